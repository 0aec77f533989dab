// One step on several complaints: each by the single command, judged and written by itself.
import { and, asc, eq, inArray, notInArray } from 'drizzle-orm';
import { type EventKind, QUIET_EVENT_KINDS, type Status } from '#lib/codes/complaint-codes.ts';
import type { Actor } from '../../officers/index.ts';
import { DomainError, type DomainErrorCode } from '../../platform/errors.ts';
import type { Changed, Target } from '../change.ts';
import type { Context } from '../context.ts';
import { visibleTo, visibleUnder } from '../policy.ts';
import { complaintEvents, complaints } from '../schema.ts';
import { assignComplaint, type Disposisi, noteOnComplaint } from './handle.ts';

/** As many as one officer can answer for at a time. */
export const BULK_MAX = 100;

/** What became of one complaint. */
export interface BulkOutcome {
	number: string;
	/** `already`: this officer did the very same before, with a form that is sent again. */
	result: 'done' | 'already' | DomainErrorCode;
	/** Where it stands now; null when the officer does not see it, or not any more. */
	status: Status | null;
}

/** What a step leaves in the history; by that a form that is sent again is known. */
interface Trace {
	kind: EventKind;
	data: Record<string, unknown>;
}

/**
 * Disposisi of several complaints to one unit or officer.
 * @param targets numbers and the versions that the officer saw; of one number the first counts
 * @returns what became of each, in that order
 * @throws DomainError invalid_input for more than BULK_MAX, and as `assignComplaint` when nothing
 *   was done
 */
export async function assignMany(
	context: Context,
	actor: Actor,
	targets: readonly Target[],
	to: Disposisi,
	now: Date
): Promise<BulkOutcome[]> {
	return onEach(context, actor, targets, { kind: 'assigned', data: { ...to } }, (target) =>
		assignComplaint(context, actor, target, to, now)
	);
}

/**
 * The same internal note on several complaints.
 * @returns what became of each, in the order of the targets
 * @throws DomainError invalid_input for more than BULK_MAX
 */
export async function noteOnMany(
	context: Context,
	actor: Actor,
	targets: readonly Target[],
	text: string,
	now: Date
): Promise<BulkOutcome[]> {
	return onEach(context, actor, targets, { kind: 'noted', data: { text } }, (target) =>
		noteOnComplaint(context, actor, target, text, now)
	);
}

async function onEach(
	context: Context,
	actor: Actor,
	targets: readonly Target[],
	trace: Trace,
	act: (target: Target) => Promise<Changed>
): Promise<BulkOutcome[]> {
	const chosen = targets.filter(
		({ number }, index) => targets.findIndex((other) => other.number === number) === index
	);
	if (chosen.length > BULK_MAX) {
		throw new DomainError('invalid_input', 'too many at once', {
			fields: { '': `Pilih paling banyak ${BULK_MAX} pengaduan sekali jalan.` }
		});
	}
	const results: Pick<BulkOutcome, 'number' | 'result'>[] = [];
	for (const target of chosen) {
		try {
			await act(target);
			results.push({ number: target.number, result: 'done' });
		} catch (error) {
			if (!(error instanceof DomainError)) throw error;
			// A mistake of the form is the same for all; before anything is done it can still be put right.
			const begun = results.some(({ result }) => result === 'done');
			if (error.code === 'invalid_input' && !begun) throw error;
			const again =
				error.code === 'conflict' && (await wasDoneBefore(context, actor, target, trace));
			results.push({ number: target.number, result: again ? 'already' : error.code });
		}
	}
	const statuses = await statusesOf(context, actor, chosen);
	return results.map((outcome) => ({ ...outcome, status: statuses.get(outcome.number) ?? null }));
}

// Every change makes one event and one version, so the events after the form's version are what came
// after it was opened. Quiet ones make no version.
async function wasDoneBefore(
	{ db }: Context,
	actor: Actor,
	{ number, version }: Target,
	{ kind, data }: Trace
): Promise<boolean> {
	const later = await db
		.select({
			kind: complaintEvents.kind,
			officerId: complaintEvents.officerId,
			data: complaintEvents.data
		})
		.from(complaintEvents)
		.innerJoin(complaints, eq(complaints.id, complaintEvents.complaintId))
		.where(
			and(visibleUnder(actor, number), notInArray(complaintEvents.kind, [...QUIET_EVENT_KINDS]))
		)
		.orderBy(asc(complaintEvents.id))
		.offset(version);
	return later.some(
		(event) =>
			event.kind === kind &&
			event.officerId === actor.id &&
			Object.entries(data).every(([key, value]) => event.data[key] === value)
	);
}

async function statusesOf(
	{ db }: Context,
	actor: Actor,
	targets: readonly Target[]
): Promise<Map<string, Status>> {
	const numbers = targets.map(({ number }) => number);
	const seen = await db
		.select({ number: complaints.number, status: complaints.status })
		.from(complaints)
		.where(and(visibleTo(actor), inArray(complaints.number, numbers)));
	return new Map(seen.map(({ number, status }) => [number, status]));
}
