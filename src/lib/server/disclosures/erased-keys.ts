// Owns that keys of erased reports also leave the database's own files.
import { sql } from 'drizzle-orm';
import { type Db, rows } from '../platform/database.ts';
import { olderKeys, reports, slots } from './schema.ts';

/**
 * Writes the tables with keys anew: a deleted row stays in its page, also after a plain vacuum, until
 * another happens to come there. Messages and files need no such thing, as nothing opens them without
 * a key. Takes seconds at most, and doesn't wait for others, as everybody would then wait behind it.
 * @returns whether all were; not while others use them, and never for a role that doesn't own them
 */
export async function rewriteKeyTables(db: Db): Promise<boolean> {
	const before = await fileNodes(db);
	await db.execute(sql`vacuum (full, skip_locked) ${reports}, ${slots}, ${olderKeys}`);
	const after = await fileNodes(db);
	return after.every((node, place) => node !== before[place]);
}

async function fileNodes(db: Db): Promise<number[]> {
	const found = await rows<{ node: number }>(
		db,
		sql`select pg_relation_filenode(name::regclass)::int as node
			from unnest(array['disclosures.reports', 'disclosures.slots', 'disclosures.older_keys']) name`
	);
	return found.map(({ node }) => node);
}
