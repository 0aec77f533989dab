// Loads calendar and policies from the database, and seeds them where a database has none.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { newId } from '../platform/ids.ts';
import type { Db } from '../platform/database.ts';
import {
	type CalendarData,
	createCalendar,
	type ServiceHours,
	type WorkCalendar
} from './calendar.ts';
import type { DeadlineCode, DeadlinePolicy } from './policies.ts';
import { calendarDays, calendarYears, deadlinePolicies } from './schema.ts';

/** A policy row as the seed file holds it. */
interface SeedPolicy {
	code: DeadlineCode;
	working_days: number;
	legal_basis: string;
	effective_from: string;
	confirmed: boolean;
	note?: string;
}

/**
 * Reads the working calendar.
 * @param db connection
 * @param timeZone IANA name of the office's zone
 * @param hours service hours from content/instansi.json
 */
export async function loadCalendar(
	db: Db,
	timeZone: string,
	hours: ServiceHours
): Promise<WorkCalendar> {
	const years = await db.select().from(calendarYears);
	const holidays = await db.select().from(calendarDays);
	return createCalendar({
		timeZone,
		hours,
		decrees: years.map(({ year, decree, decidedOn }) => ({ year, title: decree, date: decidedOn })),
		holidays: holidays.map(({ date, type, name }) => ({ date, type, name }))
	});
}

/** @param db connection @returns every policy row, past and coming ones included */
export async function loadPolicies(db: Db): Promise<DeadlinePolicy[]> {
	const found = await db.select().from(deadlinePolicies);
	return found.map((row) => ({ ...row, code: row.code as DeadlineCode }));
}

/**
 * Puts the calendar years and policies that ship with the product into a database that lacks them.
 * What the office has edited is never overwritten.
 * @param db connection
 * @param rootDir folder that holds drizzle/
 */
export async function seedDeadlines(db: Db, rootDir: string): Promise<void> {
	const read = (name: string): unknown =>
		JSON.parse(readFileSync(path.join(rootDir, 'drizzle/seed/reference', name), 'utf8'));
	const calendar = read('calendar.json') as Pick<CalendarData, 'decrees' | 'holidays'>;
	const policies = read('deadline-policies.json') as SeedPolicy[];
	await db.transaction(async (tx) => {
		const added = await tx
			.insert(calendarYears)
			.values(
				calendar.decrees.map(({ year, title, date }) => ({ year, decree: title, decidedOn: date }))
			)
			.onConflictDoNothing()
			.returning({ year: calendarYears.year });
		const fresh = new Set(added.map(({ year }) => year));
		const days = calendar.holidays
			.map((day) => ({ ...day, year: Number(day.date.slice(0, 4)) }))
			.filter(({ year }) => fresh.has(year));
		if (days.length) await tx.insert(calendarDays).values(days);
		await tx
			.insert(deadlinePolicies)
			.values(
				policies.map((policy) => ({
					id: newId(),
					code: policy.code,
					workingDays: policy.working_days,
					legalBasis: policy.legal_basis,
					effectiveFrom: policy.effective_from,
					confirmed: policy.confirmed,
					note: policy.note ?? ''
				}))
			)
			.onConflictDoNothing();
	});
}
