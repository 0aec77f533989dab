// The years of the working calendar as an administrator edits them: what a decree sets, what a new
// version changes, and the history of all versions.

import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { createCalendar, type CalendarData, type Holiday, type WorkCalendar } from './calendar.ts';
import { calendarDays, calendarYears, deadlineChanges } from './schema.ts';

/** A day off, without its decree. */
export type DayOff = Pick<Holiday, 'date' | 'type' | 'name'>;

/** A year as a decree sets it. */
export interface YearDraft {
	readonly year: number;
	/** Title of the decree. */
	readonly decree: string;
	/** ISO date of signing. */
	readonly decidedOn: string;
	readonly days: readonly DayOff[];
}

/** A year as it is stored. */
export interface CalendarYear extends YearDraft {
	readonly version: number;
}

/** What one version of a year did to the one before. A day that changes its name is in both lists. */
export interface YearChange {
	readonly added: readonly DayOff[];
	readonly removed: readonly DayOff[];
}

/** A row of the history of a year. */
export interface YearVersion extends YearChange {
	readonly version: number;
	readonly decree: string;
	readonly decidedOn: string;
	readonly at: Date;
	/** Null: it came with the product. */
	readonly officerId: string | null;
}

/** @returns the stored years with their days, ascending */
export async function listCalendarYears(db: Db): Promise<CalendarYear[]> {
	const years = await db.select().from(calendarYears).orderBy(asc(calendarYears.year));
	const days = await db.select().from(calendarDays).orderBy(asc(calendarDays.date));
	return years.map(({ year, decree, decidedOn, version }) => ({
		year,
		decree,
		decidedOn,
		version,
		days: days
			.filter((day) => day.year === year)
			.map(({ date, type, name }) => ({ date, type, name }))
	}));
}

/**
 * @param present the calendar of which zone and hours are taken
 * @param years as stored
 * @param draft takes the place of its year
 * @returns the calendar as it would be
 * @throws RangeError as `createCalendar`
 */
export function calendarWith(
	present: WorkCalendar,
	years: readonly CalendarYear[],
	draft: YearDraft
): WorkCalendar {
	const all: YearDraft[] = [...years.filter(({ year }) => year !== draft.year), draft];
	return createCalendar({
		timeZone: present.timeZone,
		hours: present.hours,
		decrees: all.map(({ year, decree, decidedOn }) => ({ year, title: decree, date: decidedOn })),
		holidays: all.flatMap(({ days }) => days)
	} satisfies CalendarData);
}

/** @returns the days that are in one list and not in the other */
export function changeOf(before: readonly DayOff[], after: readonly DayOff[]): YearChange {
	const missingIn = (list: readonly DayOff[]) => {
		const known = new Set(list.map(keyOf));
		return (day: DayOff) => !known.has(keyOf(day));
	};
	return { added: after.filter(missingIn(before)), removed: before.filter(missingIn(after)) };
}

/** Lets only one change of the calendar happen at a time, until the transaction ends. */
export async function lockCalendar(tx: Db): Promise<void> {
	await tx.execute(sql`lock table ${calendarYears} in share row exclusive mode`);
}

/**
 * Stores a new version of a year and writes the history. Under `lockCalendar`.
 * @param stored the year as it is; null when there is none
 * @param officerId who did it
 * @returns the id of the history row
 */
export async function writeCalendarYear(
	tx: Db,
	stored: CalendarYear | null,
	draft: YearDraft,
	officerId: string,
	at: Date
): Promise<string> {
	const { year, decree, decidedOn } = draft;
	const version = (stored?.version ?? 0) + 1;
	const row = { year, decree, decidedOn, version };
	await tx
		.insert(calendarYears)
		.values(row)
		.onConflictDoUpdate({ target: calendarYears.year, set: row });
	await tx.delete(calendarDays).where(eq(calendarDays.year, year));
	if (draft.days.length) {
		await tx.insert(calendarDays).values(draft.days.map((day) => ({ ...day, year })));
	}
	const id = newId();
	const data = { version, decree, decidedOn, ...changeOf(stored?.days ?? [], draft.days) };
	await tx
		.insert(deadlineChanges)
		.values({ id, kind: 'calendar_saved', subject: String(year), officerId, data, at });
	return id;
}

/** @returns all versions of a year, the newest first */
export async function listYearVersions(db: Db, year: number): Promise<YearVersion[]> {
	const found = await db
		.select()
		.from(deadlineChanges)
		.where(
			and(eq(deadlineChanges.kind, 'calendar_saved'), eq(deadlineChanges.subject, String(year)))
		)
		.orderBy(sql`(${deadlineChanges.data}->>'version')::int desc`);
	return found.map(({ data, at, officerId }) => ({
		...(data as unknown as Omit<YearVersion, 'at' | 'officerId'>),
		at,
		officerId
	}));
}

function keyOf({ date, type, name }: DayOff): string {
	return JSON.stringify([date, type, name]);
}
