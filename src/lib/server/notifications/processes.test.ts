// Several processes on one PostgreSQL; PGlite serves one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { deliverWithThree } from '../../../../tests/support/deliverers.ts';
import { type Database, rows } from '../platform/database.ts';
import { testDatabase } from '../platform/testing.ts';

const SERVER = process.env.TEST_DATABASE_URL;
const ROWS = 600;
/** What one process has in flight at most. */
const AT_ONCE = 10;

describe.skipIf(!SERVER)('three processes, one of them killed', () => {
	let database: Database;
	let url: string;
	beforeAll(async () => {
		database = await testDatabase();
		const [current] = await rows<{ name: string }>(
			database.db,
			sql`select current_database() as "name"`
		);
		const address = new URL(SERVER ?? '');
		address.pathname = `/${current?.name}`;
		url = address.href;
	});
	afterAll(() => database.close());

	it('deliver each row, none but those of the killed one twice, and those under the same key', async () => {
		const { arrivals, states } = await deliverWithThree(url, ROWS, ROWS / 3);
		expect(states).toEqual({ sent: ROWS });
		expect(arrivals.size).toBe(ROWS);
		const again = [...arrivals.values()].filter((count) => count > 1);
		expect(again.length).toBeLessThanOrEqual(AT_ONCE);
		expect(Math.max(...arrivals.values())).toBeLessThanOrEqual(2);
	}, 60_000);
});
