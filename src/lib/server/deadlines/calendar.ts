// The office's working calendar: its time zone, its service hours, and the holidays of each decree.

import { dayNumber, isoDateOf, weekdayOf, type Weekday } from './dates.ts';
import { instantOfWallClock, localDayNumber, zoneOf, type Zone } from './zone.ts';

/** One stretch of service, wall-clock `HH:MM`, from opening up to (not including) closing. */
export type ServicePeriod = readonly [opens: string, closes: string];

/** Service periods of each weekday, in order; a weekday that is absent or empty is closed. */
export type ServiceHours = Readonly<Partial<Record<Weekday, readonly ServicePeriod[]>>>;

/** A day off by decree. */
export interface Holiday {
	readonly date: string;
	/** Collective leave (cuti bersama) closes the office just as a national holiday does. */
	readonly type: 'libur_nasional' | 'cuti_bersama';
	readonly name: string;
	/** Title of the decree that sets it. */
	readonly decree: string;
}

/** The joint ministerial decree (SKB) that sets the holidays of one year. */
export interface Decree {
	readonly year: number;
	readonly title: string;
	/** ISO date of signing. */
	readonly date: string;
}

/** What a calendar is made from: the rows as they are stored. */
export interface CalendarData {
	/** IANA name, e.g. `Asia/Jakarta`. */
	readonly timeZone: string;
	readonly hours: ServiceHours;
	readonly decrees: readonly Decree[];
	readonly holidays: readonly Omit<Holiday, 'decree'>[];
}

/** A checked calendar. Made by `createCalendar`, never changed: a new decree makes a new one. */
export interface WorkCalendar {
	readonly timeZone: string;
	readonly hours: ServiceHours;
	/** By ISO date. */
	readonly holidays: ReadonlyMap<string, Holiday>;
	/** Years whose decree is loaded; in any other year only weekends are known. */
	readonly loadedYears: ReadonlySet<number>;
}

/**
 * A day that was passed over, and why. A holiday on a weekend counts as weekend: it would not have
 * been a working day anyway.
 */
export type SkippedDay =
	| { readonly date: string; readonly reason: 'weekend' }
	| { readonly date: string; readonly reason: 'holiday'; readonly holiday: Holiday };

/** What the calendar knows about one day. */
export interface CalendarDay {
	readonly date: string;
	readonly year: number;
	/** False in a year without a decree: only weekends are known there. */
	readonly loaded: boolean;
	/** Null on a working day. */
	readonly skipped: SkippedDay | null;
	/** Service periods as instants (ms), in order; none on a day off. */
	readonly service: readonly { readonly opensAt: number; readonly closesAt: number }[];
	/** The instant (ms) at which something due on this day is due. */
	readonly endsAt: number;
}

const LAST_MINUTE = 23 * 60 + 59;
const MONDAY_TO_FRIDAY: readonly Weekday[] = [1, 2, 3, 4, 5];
const WEEK: readonly Weekday[] = [...MONDAY_TO_FRIDAY, 6, 7];

/**
 * Check the stored rows and make a calendar.
 * @returns the calendar; equal rows give equal answers
 * @throws RangeError that names the wrong value: unknown time zone, a time that is not HH:MM,
 * periods that overlap or run backwards, a date that does not exist or occurs twice, two decrees
 * for one year, a holiday in a year without a decree
 */
export function createCalendar(data: CalendarData): WorkCalendar {
	zoneOf(data.timeZone);
	for (const weekday of WEEK) {
		let earliest = 0;
		for (const [opens, closes] of data.hours[weekday] ?? []) {
			const from = minuteOfDay(opens);
			const to = minuteOfDay(closes);
			if (from < earliest || to <= from) {
				throw new RangeError(`service hours out of order: weekday ${weekday}, ${opens}-${closes}`);
			}
			earliest = to;
		}
	}
	const decrees = new Map<number, Decree>();
	for (const decree of data.decrees) {
		if (decrees.has(decree.year)) throw new RangeError(`two decrees for ${decree.year}`);
		decrees.set(decree.year, decree);
	}
	const holidays = new Map<string, Holiday>();
	for (const { date, type, name } of data.holidays) {
		dayNumber(date);
		const decree = decrees.get(Number(date.slice(0, 4)));
		if (!decree) throw new RangeError(`no decree for the holiday ${date}`);
		if (holidays.has(date)) throw new RangeError(`two holidays on ${date}`);
		holidays.set(date, { date, type, name, decree: decree.title });
	}
	return {
		timeZone: data.timeZone,
		hours: data.hours,
		holidays,
		loadedYears: new Set(decrees.keys())
	};
}

/**
 * The date on the office's wall calendar at an instant.
 * @returns ISO date
 * @throws RangeError for an invalid Date
 */
export function localDate(calendar: WorkCalendar, instant: Date): string {
	return dayAt(calendar, localDay(calendar, instant)).date;
}

/**
 * The instant at which the office's clock shows a time on a date. When clocks go back, the first of
 * two; when they jump forward over it, as much later as they jump.
 * @param isoDate e.g. `2026-11-25`
 * @param time `HH:MM`
 * @throws RangeError for a date or time that does not exist
 */
export function instantAt(calendar: WorkCalendar, isoDate: string, time: string): Date {
	const zone = zoneOf(calendar.timeZone);
	return new Date(instantOfWallClock(zone, dayNumber(isoDate), minuteOfDay(time)));
}

/**
 * Whether the office works on a date: a weekday with service hours that no decree makes a holiday.
 * Where no hours are entered at all, Monday to Friday, so that deadlines can still be counted.
 * @throws RangeError for a date that does not exist
 */
export function isWorkingDay(calendar: WorkCalendar, isoDate: string): boolean {
	return dayAt(calendar, dayNumber(isoDate)).skipped === null;
}

/** The office's day number at an instant. */
export function localDay(calendar: WorkCalendar, instant: Date): number {
	return localDayNumber(memoryOf(calendar).zone, instant.getTime());
}

/** Whether any weekday has service hours. */
export function hasServiceHours(calendar: WorkCalendar): boolean {
	return memoryOf(calendar).hasHours;
}

/** All that is known about a day number; kept, because deadlines ask for the same days again. */
export function dayAt(calendar: WorkCalendar, day: number): CalendarDay {
	const memory = memoryOf(calendar);
	const known = memory.days.get(day);
	if (known) return known;
	const made = makeDay(calendar, memory, day);
	if (memory.days.size >= CACHED_DAYS) memory.days.clear();
	memory.days.set(day, made);
	return made;
}

interface Memory {
	readonly zone: Zone;
	readonly hasHours: boolean;
	readonly days: Map<number, CalendarDay>;
}

const CACHED_DAYS = 10_000;
const memories = new WeakMap<WorkCalendar, Memory>();

function memoryOf(calendar: WorkCalendar): Memory {
	let memory = memories.get(calendar);
	if (!memory) {
		const hasHours = WEEK.some((weekday) => (calendar.hours[weekday] ?? []).length > 0);
		memory = { zone: zoneOf(calendar.timeZone), hasHours, days: new Map() };
		memories.set(calendar, memory);
	}
	return memory;
}

function makeDay(calendar: WorkCalendar, memory: Memory, day: number): CalendarDay {
	const date = isoDateOf(day);
	const year = Number(date.slice(0, 4));
	const weekday = weekdayOf(day);
	const periods = calendar.hours[weekday] ?? [];
	const worksThen = memory.hasHours ? periods.length > 0 : MONDAY_TO_FRIDAY.includes(weekday);
	const holiday = calendar.holidays.get(date);

	let skipped: SkippedDay | null = null;
	if (!worksThen) skipped = { date, reason: 'weekend' };
	else if (holiday) skipped = { date, reason: 'holiday', holiday };

	const service = (skipped ? [] : periods).map(([opens, closes]) => ({
		opensAt: instantOfWallClock(memory.zone, day, minuteOfDay(opens)),
		closesAt: instantOfWallClock(memory.zone, day, minuteOfDay(closes))
	}));
	// Without service hours there is no closing time; the day itself is then the promise.
	const endsAt = service.at(-1)?.closesAt ?? instantOfWallClock(memory.zone, day, LAST_MINUTE);
	return { date, year, loaded: calendar.loadedYears.has(year), skipped, service, endsAt };
}

function minuteOfDay(time: string): number {
	if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new RangeError(`not a time HH:MM: ${time}`);
	return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
