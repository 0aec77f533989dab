// Before all tests: one migrated PGlite, dumped to a file that every test file begins with.
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

export default async function makeImage(): Promise<() => void> {
	if (process.env.TEST_DATABASE_URL) return () => {};
	const client = await PGlite.create('memory://');
	await migrate(drizzle(client), { migrationsFolder: 'drizzle' });
	const dump = await client.dumpDataDir('none');
	await client.close();
	const folder = mkdtempSync(path.join(tmpdir(), 'tanggap-image-'));
	const file = path.join(folder, 'migrated.tar');
	writeFileSync(file, Buffer.from(await dump.arrayBuffer()));
	process.env.TANGGAP_TEST_IMAGE = file;
	return () => rmSync(folder, { recursive: true, force: true });
}
