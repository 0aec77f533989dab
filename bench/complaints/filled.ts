// Databases that are filled once a run, and used by whatever needs that many complaints.
import {
	connected,
	createMigratedDatabase,
	databaseExists,
	databaseUrl
} from '../support/database.ts';
import { fillDatabase } from './fill.ts';

/**
 * @param count complaints
 * @returns its connection string; filled now, unless it is there from this run or one with --keep
 */
export async function filledDatabase(count: number): Promise<string> {
	const name = filledName(count);
	if (await isFilled(name, count)) return databaseUrl(name);
	const url = await createMigratedDatabase(name);
	await fillDatabase(url, count, new Date());
	return url;
}

/** @returns the name of the database with so many complaints */
export function filledName(count: number): string {
	return `filled_${count}`;
}

async function isFilled(name: string, count: number): Promise<boolean> {
	if (!(await databaseExists(name))) return false;
	return connected(databaseUrl(name), async (database) => {
		// Vacuumed last of all: a filling that was broken off is done again.
		const [table] = await database<{ rows: number }[]>`
			select reltuples::int as rows from pg_class where relname = 'complaints'`;
		return Math.abs((table?.rows ?? 0) - count) < count / 10;
	});
}
