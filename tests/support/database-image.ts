// Before all tests: one migrated PGlite that every test file begins with. Kept small, as loading it
// is most of what a short test file does.
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

export default async function makeImage(): Promise<() => void> {
	const folder = mkdtempSync(path.join(tmpdir(), 'tanggap-image-'));
	const database = path.join(folder, 'pglite');
	const client = await PGlite.create(database, {
		// A segment is written in full when it begins: 16 MB, of which a test needs little.
		initDbStartParams: ['--wal-segsize=1']
	});
	await migrate(drizzle(client), { migrationsFolder: 'drizzle' });
	// Each start touches all of its 128 MB; a test's tables fit into this.
	await client.exec("alter system set shared_buffers = '16MB'");
	// Two more databases, as large as an empty one of ours, that no test makes another one from.
	await client.exec('update pg_database set datistemplate = false');
	await client.exec('drop database template0');
	await client.exec('drop database template1');
	await client.exec('checkpoint');
	if (!process.env.TEST_DATABASE_URL) {
		const file = path.join(folder, 'migrated.tar');
		const dump = await client.dumpDataDir('none');
		writeFileSync(file, Buffer.from(await dump.arrayBuffer()));
		process.env.TANGGAP_TEST_IMAGE = file;
	}
	await client.close();
	process.env.TANGGAP_TEST_FOLDER = database;
	return () => rmSync(folder, { recursive: true, force: true });
}

/**
 * Lets a product of the tests begin with a migrated, empty database, where its first start is not
 * what is tested (tests/process/start does that).
 * @param dataDir its data folder, which has no database yet
 */
export function beginMigrated(dataDir: string): void {
	cpSync(process.env.TANGGAP_TEST_FOLDER ?? '', path.join(dataDir, 'pglite'), { recursive: true });
}
