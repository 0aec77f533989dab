// "Tahan": while the head of the office keeps a complaint for a dispute or an inspection, nothing of
// it is erased, by whatever rule or request.
import { and, asc, eq, isNull } from 'drizzle-orm';
import { type Context, visibleTo, visibleUnder } from '../complaints/index.ts';
import { complaints } from '../complaints/schema.ts';
import { type Actor, hasRole } from '../officers/index.ts';
import { officers } from '../officers/schema.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { erasureHolds } from './schema.ts';

/** A complaint that may not be erased for now. */
export interface ErasureHold {
	id: string;
	number: string;
	reason: string;
	placedBy: string;
	placedAt: Date;
}

/**
 * Keeps a complaint. Holding it twice changes nothing.
 * @param context database and office
 * @param actor the head of the office
 * @param number of the complaint, as typed
 * @param reason why it is kept
 * @param now the moment
 * @throws DomainError not_allowed; invalid_input for a number that they can't see, or that is erased
 */
export async function holdComplaint(
	{ db }: Context,
	actor: Actor,
	number: string,
	reason: string,
	now: Date
): Promise<void> {
	requireHead(actor);
	await db.transaction(async (tx) => {
		const [complaint] = await tx
			.select({ id: complaints.id, erasedAt: complaints.erasedAt })
			.from(complaints)
			.where(visibleUnder(actor, number))
			// An erasure that is under way is waited for.
			.for('update');
		if (!complaint || complaint.erasedAt) {
			throw new DomainError('invalid_input', 'no such complaint to hold', {
				fields: {
					nomor: complaint
						? 'Data pribadi laporan ini sudah dihapus, jadi tidak ada lagi yang bisa ditahan.'
						: 'Nomor ini tidak ada. Periksa lagi, contoh: 2026-000042.'
				}
			});
		}
		await tx
			.insert(erasureHolds)
			.values({
				id: newId(),
				complaintId: complaint.id,
				reason,
				placedBy: actor.id,
				placedAt: now
			})
			.onConflictDoNothing();
	});
}

/** Ends a hold. Ending it twice changes nothing. @throws DomainError not_allowed, not_found */
export async function releaseComplaint(
	{ db }: Context,
	actor: Actor,
	holdId: string,
	now: Date
): Promise<void> {
	requireHead(actor);
	const [hold] = await db
		.select({ id: erasureHolds.id })
		.from(erasureHolds)
		.innerJoin(complaints, eq(complaints.id, erasureHolds.complaintId))
		.where(and(eq(erasureHolds.id, holdId), visibleTo(actor)));
	if (!hold) throw new DomainError('not_found', 'no such hold for this officer');
	await db
		.update(erasureHolds)
		.set({ releasedBy: actor.id, releasedAt: now })
		.where(and(eq(erasureHolds.id, holdId), isNull(erasureHolds.releasedAt)));
}

/** @param context database @param actor who looks @returns what is held of what they may see */
export async function listHolds({ db }: Context, actor: Actor): Promise<ErasureHold[]> {
	return db
		.select({
			id: erasureHolds.id,
			number: complaints.number,
			reason: erasureHolds.reason,
			placedBy: officers.name,
			placedAt: erasureHolds.placedAt
		})
		.from(erasureHolds)
		.innerJoin(complaints, eq(complaints.id, erasureHolds.complaintId))
		.innerJoin(officers, eq(officers.id, erasureHolds.placedBy))
		.where(and(isNull(erasureHolds.releasedAt), visibleTo(actor)))
		.orderBy(asc(erasureHolds.placedAt));
}

/** @param db connection @param complaintId which @returns true while it may not be erased */
export async function isHeld(db: Db, complaintId: string): Promise<boolean> {
	const [hold] = await db
		.select({ id: erasureHolds.id })
		.from(erasureHolds)
		.where(and(eq(erasureHolds.complaintId, complaintId), isNull(erasureHolds.releasedAt)));
	return hold !== undefined;
}

function requireHead(actor: Actor): void {
	if (!hasRole(actor, 'head')) {
		throw new DomainError('not_allowed', 'only the head of the office holds complaints');
	}
}
