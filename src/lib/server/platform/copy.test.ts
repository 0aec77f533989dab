import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyRow } from './copy.ts';
import { type Database, type Db, rows } from './database.ts';
import { testDatabase } from './testing.ts';

let database: Database;
beforeAll(async () => {
	database = await testDatabase();
	await database.db.execute(
		sql`create table copied (id integer primary key, name text, content bytea)`
	);
});
afterAll(() => database.close());

const copy = (row: (string | number | Uint8Array)[]) =>
	database.db.transaction((tx) => copyRow(tx as unknown as Db, 'copied (id, name, content)', row));

it('writes a row with its bytes, and says when it could not', { timeout: 20_000 }, async () => {
	const content = Buffer.alloc(300_000, 'isi é\0\\');
	await copy([-7, 'nama é', content]);
	// As many times as there are connections: none may be kept by one that failed.
	for (let time = 0; time < 6; time++) {
		await expect(copy([-7, 'nama', content])).rejects.toThrow();
	}
	await expect(copy([1, 'not as many columns'])).rejects.toThrow();
	await copy([8, '', new Uint8Array()]);
	const found = await rows<{ id: number; name: string; content: Uint8Array }>(
		database.db,
		sql`select id, name, content from copied order by id`
	);
	expect(found.map(({ id, name, content: bytes }) => [id, name, Buffer.from(bytes)])).toEqual([
		[-7, 'nama é', content],
		[8, '', Buffer.alloc(0)]
	]);
});
