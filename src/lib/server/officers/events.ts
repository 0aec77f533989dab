// Appends to the history of accounts, in the transaction of the change that it tells of.
import type { Db } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { type AccountKeeper, SHELL } from './actor.ts';
import { officerEvents } from './schema.ts';

/** What can happen to an account. */
export type OfficerEventKind =
	| 'created'
	| 'changed'
	| 'signed_in'
	| 'sign_in_failed'
	| 'password_changed'
	| 'password_reset'
	| 'disabled'
	| 'enabled'
	| 'roles_changed'
	| 'second_factor_enabled'
	| 'second_factor_removed'
	| 'recovery_code_used'
	| 'sessions_ended'
	| 'requirement_changed'
	| 'deputy_entered'
	| 'deputy_ended'
	| 'officer_list_changed';

/**
 * @param db the transaction of the change
 * @param kind what happened
 * @param officerId to whom; null when it concerns no single account
 * @param by who did it
 * @param now when
 * @param data details; never a secret, never what a person typed
 */
export async function recordOfficerEvent(
	db: Db,
	kind: OfficerEventKind,
	officerId: string | null,
	by: AccountKeeper | { id: string },
	now: Date,
	data: Record<string, unknown> = {}
): Promise<void> {
	const actorId = by === SHELL ? null : by.id;
	await db.insert(officerEvents).values({ id: newId(), officerId, actorId, kind, data, at: now });
}
