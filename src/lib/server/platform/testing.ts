// A fresh, migrated database for each test file: PGlite in memory, or a database of its own on the
// PostgreSQL that TEST_DATABASE_URL names.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { type Database, openPglite, openPostgres } from './database.ts';

/** @returns an empty database with all migrations; `close` also removes it */
export async function testDatabase(): Promise<Database> {
	const url = process.env.TEST_DATABASE_URL;
	if (!url) return openPglite('memory://', process.cwd(), migratedImage());
	const name = `tanggap_test_${randomBytes(6).toString('hex')}`;
	const admin = postgres(url, { max: 1, onnotice: () => {} });
	await admin.unsafe(`create database ${name}`);
	const target = new URL(url);
	target.pathname = `/${name}`;
	const database = await openPostgres(target.href, process.cwd(), 5);
	return {
		...database,
		close: async () => {
			await database.close();
			await admin.unsafe(`drop database ${name} with (force)`);
			await admin.end();
		}
	};
}

// Made once for all test files (tests/support/database-image.ts): making a database anew takes
// seconds, loading this one half a second.
function migratedImage(): Blob | undefined {
	const file = process.env.TANGGAP_TEST_IMAGE;
	return file ? new Blob([readFileSync(file)]) : undefined;
}
