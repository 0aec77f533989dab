// Saying why a deadline passed: a reason that is counted, and words for colleagues.
import { and, eq, inArray, isNotNull, lt, ne, or, sql } from 'drizzle-orm';
import type { ClockStage, LateReason } from '#lib/codes/complaint-codes.ts';
import type { Actor } from '../../officers/index.ts';
import type { Db } from '../../platform/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { type Changed, recordAsOfficer } from '../change.ts';
import type { Clock } from '../clocks.ts';
import type { Context } from '../context.ts';
import type { Complaint } from '../policy.ts';
import { complaintClocks, complaintEvents, complaints } from '../schema.ts';

/** Why one clock was missed. */
export interface Lateness {
	stage: ClockStage;
	/** 1, and one more for each reopening. */
	round: number;
	reason: LateReason;
	/** For colleagues; the reporter never reads it. */
	text: string | null;
}

/**
 * Says why a deadline passed. May be said again: the last reason counts, the history keeps all. It is
 * a step of its own and quiet, so that it can come before or long after the resident was answered.
 * @param number of the complaint
 * @throws DomainError not_found, not_allowed; invalid_input for a clock that was not missed
 */
export async function explainLateness(
	{ db }: Context,
	actor: Actor,
	number: string,
	{ stage, round, reason, text }: Lateness,
	now: Date
): Promise<Changed> {
	return db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		const data = { stage, round, purpose: reason, text };
		const changed = await recordAsOfficer({ db: tx }, actor, number, 'explainLate', now, data);
		const here = tx
			.select({ id: complaintEvents.complaintId })
			.from(complaintEvents)
			.where(eq(complaintEvents.id, changed.eventId));
		const [missed] = await tx
			.update(complaintClocks)
			.set({ lateReason: reason })
			.where(
				and(
					inArray(complaintClocks.complaintId, here),
					eq(complaintClocks.stage, stage),
					eq(complaintClocks.round, round),
					ne(complaintClocks.stage, 'reporter_answer'),
					lt(complaintClocks.dueAt, now),
					or(
						sql`${complaintClocks.stoppedAt} > ${complaintClocks.dueAt}`,
						// One that stands still is not missed (figures/).
						and(
							sql`${complaintClocks.stoppedAt} is null`,
							sql`not exists (select from ${complaints} where ${complaints.id} = ${complaintClocks.complaintId}
								and ${isNotNull(complaints.pausedAt)})`
						)
					)
				)
			)
			.returning({ stage: complaintClocks.stage });
		if (!missed) {
			throw new DomainError('invalid_input', 'this clock was not missed', {
				fields: { batas: 'Batas waktu ini tidak terlewat. Pilih yang lain.' }
			});
		}
		return changed;
	});
}

/** @returns the clocks of a complaint that were missed; the reporter's own time is nobody's delay */
export function missedClocks<
	One extends Pick<Clock, 'stage' | 'dueAt' | 'stoppedAt' | 'lateReason'>
>(clocks: readonly One[], { pausedAt }: Pick<Complaint, 'pausedAt'>, now: Date): One[] {
	return clocks.filter(
		({ stage, dueAt, stoppedAt }) =>
			stage !== 'reporter_answer' &&
			(stoppedAt ? stoppedAt > dueAt : dueAt < now && pausedAt === null)
	);
}
