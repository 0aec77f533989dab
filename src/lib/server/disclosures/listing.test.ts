// Everybody's list: complete or not there, whatever comes in and whenever it is filled.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../platform/database.ts';
import { testDatabase } from '../platform/testing.ts';
import { daysAfter } from './days.ts';
import { fillWithDecoys, listEntries, listWholeDays, storeReport } from './index.ts';
import { KEPT_DAYS } from './limits.ts';
import { DECOY_STAYS_LONGER, ENTRIES_A_DAY, lastDayOfDecoy } from './listing.ts';
import { reports } from './schema.ts';
import { sealedReport, type TeamMember, teamOf, TODAY } from './testing.ts';

let database: Database;
let team: TeamMember[];
beforeAll(async () => {
	database = await testDatabase();
	team = await teamOf(database.db, 3);
});
afterAll(() => database.close());

/** A report that comes to the list on a day. */
async function listedOn(day: string) {
	const { report } = await sealedReport(team, { text: 'Petugas meminta uang.' });
	await storeReport(database.db, report, null, { day: daysAfter(day, -1), now: TODAY.now });
	return report;
}

/** Days of the entries that members get. */
async function daysOf(from: string, to: string, today: string) {
	const entries = await listWholeDays(database.db, from, to, today);
	return entries.map((entry) => entry.listedOn);
}

const ahead = (days: number) => daysAfter(TODAY.day, days);

describe('the list', () => {
	it('has as many entries each day, whatever came in', async () => {
		const { db } = database;
		const ids: string[] = [];
		for (let round = 0; round < 3; round++) ids.push((await listedOn(ahead(1))).id);
		// The first day is filled late: a report has come to the next one by then.
		const days = [0, 1, 2, 3, 4].map((ahead) => daysAfter(TODAY.day, ahead));
		for (const day of days.slice(1)) {
			await fillWithDecoys(db, day);
			await fillWithDecoys(db, day);
		}
		const entries = await listEntries(db, TODAY.day, days.at(-1) ?? '');
		for (const day of days) {
			expect(entries.filter(({ listedOn }) => listedOn === day)).toHaveLength(ENTRIES_A_DAY);
		}
		expect(entries.filter(({ id }) => ids.includes(id))).toHaveLength(3);
		const shapes = new Set(entries.map(({ slots }) => slots.map(({ length }) => length).join()));
		expect(shapes.size).toBe(1);
	});

	it('lacks a day until it is complete, so that a report never stands alone on it', async () => {
		const day = ahead(20);
		await listedOn(day);
		// A minute after midnight, or while what fills it fails.
		expect(await daysOf(day, day, day)).toEqual([]);
		expect(await daysOf(day, ahead(30), day)).toEqual([]);
		await fillWithDecoys(database.db, day);
		expect(await daysOf(day, day, day)).toEqual([day, day]);
		expect(await daysOf(day, ahead(30), day)).toEqual([day, day]);
	});

	it('is complete where an entry is older than the team', async () => {
		const day = ahead(-3);
		await listedOn(day);
		await fillWithDecoys(database.db, ahead(20));
		expect(await daysOf(day, day, ahead(20))).toEqual([day, day]);
	});

	it('is complete after a rest of months', async () => {
		const [before, today] = [ahead(25), ahead(90)];
		await listedOn(before);
		// Some at a time, the latest first.
		expect(await fillWithDecoys(database.db, today)).toBe(false);
		expect(await daysOf(today, today, today)).toEqual([today, today]);
		expect(await fillWithDecoys(database.db, today)).toBe(true);
		expect(await daysOf(before, before, today)).toEqual([before, before]);
		expect(await daysOf(TODAY.day, today, today)).toHaveLength(2 * 91);
	});

	it('grows with a flood, for everybody, and keeps no report off it for long', async () => {
		const day = ahead(100);
		for (let flood = 0; flood < 29; flood++) await listedOn(daysAfter(day, 1));
		const { id } = await listedOn(daysAfter(day, 1));
		const days = [1, 2, 3, 4, 5].map((one) => daysAfter(day, one));
		const [tomorrow = '', , , last = '', after = ''] = days;
		const entries = await listEntries(database.db, tomorrow, last);
		expect(entries).toHaveLength(30);
		expect(entries.find((entry) => entry.id === id)?.listedOn).not.toBe(undefined);
		// Decided when it is listed: tomorrow, which may have begun for others, has grown no more.
		await fillWithDecoys(database.db, after);
		const sizes = await Promise.all(
			days.map(async (one) => (await daysOf(one, one, after)).length)
		);
		expect(sizes).toEqual([2, 16, 16, 16, 2]);
	});

	it('has what is left of a day when its decoys have had their time', async () => {
		const { db } = database;
		const day = ahead(25);
		const end = daysAfter(day, KEPT_DAYS);
		const [one] = await listEntries(db, day, day);
		await db.delete(reports).where(eq(reports.id, one?.id ?? ''));
		expect(await daysOf(day, day, end)).toEqual([]);
		expect(await daysOf(day, day, daysAfter(end, 1))).toEqual([day]);
	});

	it('keeps decoys as long as reports in which something was said', () => {
		const longer = Array.from({ length: 500 }, () => {
			const last = Date.parse(lastDayOfDecoy(TODAY.day));
			return (last - Date.parse(ahead(KEPT_DAYS))) / 86_400_000;
		});
		expect(longer.every((days) => days >= 1 && days <= DECOY_STAYS_LONGER)).toBe(true);
		for (const [from, to] of [
			[0, 10],
			[10, 100],
			[100, 1000]
		] as const) {
			expect(longer.filter((days) => days >= from && days < to).length).toBeGreaterThan(50);
		}
	});
});
