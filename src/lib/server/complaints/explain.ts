// Why a clock of a complaint ends on its day: the rule that it carries and all that was added since.
import type { PauseCategory } from '#lib/codes/complaint-codes.ts';
import {
	type Explanation,
	explainDeadline,
	explainMinutes,
	localDate,
	type MinutesExplanation,
	type WorkCalendar
} from '../deadlines/index.ts';
import { type Clock, pauseDays } from './clocks.ts';
import type { Office } from './context.ts';
import type { complaintExtensions, complaintPauses } from './schema.ts';

/** Days that a clock stood still. */
interface PauseAdded {
	kind: 'pause';
	workingDays: number;
	category: PauseCategory;
	reason: string;
	from: Date;
	until: Date;
}

/** Days that the head granted. */
interface ExtensionAdded {
	kind: 'extension';
	workingDays: number;
	reason: string;
	decidedAt: Date;
}

/** What a resident and an officer are told alike. */
export interface ClockExplanation extends Explanation<PauseAdded | ExtensionAdded> {
	legalBasis: string;
	confirmed: boolean;
	/** ISO date that was promised first. */
	firstDate: string;
	/** Since when it stands still; null while it runs. */
	standsSince: Date | null;
}

/** The same for a clock that counts minutes of service. Nothing ever adds to it. */
export interface MinuteClockExplanation extends MinutesExplanation {
	legalBasis: string;
	confirmed: boolean;
}

/** The part of a pause that explains days. */
export type Pause = Pick<
	typeof complaintPauses.$inferSelect,
	'category' | 'reason' | 'startedAt' | 'endedAt' | 'expectedUntil'
>;

/** The part of an extension that explains days. */
export type Extension = Pick<
	typeof complaintExtensions.$inferSelect,
	'round' | 'grantedDays' | 'reason' | 'decidedAt'
>;

/**
 * @param office calendar and policies
 * @param clock running or stopped
 * @param pauses all of its complaint, in order
 * @param extensions all of its complaint, in order
 * @returns the deadline taken apart; null when its policy isn't there any more
 */
export function explainClock(
	office: Office,
	clock: Clock,
	pauses: readonly Pause[],
	extensions: readonly Extension[]
): ClockExplanation | null {
	const policy = office.policies.find(({ id }) => id === clock.policyId);
	if (!policy) return null;
	const { calendar } = office;
	const open = pauses.find(({ endedAt }) => endedAt === null);
	return {
		...explainDeadline(
			calendar,
			clock.startedAt,
			policy.amount,
			addedDays(calendar, clock, pauses, extensions),
			clock.dueAt
		),
		legalBasis: policy.legalBasis,
		confirmed: policy.confirmed,
		firstDate: localDate(calendar, clock.firstDueAt),
		standsSince: open && !clock.stoppedAt ? open.startedAt : null
	};
}

/**
 * What came on top of the rule's own days.
 * @param calendar by which the days of a pause are counted
 * @param clock running or stopped
 * @param pauses all of its complaint; one that is still open has added nothing yet
 * @param extensions all of its complaint
 */
export function addedDays(
	calendar: WorkCalendar,
	clock: Clock,
	pauses: readonly Pause[],
	extensions: readonly Extension[]
): (PauseAdded | ExtensionAdded)[] {
	const paused = pauses.flatMap(({ category, reason, startedAt, endedAt }) =>
		endedAt && runsThrough(clock, startedAt, endedAt)
			? [
					{
						kind: 'pause' as const,
						workingDays: pauseDays(calendar, startedAt, endedAt),
						category,
						reason,
						from: startedAt,
						until: endedAt
					}
				]
			: []
	);
	const extended = extensions.flatMap(({ round, grantedDays, reason, decidedAt }) =>
		clock.stage === 'resolution' && round === clock.round && grantedDays > 0 && decidedAt
			? [{ kind: 'extension' as const, workingDays: grantedDays, reason, decidedAt }]
			: []
	);
	return [...paused, ...extended];
}

/**
 * @param office calendar and policies
 * @param clock that counts minutes of service, running or stopped
 * @returns the deadline taken apart; null for a clock that counts days
 */
export function explainMinuteClock(
	{ calendar, policies }: Office,
	{ policyId, startedAt, dueAt }: Clock
): MinuteClockExplanation | null {
	const policy = policies.find(({ id }) => id === policyId);
	if (policy?.unit !== 'working_minutes') return null;
	const { amount, legalBasis, confirmed } = policy;
	return { ...explainMinutes(calendar, startedAt, amount, dueAt), legalBasis, confirmed };
}

// A clock that was stopped while others stood still was not moved by that pause.
function runsThrough(clock: Clock, from: Date, until: Date): boolean {
	return clock.startedAt <= from && (clock.stoppedAt === null || clock.stoppedAt >= until);
}
