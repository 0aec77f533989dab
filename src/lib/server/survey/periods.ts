// The times for which a survey's results are told: years and quarters. Pure.
import type { WorkCalendar } from '../deadlines/index.ts';
import { parsePeriod, type Period, periodAt, periodBefore } from '../figures/index.ts';

/** @param code as an address has it @returns null when it is no year and no quarter */
export function surveyPeriod(calendar: WorkCalendar, code: string): Period | null {
	const period = parsePeriod(calendar, code);
	return period?.kind === 'month' ? null : period;
}

/** @param day ISO date @returns the month in which it lies, as its first day */
export function monthOf(day: string): string {
	return `${day.slice(0, 7)}-01`;
}

/** @param today ISO date @returns true when nobody can answer in this period any more */
export function isOver({ lastDay }: Period, today: string): boolean {
	return lastDay < today;
}

/** @returns true when a day lies in both */
export function overlap(one: Period, other: Period): boolean {
	return one.firstDay <= other.lastDay && other.firstDay <= one.lastDay;
}

/**
 * Periods that can be looked at.
 * @param calendar the office's
 * @param first ISO date of the earliest answer's month; null when there is none
 * @param now the time
 * @returns the latest first; each year after its quarters
 */
export function periodsSince(calendar: WorkCalendar, first: string | null, now: Date): Period[] {
	const periods: Period[] = [];
	let quarter = periodAt(calendar, 'quarter', now);
	for (;;) {
		periods.push(quarter);
		const isFirst = first === null || quarter.firstDay <= first;
		const year = periodAt(calendar, 'year', quarter.from);
		if (isFirst || year.firstDay === quarter.firstDay) periods.push(year);
		if (isFirst) return periods;
		quarter = periodBefore(calendar, quarter);
	}
}
