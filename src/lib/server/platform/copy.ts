// Writes a row as PostgreSQL's binary COPY, in which bytes go as they are. Drivers send parameters as
// hexadecimal text, and what that leaves behind of large ones outweighs them many times (ADR 0038).
import type { PGlite } from '@electric-sql/pglite';
import { is, sql } from 'drizzle-orm';
import { PgliteSession } from 'drizzle-orm/pglite';
import type postgres from 'postgres';
import type { Db } from './database.ts';

/** What stands before the first row, with no flags and no more to say. */
const BEGIN = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const END = Buffer.from([0xff, 0xff]);

/**
 * @param tx transaction; it is of no more use when this fails
 * @param into table and columns, as SQL
 * @param row what the columns take: texts, integers of four bytes, bytes
 */
export async function copyRow(
	tx: Db,
	into: string,
	row: readonly (string | number | Uint8Array)[]
): Promise<void> {
	const pieces = [BEGIN, ...fieldsOf(row), END];
	const { session } = tx._;
	const { client } = session as unknown as { client: unknown };
	if (is(session, PgliteSession)) {
		const statement = `copy ${into} from '/dev/blob' with (format binary)`;
		await (client as PGlite).query(statement, [], { blob: new Blob(pieces) });
		return;
	}
	const statement = `copy ${into} from stdin with (format binary)`;
	const stream = await (client as postgres.Sql).unsafe(statement).writable();
	stream.on('error', () => {
		// Told below.
	});
	for (const piece of pieces) {
		await new Promise<void>((resolve) => stream.write(piece, () => resolve()));
	}
	stream.end();
	// postgres.js never says that a copy failed at its end (porsager/postgres#1173), so nothing may wait
	// for that; the next statement of the transaction fails.
	await tx.execute(sql`select 1`);
}

function fieldsOf(row: readonly (string | number | Uint8Array)[]): Uint8Array<ArrayBuffer>[] {
	const count = Buffer.alloc(2);
	count.writeInt16BE(row.length);
	return [count, ...row.flatMap(fieldOf)];
}

function fieldOf(value: string | number | Uint8Array): Uint8Array<ArrayBuffer>[] {
	const length = Buffer.alloc(4);
	if (typeof value === 'number') {
		const integer = Buffer.alloc(4);
		length.writeInt32BE(4);
		integer.writeInt32BE(value);
		return [length, integer];
	}
	const bytes = typeof value === 'string' ? Buffer.from(value) : (value as Uint8Array<ArrayBuffer>);
	length.writeInt32BE(bytes.length);
	return [length, bytes];
}
