// Nobody takes from others what they may write, and no table says at which moment somebody wrote.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sealSlots } from '../../sealed/index.ts';
import { type Database, rows } from '../platform/database.ts';
import { testDatabase } from '../platform/testing.ts';
import { takeFrom } from './budgets.ts';
import { daysAfter } from './days.ts';
import { addEnvelope, keepDisclosures, rewrapReport, storeFilePart, storeReport } from './index.ts';
import { FILE_BYTES_A_DAY, LOOKUP_WRITES_A_DAY, PLAIN_REPORTS_A_DAY } from './limits.ts';
import { budgets } from './schema.ts';
import { proofOf, sealedReport, type TeamMember, teamOf, TODAY } from './testing.ts';

let database: Database;
let team: TeamMember[];
beforeAll(async () => {
	database = await testDatabase();
	team = await teamOf(database.db, 3);
});
afterAll(() => database.close());

const codeOf = async (work: Promise<unknown>) =>
	work.then(
		() => 'done',
		(error: { code?: string }) => error.code ?? String(error)
	);

it('is a reporter’s own, and the team’s own, in each report', async () => {
	const { db } = database;
	const one = await sealedReport(team, {});
	const other = await sealedReport(team, {});
	for (const { report } of [one, other]) await storeReport(db, report, await proofOf(db), TODAY);
	const message = { thread: 'talk' as const, sequence: 9, sealed: one.report.envelope };
	const write = (key: { lookup: string } | { report: string; read: string }) =>
		codeOf(addEnvelope(db, key, message, TODAY));
	// Whoever holds no key takes nothing, and can't ask how much there is.
	expect(await write({ lookup: 'ab'.repeat(32) })).toBe('not_found');
	expect(await db.$count(budgets, sql`purpose like '%writes'`)).toBe(0);
	const { lookup } = one.reporter;
	const used = { purpose: 'lookup_writes' as const, subject: one.report.id };
	const all = { ...used, limit: LOOKUP_WRITES_A_DAY, count: LOOKUP_WRITES_A_DAY };
	await takeFrom(db, all, TODAY.day);
	expect(await write({ lookup })).toBe('rate_limited');
	expect(await write({ lookup: 'ab'.repeat(32) })).toBe('not_found');
	expect(await write({ report: one.report.id, read: one.key.read })).toBe('conflict');
	expect(await write({ lookup: other.reporter.lookup })).toBe('conflict');
	const tomorrow = { ...TODAY, day: daysAfter(TODAY.day, 1) };
	expect(await codeOf(addEnvelope(db, { lookup }, message, tomorrow))).toBe('conflict');
});

it('is less for reports that cost no work, and they take nothing from the others', async () => {
	const { db } = database;
	const limit = PLAIN_REPORTS_A_DAY;
	await takeFrom(db, { purpose: 'plain_reports', limit, count: limit }, TODAY.day);
	const { report } = await sealedReport(team, {});
	expect(await codeOf(storeReport(db, report, null, TODAY))).toBe('rate_limited');
	expect(await codeOf(storeReport(db, report, await proofOf(db), TODAY))).toBe('done');
});

it('is of all together for files, taken as one begins, and more comes tomorrow', async () => {
	const { db } = database;
	const { report, reporter } = await sealedReport(team, {});
	await storeReport(db, report, await proofOf(db), TODAY);
	const send = (place: number, offset: number, day: string) => {
		const sealed = report.envelope.subarray(offset, offset + 500);
		const part = { id: String(place).padStart(32, '0'), size: 1000, offset, sealed };
		return codeOf(storeFilePart(db, { lookup: reporter.lookup }, part, { ...TODAY, day }));
	};
	const { day } = TODAY;
	expect(await send(0, 0, day)).toBe('done');
	const count = FILE_BYTES_A_DAY - 1500;
	await takeFrom(db, { purpose: 'file_bytes', limit: FILE_BYTES_A_DAY, count }, day);
	expect(await send(1, 0, day)).toBe('rate_limited');
	// What has begun goes on.
	expect(await send(0, 500, day)).toBe('done');
	expect(await send(1, 0, daysAfter(day, 1))).toBe('done');
});

it('keeps no moment of it in any table', async () => {
	const { db } = database;
	const day = daysAfter(TODAY.day, 3);
	const today = { day, now: new Date('2026-11-05T04:31:17.123Z') };
	const { report, reporter, key } = await sealedReport(team, {});
	await storeReport(db, report, await proofOf(db, today), today);
	const held = { report: report.id, read: key.read };
	const message = { thread: 'talk' as const, sequence: 1, sealed: report.envelope };
	await addEnvelope(db, { lookup: reporter.lookup }, message, today);
	await rewrapReport(db, held, { report: await sealSlots(key.identity, []), notes: null }, day);
	const sealed = report.envelope.subarray(0, 900);
	const part = { id: 'cd'.repeat(16), size: 900, offset: 0, sealed };
	await storeFilePart(db, { lookup: reporter.lookup }, part, today);
	const moments = await rows(
		db,
		sql`select table_name, column_name from information_schema.columns
			where table_schema = 'disclosures' and data_type ~ '^(time|interval)'`
	);
	expect(moments).toEqual([]);
	const tables = await rows<{ name: string }>(
		db,
		sql`select format('%I.%I', schemaname, tablename) as name from pg_tables
			where schemaname not in ('pg_catalog', 'information_schema', 'drizzle')`
	);
	const telling: string[] = [];
	for (const { name } of tables) {
		const found = await rows<{ row: string }>(db, sql.raw(`select t::text as row from ${name} t`));
		// Of that day, to the hour at least. What names the key of a proof of work was drawn on it.
		for (const { row } of found) {
			if (/2026-11-0[56][ T]\d\d/.test(row) && !row.includes('disclosure_proofs'))
				telling.push(name);
			if (/^\(?"?disclosure_(reports|writes)/.test(row)) telling.push(name);
		}
	}
	expect(telling).toEqual([]);
	await keepDisclosures(db, daysAfter(day, 1));
	expect(await db.$count(budgets)).toBe(0);
});
