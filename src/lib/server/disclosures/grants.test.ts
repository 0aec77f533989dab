// The lines of docs/operations.md keep a less privileged role out of the sealed channel's schema. Needs
// PostgreSQL, as the embedded database has one role.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, rows } from '../platform/database.ts';
import { testDatabase } from '../platform/testing.ts';

const url = process.env.TEST_DATABASE_URL;

describe.skipIf(!url)('a role that only reads the rest', () => {
	const role = `tanggap_baca_${randomBytes(4).toString('hex')}`;
	const password = randomBytes(12).toString('hex');
	let database: Database;
	let reader: postgres.Sql;

	beforeAll(async () => {
		database = await testDatabase();
		const documented = /```sql\n(create role tanggap_baca[\s\S]*?)```/.exec(
			readFileSync('docs/operations.md', 'utf8')
		)?.[1];
		if (!documented) throw new Error('docs/operations.md lacks the grants');
		await database.db.execute(sql.raw(documented.replaceAll('tanggap_baca', role)));
		await database.db.execute(sql.raw(`alter role ${role} password '${password}'`));
		const [current] = await rows<{ name: string }>(
			database.db,
			sql`select current_database() as name`
		);
		const target = new URL(url ?? '');
		Object.assign(target, { username: role, password, pathname: `/${current?.name ?? ''}` });
		reader = postgres(target.href, { max: 1, onnotice: () => {} });
	});
	afterAll(async () => {
		await reader.end();
		await database.db.execute(sql.raw(`drop owned by ${role}; drop role ${role}`));
		await database.close();
	});

	it('reads complaints and no table of the channel', async () => {
		expect(await reader`select count(*)::int as n from complaints`).toEqual([{ n: 0 }]);
		const tables = await rows<{ name: string }>(
			database.db,
			sql`select tablename as name from pg_tables where schemaname = 'disclosures'`
		);
		expect(tables.length).toBeGreaterThan(5);
		for (const { name } of tables) {
			const refused = reader.unsafe(`select count(*) from disclosures.${name}`);
			await expect(refused).rejects.toThrow(/permission denied/);
		}
	});

	it('writes nothing, and gives itself nothing', async () => {
		for (const statement of [
			'delete from complaints',
			"insert into disclosures.spent_proofs values ('x', '2026-01-01')",
			`grant usage on schema disclosures to ${role}`
		]) {
			await expect(reader.unsafe(statement)).rejects.toThrow(/permission denied/);
		}
	});
});
