// Service hours as time: whether the office is open now, and how many minutes of service have run.

import {
	dayAt,
	hasServiceHours,
	localDay,
	type CalendarDay,
	type Holiday,
	type WorkCalendar
} from './calendar.ts';

/** Whether the office is open at an instant, and when that changes. */
export type OpeningState =
	| {
			readonly open: true;
			/** End of the present service period, which may be the midday break. */
			readonly closesAt: Date;
			/** True when this year's holidays are not known yet. */
			readonly beyondLoadedYears: boolean;
	  }
	| {
			readonly open: false;
			/** Start of the next service period; null when the office has no service hours. */
			readonly opensAt: Date | null;
			/** Why it is closed now; absent when the office has no service hours. */
			readonly because?: Holiday | 'weekend' | 'outside_hours' | 'break';
			/** True when today's or that day's year has no decree yet, so a holiday may be missing. */
			readonly beyondLoadedYears: boolean;
	  };

/**
 * Whether the office is open. A holiday is named even when it falls on a weekend: it is what people
 * ask about.
 * @throws RangeError for an invalid Date
 */
export function openingState(calendar: WorkCalendar, now: Date): OpeningState {
	const ms = now.getTime();
	const todayNumber = localDay(calendar, now);
	const today = dayAt(calendar, todayNumber);
	if (!hasServiceHours(calendar)) {
		return { open: false, opensAt: null, beyondLoadedYears: !today.loaded };
	}
	const present = today.service.find((period) => period.opensAt <= ms && ms < period.closesAt);
	if (present) {
		return {
			open: true,
			closesAt: new Date(present.closesAt),
			beyondLoadedYears: !today.loaded
		};
	}
	let day = today;
	let opensAt = nextOpening(day, ms);
	// Ends: holidays are finite, and some weekday has service hours.
	for (let next = todayNumber + 1; opensAt === undefined; next++) {
		day = dayAt(calendar, next);
		opensAt = nextOpening(day, ms);
	}
	return {
		open: false,
		opensAt: new Date(opensAt),
		because: calendar.holidays.get(today.date) ?? closedBecause(today, ms),
		beyondLoadedYears: !today.loaded || !day.loaded
	};
}

/**
 * Whole minutes of service between two instants: time at which the office was open. Negative when
 * `to` lies before `from`.
 * @throws RangeError for an invalid Date
 */
export function workingMinutesBetween(calendar: WorkCalendar, from: Date, to: Date): number {
	if (to < from) return 0 - workingMinutesBetween(calendar, to, from);
	const start = from.getTime();
	const end = to.getTime();
	let ms = 0;
	const last = localDay(calendar, to);
	for (let day = localDay(calendar, from); day <= last; day++) {
		for (const { opensAt, closesAt } of dayAt(calendar, day).service) {
			ms += Math.max(0, Math.min(end, closesAt) - Math.max(start, opensAt));
		}
	}
	return Math.floor(ms / 60_000);
}

/**
 * The moment at which the office has been open for so many minutes since an instant: the inverse of
 * `workingMinutesBetween`. Always within service hours or at the end of a period of them.
 * @param minutes a whole number, at least 1
 * @throws RangeError for another number, an invalid Date, and an office without service hours
 */
export function addWorkingMinutes(calendar: WorkCalendar, from: Date, minutes: number): Date {
	if (!Number.isSafeInteger(minutes) || minutes < 1) {
		throw new RangeError(`not a whole number of working minutes: ${minutes}`);
	}
	if (!hasServiceHours(calendar)) throw new RangeError('an office without service hours');
	let left = minutes * 60_000;
	// Ends: holidays are finite, and some weekday has service hours.
	for (let day = localDay(calendar, from); ; day++) {
		for (const { opensAt, closesAt } of dayAt(calendar, day).service) {
			const begins = Math.max(opensAt, from.getTime());
			const open = Math.max(0, closesAt - begins);
			if (open >= left) return new Date(begins + left);
			left -= open;
		}
	}
}

function nextOpening(day: CalendarDay, ms: number): number | undefined {
	return day.service.find((period) => period.opensAt > ms)?.opensAt;
}

function closedBecause(today: CalendarDay, ms: number): 'weekend' | 'outside_hours' | 'break' {
	if (today.skipped) return 'weekend';
	const begun = today.service.some((period) => period.closesAt <= ms);
	return begun && nextOpening(today, ms) !== undefined ? 'break' : 'outside_hours';
}
