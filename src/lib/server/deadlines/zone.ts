// Time zones: what a wall clock shows at an instant, and which instant a wall clock means.

import { DAY_MS } from './dates.ts';

/** A zone answers one question: its distance from UTC, in milliseconds, at an instant. */
export type Zone = (instantMs: number) => number;

const zones = new Map<string, Zone>();

// About 27 years of days. A cache that could grow for ever would be a leak.
const CACHED_DAYS = 10_000;

/**
 * The zone with an IANA name, e.g. `Asia/Jakarta`. Asking Intl costs microseconds, so the answer
 * is kept for every UTC day on which the offset is the same at both ends; on the few days with a
 * change it is asked each time. (No zone changes there and back within one UTC day.)
 * @throws RangeError for a name that Intl does not know
 */
export function zoneOf(timeZone: string): Zone {
	const known = zones.get(timeZone);
	if (known) return known;

	const format = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric'
	});
	const ask = (instantMs: number): number => {
		const shown = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
		for (const { type, value } of format.formatToParts(instantMs)) {
			if (type in shown) shown[type as keyof typeof shown] = Number(value);
		}
		const { year, month, day, hour, minute, second } = shown;
		const wall = Date.UTC(year, month - 1, day, hour, minute, second);
		return wall - Math.floor(instantMs / 1000) * 1000;
	};

	// null marks a day on which the offset changes.
	const byUtcDay = new Map<number, number | null>();
	const zone: Zone = (instantMs) => {
		const utcDay = Math.floor(instantMs / DAY_MS);
		let offset = byUtcDay.get(utcDay);
		if (offset === undefined) {
			const first = ask(utcDay * DAY_MS);
			offset = first === ask((utcDay + 1) * DAY_MS - 1) ? first : null;
			if (byUtcDay.size >= CACHED_DAYS) byUtcDay.clear();
			byUtcDay.set(utcDay, offset);
		}
		return offset ?? ask(instantMs);
	};
	zones.set(timeZone, zone);
	return zone;
}

/** The day number that the zone's calendars show at an instant. */
export function localDayNumber(zone: Zone, instantMs: number): number {
	return Math.floor((instantMs + zone(instantMs)) / DAY_MS);
}

/**
 * The instant (ms) at which the zone's clocks show a time on a day. A time that occurs twice, when
 * clocks go back, means the first; a time that is left out, when they go forward, means as much
 * later as the clocks jump, so the order of times stays.
 * @param day day number
 * @param minute minutes after midnight on the wall clock
 */
export function instantOfWallClock(zone: Zone, day: number, minute: number): number {
	const wall = day * DAY_MS + minute * 60_000;
	const before = zone(wall - DAY_MS);
	const after = zone(wall + DAY_MS);
	const fitting = [wall - before, wall - after].filter((ms) => ms + zone(ms) === wall);
	return fitting.length > 0 ? Math.min(...fitting) : wall - before;
}
