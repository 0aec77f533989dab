// Who may see the sessions that were held, and who may say that one really was.
import { eq, type SQL, sql } from 'drizzle-orm';
import { type Actor, hasRole } from '../officers/index.ts';
import { outreachSessions } from './schema.ts';

/** A row of the table. */
export type HeldSession = typeof outreachSessions.$inferSelect;

/**
 * The condition that every officer query carries. There are no names in sessions, so all who plan
 * or answer for outreach see all of them; a kecamatan operator sees those of their kecamatan.
 * @param actor the officer
 */
export function visibleTo(actor: Actor): SQL {
	if (seesAll(actor)) return sql`true`;
	if (!maySeeSessions(actor) || !actor.kecamatanCode) return sql`false`;
	return eq(outreachSessions.kecamatanCode, actor.kecamatanCode);
}

/** @param actor the officer @returns true when there is anything for them to see */
export function maySeeSessions(actor: Actor): boolean {
	return seesAll(actor) || hasRole(actor, 'district_operator');
}

/**
 * Whose word makes a session count: the head's, an administrator's, and for a session in their
 * kecamatan the operator's, who was there or knows who was.
 * @param actor the officer
 * @param session one that they may see
 */
export function mayDecideOn(actor: Actor, session: Pick<HeldSession, 'kecamatanCode'>): boolean {
	if (hasRole(actor, 'head', 'administrator')) return true;
	return (
		hasRole(actor, 'district_operator') &&
		actor.kecamatanCode !== null &&
		session.kecamatanCode === actor.kecamatanCode
	);
}

function seesAll(actor: Actor): boolean {
	return hasRole(actor, 'head', 'administrator', 'overseer', 'intake');
}
