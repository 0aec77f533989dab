// When a late clock goes up a level, and to whom: dated rows, never constants.

import { dayAt, localDate, localDay, type WorkCalendar } from './calendar.ts';
import type { DeadlinePolicy } from './policies.ts';
import { addWorkingMinutes } from './service-time.ts';
import { addWorkingDays, deadlineFrom } from './working-days.ts';

/** The clocks that have levels; a resolution has the same whatever its class. */
export type EscalationStage =
	'first_human_answer' | 'verification' | 'first_response' | 'resolution' | 'reporter_answer';

/** One dated row. All rows of a stage with the latest date that has begun hold together. */
export interface EscalationLevel {
	readonly stage: EscalationStage;
	/** Counted from 1; a clock that has just started is on level 0. */
	readonly level: number;
	/** Whom it goes to; who that is depends on where the case lies. */
	readonly recipient: 'handler' | 'unit_head' | 'head';
	/** After the deadline; null: before it, when the warning share of the clock's policy is used up. */
	readonly workingDaysAfter: number | null;
	/** ISO date from which it holds, itself included. */
	readonly effectiveFrom: string;
}

/** The part of a clock that decides when it goes up. */
export interface LateClock {
	readonly startedAt: Date;
	readonly dueAt: Date;
}

/**
 * The level that comes next.
 * @param levels every row, past and coming ones included
 * @param isoDate on which the clock started: a change of levels leaves running clocks alone
 * @param above the level on which the clock is
 * @returns null when it can go no higher
 */
export function nextLevel(
	levels: readonly EscalationLevel[],
	stage: EscalationStage,
	isoDate: string,
	above: number
): EscalationLevel | null {
	const begun = levels.filter((row) => row.stage === stage && row.effectiveFrom <= isoDate);
	const since = begun.reduce(
		(latest, row) => (row.effectiveFrom > latest ? row.effectiveFrom : latest),
		''
	);
	const higher = begun.filter((row) => row.effectiveFrom === since && row.level > above);
	return higher.toSorted((a, b) => a.level - b.level)[0] ?? null;
}

/**
 * When a clock reaches a level. A warning comes when service opens on the day on which no more than
 * its share of the working days is left.
 * @param policy the one that the clock carries
 */
export function levelAt(
	calendar: WorkCalendar,
	{ workingDaysAfter }: Pick<EscalationLevel, 'workingDaysAfter'>,
	policy: Pick<DeadlinePolicy, 'amount' | 'unit' | 'warningShare'>,
	clock: LateClock
): Date {
	if (workingDaysAfter === 0) return clock.dueAt;
	if (workingDaysAfter !== null) return deadlineFrom(calendar, clock.dueAt, workingDaysAfter).dueAt;
	const left = Math.floor((policy.amount * (100 - policy.warningShare)) / 100);
	if (policy.unit === 'working_minutes') {
		return addWorkingMinutes(calendar, clock.startedAt, policy.amount - left);
	}
	let day = localDay(calendar, clock.dueAt);
	for (let steps = 0; steps < left;) {
		day -= 1;
		if (dayAt(calendar, day).skipped === null) steps += 1;
	}
	const opensAt = dayAt(calendar, day).service[0]?.opensAt ?? clock.dueAt.getTime();
	return new Date(Math.max(clock.startedAt.getTime(), opensAt));
}

const RUNGS = [
	'handler',
	'unit_head',
	'head'
] as const satisfies readonly EscalationLevel['recipient'][];

/**
 * How far up the news of something has to go that has a last day and no clock of its own: by the
 * levels of a late resolution, so that nobody learns two rules.
 * @param levels every row, past and coming ones included
 * @param lastDay ISO date, by the end of which it should have been done
 * @param now the moment
 * @returns how many of the three rungs (who does it, who leads them, who leads all); 0 in time
 */
export function rungsReached(
	calendar: WorkCalendar,
	levels: readonly EscalationLevel[],
	lastDay: string,
	now: Date
): number {
	if (localDate(calendar, now) <= lastDay) return 0;
	let reached = 1;
	let level = 0;
	for (;;) {
		const next = nextLevel(levels, 'resolution', lastDay, level);
		if (!next) return reached;
		level = next.level;
		const { workingDaysAfter: days, recipient } = next;
		// A level before the deadline says nothing here.
		if (days === null || recipient === 'handler') continue;
		const over = days === 0 || addWorkingDays(calendar, lastDay, days).dueAt < now;
		if (over) reached = Math.max(reached, RUNGS.indexOf(recipient) + 1);
	}
}
