// The one place that knows Lucia: its adapter for our tables, and its settings.
//
// Lucia 3 is frozen. The way out is short: `sessions.ts` uses createSession, validateSession
// and invalidateSession; each is a statement or two on officer_sessions.
import { and, eq, lte, sql } from 'drizzle-orm';
import { type Adapter, Lucia, TimeSpan } from 'lucia';
import type { Role } from '../../codes/officer-codes.ts';
import type { Db } from '../platform/database.ts';
import { hashSecret } from '../platform/ids.ts';
import { officers, officerSessions, roleRequirements } from './schema.ts';

/** A working day with overtime: after this everybody signs in again. */
export const SESSION_HOURS = 12;
/** Without a request for this long the session ends. */
const IDLE_HOURS = 4;

interface SessionAttributes {
	createdAt: Date;
	device: string;
	secondFactorAt: Date | null;
}

interface OfficerAttributes {
	username: string;
	name: string;
	roles: Role[];
	unitCode: string | null;
	kecamatanCode: string | null;
	hasSecondFactor: boolean;
	mustHaveSecondFactor: boolean;
	mustChangePassword: boolean;
	disabled: boolean;
}

declare module 'lucia' {
	interface Register {
		Lucia: Lucia<SessionAttributes, OfficerAttributes>;
		DatabaseSessionAttributes: SessionAttributes;
		DatabaseUserAttributes: OfficerAttributes;
	}
}

/**
 * Lucia on one connection at one moment.
 * @param db connection or transaction
 * @param now the time that sessions are judged by
 */
export function luciaOn(db: Db, now: Date) {
	return new Lucia<SessionAttributes, OfficerAttributes>(adapterOn(db, now), {
		sessionExpiresIn: new TimeSpan(IDLE_HOURS, 'h'),
		getSessionAttributes: (attributes) => attributes,
		getUserAttributes: (attributes) => attributes
	});
}

/** @param token what the browser holds @returns what the database holds: never the token itself */
export function sessionId(token: string): string {
	return hashSecret('officer session', token);
}

// Lucia calls the token "session id" and hands it to every method; here it is hashed each time, so
// that whoever reads the table, or a backup of it, can sign in as nobody.
function adapterOn(db: Db, now: Date): Adapter {
	// Lucia asks the machine's clock. Moments that pass between it and us are moved by the
	// difference, so that `now` decides.
	const ahead = Date.now() - now.getTime();
	const toLucia = (date: Date) => new Date(date.getTime() + ahead);
	const fromLucia = (date: Date) => new Date(date.getTime() - ahead);

	return {
		async getSessionAndUser(token) {
			const [row] = await db
				.select({
					session: officerSessions,
					officer: officers,
					// One look-up a request: the requirement comes along.
					// Whoever reads disclosures has one, whatever the administrator requires.
					mustHaveSecondFactor: sql<boolean>`('disclosure_member' = any(${officers.roles})
						or exists (select 1 from ${roleRequirements}
							where ${roleRequirements.role} = any(${officers.roles})))`
				})
				.from(officerSessions)
				.innerJoin(officers, eq(officers.id, officerSessions.officerId))
				.where(eq(officerSessions.id, sessionId(token)));
			if (!row) return [null, null];
			const { session, officer } = row;
			return [
				{
					id: token,
					userId: officer.id,
					expiresAt: toLucia(session.expiresAt),
					attributes: {
						createdAt: session.createdAt,
						device: session.device,
						secondFactorAt: session.secondFactorAt
					}
				},
				{
					id: officer.id,
					attributes: {
						username: officer.username,
						name: officer.name,
						roles: officer.roles,
						unitCode: officer.unitCode,
						kecamatanCode: officer.kecamatanCode,
						hasSecondFactor: officer.totpConfirmedAt !== null,
						mustHaveSecondFactor: row.mustHaveSecondFactor,
						mustChangePassword: officer.passwordChangeDueAt !== null,
						disabled: officer.disabledAt !== null
					}
				}
			];
		},
		async getUserSessions(officerId) {
			const found = await db
				.select()
				.from(officerSessions)
				.where(eq(officerSessions.officerId, officerId));
			return found.map(({ id, expiresAt, createdAt, device, secondFactorAt }) => ({
				id,
				userId: officerId,
				expiresAt: toLucia(expiresAt),
				attributes: { createdAt, device, secondFactorAt }
			}));
		},
		async setSession({ id, userId, expiresAt, attributes }) {
			await db.insert(officerSessions).values({
				id: sessionId(id),
				officerId: userId,
				expiresAt: fromLucia(expiresAt),
				createdAt: attributes.createdAt,
				device: attributes.device,
				secondFactorAt: attributes.secondFactorAt
			});
		},
		async updateSessionExpiration(token, expiresAt) {
			const end = sql`${officerSessions.createdAt} + ${`${SESSION_HOURS} hours`}::interval`;
			await db
				.update(officerSessions)
				.set({
					expiresAt: sql`least(${fromLucia(expiresAt).toISOString()}::timestamptz, ${end})`
				})
				.where(
					and(eq(officerSessions.id, sessionId(token)), sql`${officerSessions.expiresAt} < ${end}`)
				);
		},
		async deleteSession(token) {
			await db.delete(officerSessions).where(eq(officerSessions.id, sessionId(token)));
		},
		async deleteUserSessions(officerId) {
			await db.delete(officerSessions).where(eq(officerSessions.officerId, officerId));
		},
		async deleteExpiredSessions() {
			await db.delete(officerSessions).where(lte(officerSessions.expiresAt, now));
		}
	};
}
