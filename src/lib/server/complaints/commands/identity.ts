// Opening who reported: name, contact and the numbers in the texts. Each opening is an event.
import type { IdentityReason } from '#lib/codes/complaint-codes.ts';
import type { Actor } from '../../officers/index.ts';
import { type Changed, recordAsOfficer } from '../change.ts';
import type { Context } from '../context.ts';
import type { complaintEvents } from '../schema.ts';

const OPEN_MINUTES = 30;

/**
 * Opens the identity for this officer, for half an hour. The reporter reads that their unit did,
 * and why.
 * @param number of the complaint
 * @throws DomainError not_found, not_allowed
 */
export async function openIdentity(
	context: Context,
	actor: Actor,
	number: string,
	reason: IdentityReason,
	now: Date
): Promise<Changed> {
	return recordAsOfficer(context, actor, number, 'openIdentity', now, { purpose: reason });
}

/**
 * @param events of one complaint
 * @param actor the officer
 * @returns until when the identity is open for them, or null
 */
export function identityOpenUntil(
	events: readonly Pick<typeof complaintEvents.$inferSelect, 'kind' | 'officerId' | 'at'>[],
	actor: Actor,
	now: Date
): Date | null {
	const opened = events.findLast(
		({ kind, officerId }) => kind === 'identity_opened' && officerId === actor.id
	);
	const until = opened && new Date(opened.at.getTime() + OPEN_MINUTES * 60_000);
	return until && until > now ? until : null;
}
