// Why a deadline is on its day: the count itself, taken apart, so that it is never written twice.

import { dayAt, localDay, type SkippedDay, type WorkCalendar } from './calendar.ts';

/** Working days that came on top of the rule's own: a pause, an extension. */
export interface AddedDays {
	/** A whole number, at least 0. */
	readonly workingDays: number;
}

/**
 * A date taken apart. Always: `workingDays`, all of `added` and `calendarDays` together are the
 * number of `counted`; `counted` and `skipped` together are every day after the start up to the due
 * date.
 */
export interface Explanation<Added extends AddedDays = AddedDays> {
	/** ISO date of the start; never counted itself. */
	readonly startDate: string;
	/** What the rule gives. */
	readonly workingDays: number;
	readonly added: readonly Added[];
	/**
	 * What the calendar does since the date was promised: a promise stays, so a holiday that was
	 * decreed later takes a day away (negative). 0 while the calendar is what it was.
	 */
	readonly calendarDays: number;
	/** ISO date on which it is due. */
	readonly dueDate: string;
	readonly counted: readonly string[];
	/** The days passed over, in order, each with its reason. */
	readonly skipped: readonly SkippedDay[];
	/** Years among these days whose holidays are not decreed yet, ascending. */
	readonly unloadedYears: readonly number[];
}

/** Time of service, taken apart: the parts together are the minutes that the rule gives. */
export interface MinutesExplanation {
	readonly startedAt: Date;
	/** What the rule gives. */
	readonly minutes: number;
	readonly dueAt: Date;
	/** Stretches of service that were counted, in order. */
	readonly parts: readonly { readonly from: Date; readonly until: Date }[];
	/** Whole days passed over, in order, each with its reason. */
	readonly skipped: readonly SkippedDay[];
	readonly unloadedYears: readonly number[];
}

/**
 * Takes a deadline in minutes of service apart.
 * @param startedAt when the clock started
 * @param minutes what the rule gives
 * @param dueAt the deadline as it was promised
 */
export function explainMinutes(
	calendar: WorkCalendar,
	startedAt: Date,
	minutes: number,
	dueAt: Date
): MinutesExplanation {
	const parts: { from: Date; until: Date }[] = [];
	const skipped: SkippedDay[] = [];
	const unloadedYears: number[] = [];
	const last = localDay(calendar, dueAt);
	for (let number = localDay(calendar, startedAt); number <= last; number++) {
		const day = dayAt(calendar, number);
		if (!day.loaded && unloadedYears.at(-1) !== day.year) unloadedYears.push(day.year);
		if (day.skipped) skipped.push(day.skipped);
		for (const { opensAt, closesAt } of day.service) {
			const from = Math.max(opensAt, startedAt.getTime());
			const until = Math.min(closesAt, dueAt.getTime());
			if (from < until) parts.push({ from: new Date(from), until: new Date(until) });
		}
	}
	return { startedAt, minutes, dueAt, parts, skipped, unloadedYears };
}

/**
 * Takes a deadline apart.
 * @param startedAt when the clock started
 * @param workingDays what the rule gives
 * @param added pauses and extensions, in order
 * @param dueAt the deadline as it was promised
 */
export function explainDeadline<Added extends AddedDays>(
	calendar: WorkCalendar,
	startedAt: Date,
	workingDays: number,
	added: readonly Added[],
	dueAt: Date
): Explanation<Added> {
	const counted: string[] = [];
	const skipped: SkippedDay[] = [];
	const unloadedYears: number[] = [];
	const start = localDay(calendar, startedAt);
	const due = localDay(calendar, dueAt);
	for (let number = start + 1; number <= due; number++) {
		const day = dayAt(calendar, number);
		if (!day.loaded && unloadedYears.at(-1) !== day.year) unloadedYears.push(day.year);
		if (day.skipped) skipped.push(day.skipped);
		else counted.push(day.date);
	}
	const expected = added.reduce((sum, { workingDays: days }) => sum + days, workingDays);
	return {
		startDate: dayAt(calendar, start).date,
		workingDays,
		added,
		calendarDays: counted.length - expected,
		dueDate: dayAt(calendar, due).date,
		counted,
		skipped,
		unloadedYears
	};
}
