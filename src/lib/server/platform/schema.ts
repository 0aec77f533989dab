// Tables that belong to no office noun: the shared rate limit.
import { pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** One leaky bucket per key (GCRA): `fullAt` is when it would be empty again. */
export const rateLimits = pgTable('rate_limits', {
	/** Purpose and a keyed hash of an address or an account; never the address itself. */
	key: text('key').primaryKey(),
	fullAt: moment('full_at').notNull()
});
