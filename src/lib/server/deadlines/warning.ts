// When to say that something comes to its end: the time of a clock, and the years with a decree.

import { localDate, type WorkCalendar } from './calendar.ts';
import { dayNumber } from './dates.ts';
import type { DeadlinePolicy } from './policies.ts';
import { workingMinutesBetween } from './service-time.ts';
import { addWorkingDays, workingDaysBetween } from './working-days.ts';

/** From this month of the last year with a decree on, the office is reminded of the next one. */
const REMINDED_FROM = '11-01';
/** Ours: time enough to still do what was forgotten, and late enough to be about today. */
const REMINDED_WORKING_DAYS = 3;
const HOUR_MS = 3_600_000;

/**
 * Whether so much of a clock's time is gone that its policy wants a warning. Measured by what is left
 * before the deadline, so that time in which it stood still and days that were granted don't count.
 * @param policy the one that the clock carries
 * @returns true from that part of the time on, also when the deadline has passed
 */
export function isNearlyOver(
	calendar: WorkCalendar,
	{ amount, unit, warningShare }: Pick<DeadlinePolicy, 'amount' | 'unit' | 'warningShare'>,
	dueAt: Date,
	now: Date
): boolean {
	const [today, dueDate] = [localDate(calendar, now), localDate(calendar, dueAt)];
	const left = {
		working_minutes: () => workingMinutesBetween(calendar, now, dueAt),
		working_days: () => workingDaysBetween(calendar, today, dueDate),
		calendar_days: () => dayNumber(dueDate) - dayNumber(today),
		calendar_hours: () => (dueAt.getTime() - now.getTime()) / HOUR_MS
	}[unit]();
	// In hundredths of the whole time: no fractions, so 70 % of ten days is exactly seven.
	return left * 100 <= amount * (100 - warningShare);
}

/**
 * Whether to remind of something that has a last day and no clock of its own.
 * @param lastDay ISO date
 * @param now the moment
 * @returns true from three working days before on, also when it has passed
 */
export function isLastDayNear(calendar: WorkCalendar, lastDay: string, now: Date): boolean {
	return (
		lastDay <= addWorkingDays(calendar, localDate(calendar, now), REMINDED_WORKING_DAYS).dueDate
	);
}

/** @returns the years from one ISO date to another, both included, whose holidays no decree sets */
export function undecidedYears(calendar: WorkCalendar, fromDate: string, toDate: string): number[] {
	const years: number[] = [];
	for (let year = yearOf(fromDate); year <= yearOf(toDate); year++) {
		if (!calendar.loadedYears.has(year)) years.push(year);
	}
	return years;
}

/**
 * The next decree that the calendar needs.
 * @param today ISO date
 * @returns its year, and whether the last two months before it have begun
 */
export function nextDecree(calendar: WorkCalendar, today: string): { year: number; near: boolean } {
	let year = yearOf(today);
	while (calendar.loadedYears.has(year)) year += 1;
	return { year, near: today >= `${year - 1}-${REMINDED_FROM}` };
}

function yearOf(isoDate: string): number {
	return Number(isoDate.slice(0, 4));
}
