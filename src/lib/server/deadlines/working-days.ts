// Deadlines in working days, together with the explanation of how each date came about.

import { dayAt, instantAt, localDay, type SkippedDay, type WorkCalendar } from './calendar.ts';
import { dayNumber, isoDateOf } from './dates.ts';

/** A deadline and its own explanation: `counted` and `skipped` are what the count really did. */
export interface Deadline {
	/** ISO date of the start; never counted itself. */
	readonly startDate: string;
	readonly workingDays: number;
	/** ISO date, always a working day. */
	readonly dueDate: string;
	/** End of the due date's last service period. */
	readonly dueAt: Date;
	/** The working days after the start, the due date last. */
	readonly counted: readonly string[];
	/** The days passed over on the way, in order. */
	readonly skipped: readonly SkippedDay[];
	/** True when a day was judged in a year without a decree: its holidays are not known yet. */
	readonly beyondLoadedYears: boolean;
	/** Those years, ascending. */
	readonly unloadedYears: readonly number[];
}

/**
 * Count working days from a date. The start never counts, whether it is a working day or not.
 * @param startIsoDate the date on which the clock starts
 * @param workingDays a whole number, at least 1
 * @throws RangeError for a date that does not exist or a count below 1 or not whole
 */
export function addWorkingDays(
	calendar: WorkCalendar,
	startIsoDate: string,
	workingDays: number
): Deadline {
	return countFrom(calendar, dayNumber(startIsoDate), workingDays);
}

/**
 * The deadline of a clock that starts at an instant: its start date is the office's date then, so
 * what is filed at 00:30 WIB belongs to the new day although UTC still has the old one.
 * @throws RangeError as `addWorkingDays`
 */
export function deadlineFrom(
	calendar: WorkCalendar,
	startedAt: Date,
	workingDays: number
): Deadline {
	return countFrom(calendar, localDay(calendar, startedAt), workingDays);
}

/**
 * The last moment of the day that comes so many days after another, whether the office works or not.
 * @param startIsoDate never counted itself
 * @throws RangeError for a date that does not exist
 */
export function addCalendarDays(calendar: WorkCalendar, startIsoDate: string, days: number): Date {
	const dayAfter = isoDateOf(dayNumber(startIsoDate) + days + 1);
	return new Date(instantAt(calendar, dayAfter, '00:00').getTime() - 1);
}

/**
 * Working days after `from` up to and including `to`: the inverse of `addWorkingDays`. Negative
 * when `to` lies before `from`, so that a to b and b to c always sum to a to c. Between the dates
 * on which a pause starts and ends, it is the number of working days that the pause covers.
 * @throws RangeError for a date that does not exist
 */
export function workingDaysBetween(
	calendar: WorkCalendar,
	fromIsoDate: string,
	toIsoDate: string
): number {
	const from = dayNumber(fromIsoDate);
	const to = dayNumber(toIsoDate);
	let count = 0;
	for (let day = Math.min(from, to) + 1; day <= Math.max(from, to); day++) {
		if (dayAt(calendar, day).skipped === null) count++;
	}
	return from <= to ? count : 0 - count;
}

/**
 * Move a deadline by the working days that a pause covered. Several pauses give the same deadline
 * in any order, and the same as a clock that had been given the sum from the start.
 * @param workingDays a whole number; 0 (a pause within one day) leaves the deadline as it is
 * @throws RangeError for a negative count or one that is not whole
 */
export function shiftDeadline(calendar: WorkCalendar, dueAt: Date, workingDays: number): Date {
	if (workingDays === 0) return dueAt;
	assertCount(workingDays);
	// Not by countFrom: nobody asks for the explanation of a shift.
	let number = localDay(calendar, dueAt);
	let day = dayAt(calendar, number);
	for (let left = workingDays; left > 0;) {
		day = dayAt(calendar, ++number);
		if (day.skipped === null) left--;
	}
	return new Date(day.endsAt);
}

function countFrom(calendar: WorkCalendar, start: number, workingDays: number): Deadline {
	assertCount(workingDays);
	const counted: string[] = [];
	const skipped: SkippedDay[] = [];
	const unloadedYears: number[] = [];
	let day = dayAt(calendar, start);
	const startDate = day.date;
	// Ends: holidays are finite, and some weekday is always a working day.
	for (let next = start + 1; counted.length < workingDays; next++) {
		day = dayAt(calendar, next);
		if (!day.loaded && unloadedYears.at(-1) !== day.year) unloadedYears.push(day.year);
		if (day.skipped) skipped.push(day.skipped);
		else counted.push(day.date);
	}
	return {
		startDate,
		workingDays,
		dueDate: day.date,
		dueAt: new Date(day.endsAt),
		counted,
		skipped,
		beyondLoadedYears: unloadedYears.length > 0,
		unloadedYears
	};
}

function assertCount(workingDays: number): void {
	if (!Number.isSafeInteger(workingDays) || workingDays < 1) {
		throw new RangeError(`not a whole number of working days: ${workingDays}`);
	}
}
