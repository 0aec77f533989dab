// What administrators see of accounts.
import { asc, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { validate as isUuid } from 'uuid';
import type { Role } from '../../codes/officer-codes.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { isUsername } from './account-rules.ts';
import { type AccountKeeper, hasRole, SHELL } from './actor.ts';
import type { OfficerEventKind } from './events.ts';
import { officerEvents, officers, roleRequirements } from './schema.ts';

/** An account as administrators see it; never its secrets. */
export interface Account {
	id: string;
	username: string;
	name: string;
	roles: Role[];
	unitCode: string | null;
	kecamatanCode: string | null;
	/** False until the person has set one. */
	hasPassword: boolean;
	hasSecondFactor: boolean;
	disabledAt: Date | null;
	createdAt: Date;
	lastSignedInAt: Date | null;
}

/** A line of an account's history. */
export interface AccountEvent {
	kind: OfficerEventKind;
	at: Date;
	/** Null for the person at the shell. */
	actorName: string | null;
}

const HISTORY_LENGTH = 50;

/**
 * @param db connection
 * @param actor who asks
 * @returns every account, the active ones first, by name
 * @throws DomainError not_allowed
 */
export async function listAccounts(db: Db, actor: AccountKeeper): Promise<Account[]> {
	assertMayLook(actor);
	const found = await db
		.select({ officer: officers, lastSignedInAt: lastSignIn })
		.from(officers)
		.orderBy(sql`${officers.disabledAt} is not null`, asc(sql`lower(${officers.name})`));
	return found.map(toAccount);
}

/**
 * @param db connection
 * @param actor who asks
 * @param officer whose: a username, or an id, which is longer than any username
 * @returns the account and its latest history
 * @throws DomainError not_allowed, not_found
 */
export async function readAccount(
	db: Db,
	actor: AccountKeeper,
	officer: string
): Promise<{ account: Account; history: AccountEvent[] }> {
	assertMayLook(actor);
	const wanted = officer.trim().toLowerCase();
	const whose = isUuid(wanted)
		? eq(officers.id, wanted)
		: isUsername(wanted) && eq(officers.username, wanted);
	const [found] = whose
		? await db.select({ officer: officers, lastSignedInAt: lastSignIn }).from(officers).where(whose)
		: [];
	if (!found) throw new DomainError('not_found', 'no such officer');
	const actors = alias(officers, 'actors');
	const history = await db
		.select({ kind: officerEvents.kind, at: officerEvents.at, actorName: actors.name })
		.from(officerEvents)
		.leftJoin(actors, eq(actors.id, officerEvents.actorId))
		.where(eq(officerEvents.officerId, found.officer.id))
		.orderBy(desc(officerEvents.at), desc(officerEvents.id))
		.limit(HISTORY_LENGTH);
	return {
		account: toAccount(found),
		history: history.map((event) => ({ ...event, kind: event.kind as OfficerEventKind }))
	};
}

/**
 * @param db connection
 * @param actor who asks
 * @returns the roles that must have a second factor
 * @throws DomainError not_allowed
 */
export async function listRequiredRoles(db: Db, actor: AccountKeeper): Promise<Role[]> {
	assertMayLook(actor);
	return (await db.select().from(roleRequirements)).map(({ role }) => role);
}

// Written out, because Drizzle leaves table names away in a query of one table.
const lastSignIn = sql<string | Date | null>`(select max(event.at) from officer_events event
	where event.officer_id = "officers"."id" and event.kind = 'signed_in')`;

function toAccount({
	officer,
	lastSignedInAt
}: {
	officer: typeof officers.$inferSelect;
	lastSignedInAt: string | Date | null;
}): Account {
	return {
		id: officer.id,
		username: officer.username,
		name: officer.name,
		roles: officer.roles,
		unitCode: officer.unitCode,
		kecamatanCode: officer.kecamatanCode,
		hasPassword: officer.passwordHash !== null,
		hasSecondFactor: officer.totpConfirmedAt !== null,
		disabledAt: officer.disabledAt,
		createdAt: officer.createdAt,
		lastSignedInAt: lastSignedInAt === null ? null : new Date(lastSignedInAt)
	};
}

function assertMayLook(actor: AccountKeeper): void {
	if (actor !== SHELL && !hasRole(actor, 'administrator')) {
		throw new DomainError('not_allowed', 'only administrators see accounts');
	}
}
