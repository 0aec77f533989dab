// Slows down whoever asks too often: one leaky bucket per purpose and subject, in the database, so
// that it survives a restart and is shared by every process.
import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { eq, sql } from 'drizzle-orm';
import { PgTransaction } from 'drizzle-orm/pg-core';
import { type Db, rows } from './database.ts';
import { rateLimits } from './schema.ts';
import { secretNamed } from './secrets.ts';

/** What is limited, for whom, and how much. */
export interface RateLimit {
	/** Keeps the buckets of two doors apart: 'sign_in_account'. */
	purpose: string;
	/** An address or an account; only a hash of it is stored, under a key of the day. */
	subject: string;
	/** So many at once, and so many per window over time. */
	limit: number;
	/** Seconds, at most a day. */
	windowSeconds: number;
	/** How many are taken together; one, if nothing is said. */
	count?: number;
}

export type RateLimitAnswer = { allowed: true } | { allowed: false; retryAfterSeconds: number };

const DAY_SECONDS = 86_400;

/**
 * Takes one from the bucket, or `count`, if so many are left (GCRA).
 *
 * One statement, so that any number of processes at once get exactly `limit`. Call it outside of
 * the transaction whose failure it must outlive.
 * @param db connection
 * @param rateLimit the bucket; it starts afresh at midnight UTC, because the day is in its key
 * @param now the time
 * @param purge also removes buckets that are full again; by chance, one call in 200
 * @returns whether to go on, else the seconds after which trying again makes sense
 */
export async function consume(
	db: Db,
	rateLimit: RateLimit,
	now: Date,
	purge = Math.random() < 1 / 200
): Promise<RateLimitAnswer> {
	if (purge) await removeFullBuckets(db, now);
	const step = stepOf(rateLimit);
	const taking = step * (rateLimit.count ?? 1);
	const key = await keyOf(db, rateLimit, now);
	const first = new Date(now.getTime() + taking).toISOString();
	const brim = new Date(now.getTime() + step * rateLimit.limit).toISOString();
	const next = sql`greatest(bucket.full_at, ${now.toISOString()}::timestamptz)
		+ ${`${taking} milliseconds`}::interval`;
	// Not waiting for the disk, only for this: all who share a bucket would wait for it one after the
	// other. When the database crashes, the last half second of a bucket is forgotten. In a transaction
	// it would be for everything else in it, too.
	const unhurried =
		db instanceof PgTransaction ? sql`` : sql`from set_config('synchronous_commit', 'off', true)`;
	const taken = await rows(
		db,
		sql`insert into rate_limits as bucket (key, full_at)
			select ${key}, ${first}::timestamptz ${unhurried}
			on conflict (key) do update set full_at = ${next}
			where ${next} <= ${brim}::timestamptz
			returning key`
	);
	return taken.length === 1 ? { allowed: true } : refusal(db, key, rateLimit, now);
}

/**
 * Puts back what `consume` took, so that only failures count.
 * @param db connection or transaction
 * @param rateLimit the bucket
 * @param now the time that was given to `consume`
 */
export async function giveBack(db: Db, rateLimit: RateLimit, now: Date): Promise<void> {
	const taken = stepOf(rateLimit) * (rateLimit.count ?? 1);
	await db
		.update(rateLimits)
		.set({ fullAt: sql`full_at - ${`${taken} milliseconds`}::interval` })
		.where(eq(rateLimits.key, await keyOf(db, rateLimit, now)));
}

/**
 * Names the network behind a client address, for use as a subject: who owns one IPv6 address owns
 * a /64 of them and could take a fresh bucket for each try.
 * @param address IPv4 or IPv6, as the server saw it
 * @returns the IPv4 address, the first four groups of the IPv6 one, or the text as it came
 */
export function networkOf(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
	if (mapped?.[1]) return mapped[1];
	if (!isIPv6(address)) return address;
	const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
	const before = head === '' ? [] : head.split(':');
	const after = tail ? tail.split(':') : [];
	// A dotted quad at the end stands for two groups.
	const dotted = after.concat(before).some((group) => group.includes('.')) ? 1 : 0;
	const gap = tail === undefined ? 0 : 8 - before.length - after.length - dotted;
	const groups = [...before, ...Array<string>(gap).fill('0'), ...after];
	return groups
		.slice(0, 4)
		.map((group) => group.replace(/^0+(?=.)/, ''))
		.join(':');
}

// Milliseconds that one takes to flow back. Whole, because the column keeps whole milliseconds.
function stepOf({ limit, windowSeconds, count = 1 }: RateLimit): number {
	const step = Math.floor((windowSeconds * 1000) / limit);
	if (!Number.isInteger(limit) || limit < count || windowSeconds > DAY_SECONDS || step < 1) {
		throw new RangeError('a rate limit needs what is taken at once, per window of at most a day');
	}
	return step;
}

// All IPv4 addresses can be hashed in seconds, so the hash has a key. Each day has its own, and the
// key goes with the day: a dump gives away the visitors of its own day at most, its rows without the
// secrets nobody.
async function keyOf(db: Db, { purpose, subject }: RateLimit, now: Date): Promise<string> {
	const day = now.toISOString().slice(0, 10);
	// An hour more for requests that began before midnight.
	const gone = new Date(Date.parse(day) + (DAY_SECONDS + 3600) * 1000);
	const secret = await secretNamed(db, `rate_limit ${day}`, now, gone);
	return `${purpose}:${createHmac('sha256', secret).update(`${purpose}\0${subject}`).digest('hex')}`;
}

async function refusal(
	db: Db,
	key: string,
	rateLimit: RateLimit,
	now: Date
): Promise<RateLimitAnswer> {
	const [bucket] = await db.select().from(rateLimits).where(eq(rateLimits.key, key));
	const step = stepOf(rateLimit);
	const wanted = step * (rateLimit.count ?? 1);
	const roomAt = (bucket?.fullAt.getTime() ?? 0) + wanted - step * rateLimit.limit;
	const seconds = Math.ceil((roomAt - now.getTime()) / 1000);
	return { allowed: false, retryAfterSeconds: Math.max(1, seconds) };
}

async function removeFullBuckets(db: Db, now: Date): Promise<void> {
	// Skips rows that others hold, so that two purges never wait for each other.
	await db.execute(sql`delete from rate_limits where key in (
		select key from rate_limits where full_at <= ${now.toISOString()}::timestamptz
		limit 1000 for update skip locked)`);
}
