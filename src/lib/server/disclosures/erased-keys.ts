// Owns that keys of erased reports also leave the database's own files.
import { sql } from 'drizzle-orm';
import { type Db, rows } from '../platform/database.ts';
import { olderKeys, reports, slots } from './schema.ts';

/**
 * Writes the tables with keys anew: a deleted row stays in its page, also after a plain vacuum, until
 * another happens to come there. Messages and files need no such thing, as nothing opens them without
 * a key. Takes seconds at most, and doesn't wait for others, as everybody would then wait behind it.
 * @param erased what `marked` gave after the last of them was deleted
 * @returns whether they are gone; not while others use the tables or could still see the rows, and never
 *   for a role that doesn't own them
 */
export async function rewriteKeyTables(db: Db, erased: string): Promise<boolean> {
	if (await isSeen(db, erased)) return false;
	const before = await fileNodes(db);
	await db.execute(sql`vacuum (full, skip_locked) ${reports}, ${slots}, ${olderKeys}`);
	const after = await fileNodes(db);
	return after.every((node, place) => node !== before[place]);
}

/** @returns a transaction that begins after all that have been committed, as the database counts them */
export async function marked(db: Db): Promise<string> {
	const [mark] = await rows<{ id: string }>(db, sql`select pg_current_xact_id()::xid::text as id`);
	return mark?.id ?? '';
}

// What somebody with an older view of the database could still see, a rewriting copies along.
async function isSeen(db: Db, erased: string): Promise<boolean> {
	const older = await rows(
		db,
		sql`select from (
				select backend_xmin as seen from pg_stat_activity
					where pid <> pg_backend_pid() and coalesce(datname, current_database()) = current_database()
				union all select xmin from pg_replication_slots
				union all select transaction from pg_prepared_xacts
			) views
			where age(seen) > age(${erased}::xid) limit 1`
	);
	return older.length > 0;
}

async function fileNodes(db: Db): Promise<number[]> {
	const found = await rows<{ node: number }>(
		db,
		sql`select pg_relation_filenode(name::regclass)::int as node
			from unnest(array['disclosures.reports', 'disclosures.slots', 'disclosures.older_keys']) name`
	);
	return found.map(({ node }) => node);
}
