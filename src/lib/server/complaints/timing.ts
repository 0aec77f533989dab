// What time alone will do with a complaint, and when: the one list from which the sweep acts and
// from which it knows when to look again.
import { type EscalationLevel, levelAt, localDate, nextLevel } from '../deadlines/index.ts';
import type { Db } from '../platform/database.ts';
import { type Clock, runningClocks } from './clocks.ts';
import type { Office } from './context.ts';
import { highestOf } from './escalation.ts';
import type { Complaint } from './policy.ts';
import type { complaints } from './schema.ts';
import { type Silence, silenceOf } from './silence.ts';
import type { Verb } from './workflow.ts';

/** A step that comes by itself at a moment, unless something happens first. */
export interface Duty {
	at: Date;
	verb: Extract<Verb, 'lapse' | 'expire' | 'needContact' | 'escalate'>;
	data: Record<string, unknown>;
	set?: Partial<typeof complaints.$inferInsert>;
	/** For a clock that goes up. */
	escalation?: { round: number; level: EscalationLevel };
}

/** The part of a clock that decides when it goes up; one that isn't written yet is on level 0. */
type RisingClock = Pick<Clock, 'stage' | 'round' | 'policyId' | 'startedAt' | 'dueAt'> & {
	escalationLevel?: number;
};

/**
 * @param tx connection
 * @param office calendar, policies and levels
 * @param complaint as it stands
 * @returns what will come, in no order; nothing for what has ended
 */
export async function dutiesOf(tx: Db, office: Office, complaint: Complaint): Promise<Duty[]> {
	return dutiesOn(tx, office, complaint, await clocksOf(tx, complaint));
}

/** @returns the columns by which the sweep and the desk find a complaint, as it stands now */
export async function timedColumns(
	tx: Db,
	office: Office,
	complaint: Complaint
): Promise<Pick<Complaint, 'nextCheckAt' | 'contactNeededSince' | 'escalatedTo'>> {
	const { contactNeededSince, status } = complaint;
	const clocks = await clocksOf(tx, complaint);
	const duties = await dutiesOn(tx, office, complaint, clocks);
	// Closed, disputed, or called often enough.
	const called = duties.some(({ verb }) => verb === 'expire');
	return {
		nextCheckAt: earliest(duties)?.at ?? null,
		contactNeededSince: status === 'answered' && !called ? contactNeededSince : null,
		escalatedTo: highestOf(clocks.map(({ escalatedTo }) => escalatedTo))
	};
}

/**
 * When a complaint that is just coming in has to be looked at.
 * @param clocks that are about to start
 */
export function firstCheckAt(office: Office, clocks: readonly RisingClock[]): Date | null {
	return earliest(clocks.flatMap((clock) => rise(office, clock, clock.dueAt)))?.at ?? null;
}

/** @returns the step that comes first, if any */
export function earliest(duties: readonly Duty[]): Duty | null {
	return duties.reduce<Duty | null>(
		(first, duty) => (first && first.at <= duty.at ? first : duty),
		null
	);
}

async function clocksOf(tx: Db, { id, status }: Complaint): Promise<Clock[]> {
	const ended = status === 'closed' || status === 'rejected' || status === 'forwarded';
	return ended ? [] : runningClocks(tx, id);
}

async function dutiesOn(
	tx: Db,
	office: Office,
	complaint: Complaint,
	clocks: readonly Clock[]
): Promise<Duty[]> {
	const { pausedAt, nextDueAt } = complaint;
	// While the clocks stand still, nothing goes up.
	if (pausedAt) return nextDueAt ? [{ at: nextDueAt, verb: 'lapse', data: {} }] : [];
	const duties: Duty[] = [];
	for (const clock of clocks) {
		if (clock.stage === 'reporter_answer') {
			const silence = await silenceOf(tx, office, complaint, clock);
			duties.push(...dutiesOnSilence(office, complaint, clock, silence));
		} else {
			duties.push(...rise(office, clock, clock.dueAt));
		}
	}
	return duties;
}

// The reporter's own time is nobody's delay; that nobody calls or answers them afterwards is.
function dutiesOnSilence(
	office: Office,
	{ contactNeededSince, unansweredSince }: Complaint,
	clock: Clock,
	{ overAt, tries, missing, closableFrom }: Silence
): Duty[] {
	if (closableFrom) {
		return [{ at: closableFrom, verb: 'expire', data: { ground: 'no_reply', tries } }];
	}
	if (!unansweredSince && !contactNeededSince) {
		const set = { contactNeededSince: overAt };
		return [{ at: overAt, verb: 'needContact', data: { missing }, set }];
	}
	return rise(office, clock, contactNeededSince ?? overAt);
}

function rise(office: Office, clock: RisingClock, dueAt: Date): Duty[] {
	const { calendar, escalation, policies } = office;
	const { stage, round, policyId, startedAt, escalationLevel = 0 } = clock;
	const level = nextLevel(escalation, stage, localDate(calendar, startedAt), escalationLevel);
	const policy = policies.find(({ id }) => id === policyId);
	if (!level || !policy) return [];
	const at = levelAt(calendar, level, policy, { startedAt, dueAt });
	const late = level.workingDaysAfter !== null;
	const data = { stage, level: level.level, late };
	return [{ at, verb: 'escalate', data, escalation: { round, level } }];
}
