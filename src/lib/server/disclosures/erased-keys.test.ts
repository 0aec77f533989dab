// Erased keys leave the files also when somebody was looking elsewhere meanwhile. Needs PostgreSQL, as
// the embedded database has one connection; what is in the files then is for tests/adversarial/10-life.
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, rows } from '../platform/database.ts';
import { testDatabase } from '../platform/testing.ts';
import { marked, rewriteKeyTables } from './erased-keys.ts';
import { fillWithDecoys } from './index.ts';
import { reports } from './schema.ts';
import { teamOf, TODAY } from './testing.ts';

const url = process.env.TEST_DATABASE_URL;

describe.skipIf(!url)('erased keys', () => {
	let database: Database;
	let other: postgres.Sql;

	beforeAll(async () => {
		database = await testDatabase();
		const [current] = await rows<{ name: string }>(
			database.db,
			sql`select current_database() as name`
		);
		const target = new URL(url ?? '');
		target.pathname = `/${current?.name ?? ''}`;
		other = postgres(target.href, { max: 1, onnotice: () => {} });
	});
	afterAll(async () => {
		await other.end();
		await database.close();
	});

	it('count as gone when nobody could see them any more', async () => {
		const { db } = database;
		await teamOf(db, 2);
		await fillWithDecoys(db, TODAY.day);
		// A long look at something else, begun before.
		await other.begin('isolation level repeatable read', async (tx) => {
			await tx`select count(*) from complaints`;
			await db.delete(reports);
			const erased = await marked(db);
			expect(await rewriteKeyTables(db, erased)).toBe(false);
		});
		expect(await rewriteKeyTables(db, await marked(db))).toBe(true);
	});
});
