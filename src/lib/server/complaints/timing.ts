// What time alone will do with a complaint, and when: the one list from which the sweep acts and
// from which it knows when to look again.
import type { Db } from '../platform/database.ts';
import { runningClocks } from './clocks.ts';
import type { Office } from './context.ts';
import type { Complaint } from './policy.ts';
import type { complaints } from './schema.ts';
import { silenceOf } from './silence.ts';
import type { Verb } from './workflow.ts';

/** A step that comes by itself at a moment, unless something happens first. */
export interface Duty {
	at: Date;
	verb: Extract<Verb, 'lapse' | 'expire' | 'needContact'>;
	data: Record<string, unknown>;
	set?: Partial<typeof complaints.$inferInsert>;
}

/**
 * @param tx connection
 * @param office calendar and policies
 * @param complaint as it stands
 * @returns what will come, in no order; nothing for what has ended
 */
export async function dutiesOf(tx: Db, office: Office, complaint: Complaint): Promise<Duty[]> {
	const { status, pausedAt, nextDueAt } = complaint;
	if (status === 'closed' || status === 'rejected' || status === 'forwarded') return [];
	if (pausedAt) return nextDueAt ? [{ at: nextDueAt, verb: 'lapse', data: {} }] : [];
	const clocks = await runningClocks(tx, complaint.id);
	const waiting = clocks.find(({ stage }) => stage === 'reporter_answer');
	if (!waiting) return [];
	const silence = await silenceOf(tx, office, complaint, waiting);
	if (silence.closableFrom) {
		const data = { ground: 'no_reply', tries: silence.tries };
		return [{ at: silence.closableFrom, verb: 'expire', data }];
	}
	if (silence.missing > 0 && !complaint.contactNeededSince && !complaint.unansweredSince) {
		const { overAt, missing } = silence;
		const set = { contactNeededSince: overAt };
		return [{ at: overAt, verb: 'needContact', data: { missing }, set }];
	}
	return [];
}

/** @returns the columns by which the sweep and the desk find a complaint, as it stands now */
export async function timedColumns(
	tx: Db,
	office: Office,
	complaint: Complaint
): Promise<Pick<Complaint, 'nextCheckAt' | 'contactNeededSince'>> {
	const { contactNeededSince } = complaint;
	const duties = await dutiesOf(tx, office, complaint);
	// Closed, disputed, or called often enough.
	const called = duties.some(({ verb }) => verb === 'expire');
	return {
		nextCheckAt: earliest(duties)?.at ?? null,
		contactNeededSince: complaint.status === 'answered' && !called ? contactNeededSince : null
	};
}

/** @returns the step that comes first, if any */
export function earliest(duties: readonly Duty[]): Duty | null {
	return duties.reduce<Duty | null>(
		(first, duty) => (first && first.at <= duty.at ? first : duty),
		null
	);
}
