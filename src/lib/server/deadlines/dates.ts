// Calendar dates without a time: ISO text (`2026-11-25`) to and from a running day number.

/** Milliseconds of one calendar day in UTC arithmetic. */
export const DAY_MS = 86_400_000;

/** ISO weekday: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const isoPattern = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The day number of an ISO date, counted from 1970-01-01 = 0.
 * @throws RangeError when the text is not a date that exists
 */
export function dayNumber(isoDate: string): number {
	if (isoPattern.test(isoDate)) {
		const ms = Date.parse(isoDate);
		// Date.parse refuses month 13, but turns 30 February into 2 March.
		if (new Date(ms).getUTCDate() === Number(isoDate.slice(8))) return ms / DAY_MS;
	}
	throw new RangeError(`not a calendar date: ${isoDate}`);
}

/**
 * The ISO date of a day number.
 * @throws RangeError outside the years 0000 to 9999
 */
export function isoDateOf(day: number): string {
	const text = new Date(day * DAY_MS).toISOString();
	if (text.length !== 24) throw new RangeError(`no four-digit year for day ${day}`);
	return text.slice(0, 10);
}

/** The weekday of a day number; 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): Weekday {
	return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}
