// Column types that Drizzle lacks, and the shapes every table uses.
import { customType, timestamp } from 'drizzle-orm/pg-core';

/** Raw bytes. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
	dataType: () => 'bytea',
	// postgres.js hands out Buffers over a shared pool; callers get plain bytes of their own.
	fromDriver: (value) => new Uint8Array(value)
});

/** Search roots as PostgreSQL lexemes; written as a space-separated list of [a-z0-9] words. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** Text in the order of its bytes, which is the same on every database and in every year. */
export const bytewiseText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/** A moment. Always with time zone, to the millisecond, as a Date. */
export const moment = (name: string) =>
	timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
