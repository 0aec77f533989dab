// Tables that belong to no office noun: the shared rate limit, and the product's own secrets.
import { pgTable, text } from 'drizzle-orm/pg-core';
import { bytea, moment } from './columns.ts';

/** One leaky bucket per key (GCRA): `fullAt` is when it would be empty again. */
export const rateLimits = pgTable('rate_limits', {
	/** Purpose and a keyed hash of an address or an account; never the address itself. */
	key: text('key').primaryKey(),
	fullAt: moment('full_at').notNull()
});

/** Random bytes that the product drew for itself, to key hashes with. */
export const secrets = pgTable('secrets', {
	name: text('name').primaryKey(),
	value: bytea('value').notNull(),
	/** Null: never. */
	expiresAt: moment('expires_at')
});
