// The office's working days as PostgreSQL can count them: an array, so that a million rows need no
// join and no function.
import { isWorkingDay, type WorkCalendar } from '../deadlines/index.ts';

const DAY_MS = 86_400_000;

/**
 * @param calendar the office's
 * @param from ISO date, the first day
 * @param until ISO date, the last day, not before `from`
 * @returns an array literal with how many working days lie after `from` up to and including each
 *   day: the difference of two is `workingDaysBetween` these days
 */
export function workingDayOrdinals(calendar: WorkCalendar, from: string, until: string): string {
	const ordinals: number[] = [];
	let passed = 0;
	for (let day = Date.parse(from); day <= Date.parse(until); day += DAY_MS) {
		const date = new Date(day).toISOString().slice(0, 10);
		if (isWorkingDay(calendar, date)) passed += 1;
		ordinals.push(passed);
	}
	return `{${ordinals.join(',')}}`;
}
