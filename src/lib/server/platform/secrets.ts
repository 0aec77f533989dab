// Owns the secrets that the product draws for itself. They lie in the database, so that all processes
// have the same and a restart changes none.
import { randomBytes } from 'node:crypto';
import { eq, lte } from 'drizzle-orm';
import type { Db } from './database.ts';
import { secrets } from './schema.ts';

const BYTES = 32;

const read = new WeakMap<Db, Map<string, Uint8Array>>();

/**
 * @param db connection or transaction
 * @param name which secret
 * @param now the time; what has expired by then is removed when a new secret is drawn
 * @param expiresAt when this one may go; by default never
 * @returns 32 random bytes, drawn when first asked for
 */
export async function secretNamed(
	db: Db,
	name: string,
	now: Date,
	expiresAt: Date | null = null
): Promise<Uint8Array> {
	const known = read.get(db) ?? new Map<string, Uint8Array>();
	read.set(db, known);
	const value = known.get(name) ?? (await stored(db, name)) ?? (await draw());
	known.set(name, value);
	return value;

	async function draw(): Promise<Uint8Array> {
		await db.delete(secrets).where(lte(secrets.expiresAt, now));
		// Of two processes that draw at once the first wins, and both read its secret.
		await db
			.insert(secrets)
			.values({ name, value: randomBytes(BYTES), expiresAt })
			.onConflictDoNothing();
		const drawn = await stored(db, name);
		if (!drawn) throw new Error('a secret is gone that was just drawn');
		return drawn;
	}
}

async function stored(db: Db, name: string): Promise<Uint8Array | null> {
	const [found] = await db.select().from(secrets).where(eq(secrets.name, name));
	return found?.value ?? null;
}
