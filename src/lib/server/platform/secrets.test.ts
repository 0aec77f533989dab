import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, type Db, rows } from './database.ts';
import { secretNamed } from './secrets.ts';
import { testDatabase } from './testing.ts';

let database: Database;
beforeAll(async () => {
	database = await testDatabase();
});
afterAll(() => database.close());

const NOON = new Date('2026-11-02T05:00:00.000Z');
const LATER = new Date('2026-11-03T05:00:00.000Z');
const hex = async (db: Db, name: string) =>
	Buffer.from(await secretNamed(db, name, NOON)).toString('hex');

it('is drawn once and then the same, for everyone who asks', async () => {
	const first = await Promise.all(Array.from({ length: 5 }, () => hex(database.db, 'one')));
	expect(first[0]).toMatch(/^[0-9a-f]{64}$/);
	expect(new Set(first).size).toBe(1);
	// A transaction is another connection: it knows nothing of what was asked for before.
	await database.db.transaction(async (tx) => {
		expect(await hex(tx as unknown as Db, 'one')).toBe(first[0]);
	});
	expect(await hex(database.db, 'other')).not.toBe(first[0]);
});

it('is gone when its time is over and another is drawn', async () => {
	await secretNamed(database.db, 'of Monday', NOON, LATER);
	const names = async () =>
		(await rows<{ name: string }>(database.db, sql`select name from secrets`)).map(
			({ name }) => name
		);
	await secretNamed(database.db, 'at noon', NOON);
	expect(await names()).toContain('of Monday');
	await secretNamed(database.db, 'a day later', LATER);
	expect(await names()).not.toContain('of Monday');
	expect(await names()).toContain('at noon');
});
