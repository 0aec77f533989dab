// Owns the rule that somebody can always administer the accounts.
import { and, arrayContains, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { rows } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { type AccountKeeper, SHELL } from './actor.ts';
import { officers } from './schema.ts';

// Changes to accounts queue up here, so that two administrators can't remove each other at once.
const ACCOUNTS_LOCK = 72_616_002;

/**
 * @param db connection
 * @returns ids of the administrators who can sign in: not disabled, and with a password
 */
export async function activeAdministratorIds(db: Db): Promise<string[]> {
	const found = await db
		.select({ id: officers.id })
		.from(officers)
		.where(
			and(
				arrayContains(officers.roles, ['administrator']),
				isNull(officers.disabledAt),
				isNotNull(officers.passwordHash)
			)
		);
	return found.map(({ id }) => id);
}

/**
 * Makes this transaction the only one that changes accounts.
 * @param tx transaction
 * @returns the active administrators, who stay it until the transaction ends
 */
export async function lockAdministrators(tx: Db): Promise<string[]> {
	await rows(tx, sql`select pg_advisory_xact_lock(${ACCOUNTS_LOCK})`);
	return activeAdministratorIds(tx);
}

/**
 * Opens a change of accounts to those who may make it. Asks the database, not the request: the
 * actor may have lost the role while the page was open.
 * @param tx transaction
 * @param actor who wants to change an account
 * @returns the active administrators
 * @throws DomainError not_allowed
 */
export async function assertKeeper(tx: Db, actor: AccountKeeper): Promise<string[]> {
	const active = await lockAdministrators(tx);
	if (actor !== SHELL && !active.includes(actor.id)) {
		throw new DomainError('not_allowed', 'only administrators change accounts');
	}
	return active;
}

/**
 * @param active from `assertKeeper`
 * @param officerId who is about to stop being an active administrator
 * @throws DomainError conflict when nobody would be left
 */
export function assertNotLast(active: readonly string[], officerId: string): void {
	if (active.length === 1 && active[0] === officerId) {
		throw new DomainError('conflict', 'the last active administrator stays', {
			fields: {
				'': 'Ini administrator terakhir yang aktif. Jadikan orang lain administrator dulu.'
			}
		});
	}
}
