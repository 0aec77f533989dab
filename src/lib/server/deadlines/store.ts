// Loads calendar and policies from the database, and seeds them where a database has none.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { newId } from '../platform/ids.ts';
import type { Db } from '../platform/database.ts';
import {
	type CalendarData,
	createCalendar,
	type ServiceHours,
	type WorkCalendar
} from './calendar.ts';
import type { DeadlineCode, DeadlineOwner, DeadlinePolicy, DeadlineUnit } from './policies.ts';
import type { EscalationLevel } from './escalation.ts';
import {
	calendarDays,
	calendarYears,
	deadlineChanges,
	deadlinePolicies,
	escalationLevels
} from './schema.ts';

/** A policy row as the seed file holds it. */
interface SeedPolicy {
	code: DeadlineCode;
	amount: number;
	unit: DeadlineUnit;
	warning_share: number;
	owner: DeadlineOwner;
	legal_basis: string;
	effective_from: string;
	confirmed: boolean;
	note?: string;
}

/** A level as the seed file holds it. */
interface SeedLevel extends Pick<EscalationLevel, 'stage' | 'level' | 'recipient'> {
	working_days_after: number | null;
	effective_from: string;
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
	return db.select().from(deadlinePolicies);
}

/** @param db connection @returns every level, past and coming ones included */
export async function loadEscalationLevels(db: Db): Promise<EscalationLevel[]> {
	return db.select().from(escalationLevels);
}

/**
 * Puts the calendar years, policies and levels that ship with the product into a database that lacks them.
 * What the office has edited is never overwritten.
 * @param db connection
 * @param rootDir folder that holds drizzle/
 */
export async function seedDeadlines(db: Db, rootDir: string): Promise<void> {
	const read = (name: string): unknown =>
		JSON.parse(readFileSync(path.join(rootDir, 'drizzle/seed/reference', name), 'utf8'));
	const calendar = read('calendar.json') as Pick<CalendarData, 'decrees' | 'holidays'>;
	const policies = read('deadline-policies.json') as SeedPolicy[];
	const levels = read('escalation-levels.json') as SeedLevel[];
	await db.transaction(async (tx) => {
		const added = await tx
			.insert(calendarYears)
			.values(
				calendar.decrees.map(({ year, title, date }) => ({ year, decree: title, decidedOn: date }))
			)
			.onConflictDoNothing()
			.returning();
		for (const { year, decree, decidedOn, version } of added) {
			const days = calendar.holidays.filter(({ date }) => Number(date.slice(0, 4)) === year);
			if (days.length) {
				await tx.insert(calendarDays).values(days.map((day) => ({ ...day, year })));
			}
			const data = { version, decree, decidedOn, added: days, removed: [] };
			const subject = String(year);
			await tx
				.insert(deadlineChanges)
				.values({ id: newId(), kind: 'calendar_saved', subject, data, at: sql`now()` });
		}
		await tx
			.insert(deadlinePolicies)
			.values(
				policies.map((policy) => ({
					id: newId(),
					code: policy.code,
					amount: policy.amount,
					unit: policy.unit,
					warningShare: policy.warning_share,
					owner: policy.owner,
					legalBasis: policy.legal_basis,
					effectiveFrom: policy.effective_from,
					confirmed: policy.confirmed,
					note: policy.note ?? ''
				}))
			)
			.onConflictDoNothing();
		// A stage whose levels the office has written itself is left alone.
		const known = await tx.selectDistinct({ stage: escalationLevels.stage }).from(escalationLevels);
		const fresh = levels.filter(({ stage }) => !known.some((row) => row.stage === stage));
		if (fresh.length === 0) return;
		await tx
			.insert(escalationLevels)
			.values(
				fresh.map((row) => ({
					id: newId(),
					stage: row.stage,
					level: row.level,
					recipient: row.recipient,
					workingDaysAfter: row.working_days_after,
					effectiveFrom: row.effective_from
				}))
			)
			.onConflictDoNothing();
	});
}
