import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, type Db, rows } from './database.ts';
import { sql } from 'drizzle-orm';
import { consume, giveBack, networkOf, type RateLimit } from './rate-limit.ts';
import { testDatabase } from './testing.ts';

let database: Database;
beforeAll(async () => {
	database = await testDatabase();
});
afterAll(() => database.close());

const NOON = new Date('2026-11-02T05:00:00.000Z');
const after = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);
let subjects = 0;
const bucket = (limit: number, windowSeconds: number): RateLimit => ({
	purpose: 'test',
	subject: `subject ${++subjects}`,
	limit,
	windowSeconds
});
const ALLOWED = { allowed: true };

describe('consume', () => {
	it('lets nobody else in its transaction forgo the disk', async () => {
		const waits = await database.db.transaction(async (tx) => {
			await consume(tx as unknown as Db, bucket(1, 60), NOON);
			return rows<{ commit: string }>(
				tx as unknown as Db,
				sql`select current_setting('synchronous_commit') as commit`
			);
		});
		expect(waits).toEqual([{ commit: 'on' }]);
	});

	it('allows the limit at once, then one by one as the window passes', async () => {
		const five = bucket(5, 50);
		for (let i = 0; i < 5; i++) expect(await consume(database.db, five, NOON)).toEqual(ALLOWED);
		expect(await consume(database.db, five, NOON)).toEqual({
			allowed: false,
			retryAfterSeconds: 10
		});
		expect(await consume(database.db, five, after(9.999))).toEqual({
			allowed: false,
			retryAfterSeconds: 1
		});
		expect(await consume(database.db, five, after(10))).toEqual(ALLOWED);
		expect((await consume(database.db, five, after(10))).allowed).toBe(false);
	});

	it('allows the whole limit again after the window', async () => {
		const three = bucket(3, 60);
		for (let i = 0; i < 4; i++) await consume(database.db, three, NOON);
		for (let i = 0; i < 3; i++) {
			expect(await consume(database.db, three, after(60))).toEqual(ALLOWED);
		}
		expect((await consume(database.db, three, after(60))).allowed).toBe(false);
	});

	it('saves nothing up during a long pause', async () => {
		const three = bucket(3, 60);
		await consume(database.db, three, NOON);
		for (let i = 0; i < 3; i++) {
			expect(await consume(database.db, three, after(3600))).toEqual(ALLOWED);
		}
		expect((await consume(database.db, three, after(3600))).allowed).toBe(false);
	});

	it('allows exactly the limit to fifty at once', async () => {
		const seven = bucket(7, 900);
		const answers = await Promise.all(
			Array.from({ length: 50 }, () => consume(database.db, seven, NOON, false))
		);
		expect(answers.filter(({ allowed }) => allowed)).toHaveLength(7);
		for (const answer of answers) {
			if (!answer.allowed) expect(answer.retryAfterSeconds).toBe(129);
		}
	});

	it('allows exactly the limit whatever the limit', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 9 }),
				fc.integer({ min: 1, max: 999 }),
				async (limit, window) => {
					const any = bucket(limit, window);
					let allowed = 0;
					for (let i = 0; i < limit + 2; i++) {
						if ((await consume(database.db, any, NOON, false)).allowed) allowed++;
					}
					expect(allowed).toBe(limit);
				}
			),
			{ numRuns: 30 }
		);
	});

	it('takes several together, or none of them', async () => {
		const five = bucket(5, 50);
		expect(await consume(database.db, { ...five, count: 4 }, NOON)).toEqual(ALLOWED);
		expect(await consume(database.db, { ...five, count: 3 }, NOON)).toEqual({
			allowed: false,
			retryAfterSeconds: 20
		});
		expect(await consume(database.db, five, NOON)).toEqual(ALLOWED);
		await giveBack(database.db, { ...five, count: 4 }, NOON);
		expect(await consume(database.db, { ...five, count: 4 }, NOON)).toEqual(ALLOWED);
		expect((await consume(database.db, five, NOON)).allowed).toBe(false);
	});

	it('keeps subjects and purposes apart', async () => {
		const one = bucket(1, 60);
		await consume(database.db, one, NOON);
		expect(await consume(database.db, { ...one, subject: 'other' }, NOON)).toEqual(ALLOWED);
		expect(await consume(database.db, { ...one, purpose: 'other' }, NOON)).toEqual(ALLOWED);
		expect((await consume(database.db, one, NOON)).allowed).toBe(false);
	});

	it('stores no subject and forgets which it was when the day turns', async () => {
		const one = { ...bucket(1, 60), subject: '203.0.113.7' };
		await consume(database.db, one, NOON);
		await consume(database.db, one, after(86_400));
		const stored = await rows<{ key: string }>(database.db, sql`select key from rate_limits`);
		const keys = stored.map(({ key }) => key);
		expect(keys.join()).not.toContain('203.0.113.7');
		expect(new Set(keys).size).toBe(keys.length);
	});

	it('stores nothing that the address alone could be found in', async () => {
		const elsewhere = await testDatabase();
		const one = { ...bucket(1, 60), subject: '203.0.113.8' };
		const keysAt = async (db: Database['db']) => {
			await consume(db, one, NOON, false);
			const stored = await rows<{ key: string }>(db, sql`select key from rate_limits`);
			return stored.map(({ key }) => key);
		};
		const here = await keysAt(database.db);
		for (const key of await keysAt(elsewhere.db)) expect(here).not.toContain(key);
		await elsewhere.close();
	});

	it('removes the buckets that are full again when asked to', async () => {
		const old = bucket(1, 60);
		const young = bucket(1, 3600);
		await consume(database.db, old, NOON, false);
		await consume(database.db, young, NOON, false);
		const count = async () =>
			Number(
				(
					await rows(
						database.db,
						sql`select count(*) from rate_limits where full_at <= ${after(61).toISOString()}::timestamptz`
					)
				)[0]?.count
			);
		await consume(database.db, bucket(1, 3600), after(61), false);
		expect(await count()).toBeGreaterThan(0);
		await consume(database.db, bucket(1, 3600), after(61), true);
		expect(await count()).toBe(0);
		expect((await consume(database.db, young, after(61), false)).allowed).toBe(false);
	});

	it('refuses a limit that can not be kept', async () => {
		await expect(consume(database.db, bucket(0, 60), NOON)).rejects.toThrow(RangeError);
		await expect(consume(database.db, bucket(5, 86_401), NOON)).rejects.toThrow(RangeError);
		const tooMany = { ...bucket(3, 60), count: 4 };
		await expect(consume(database.db, tooMany, NOON)).rejects.toThrow(RangeError);
	});
});

describe('giveBack', () => {
	it('makes room for one more', async () => {
		const two = bucket(2, 60);
		await giveBack(database.db, two, NOON);
		await consume(database.db, two, NOON);
		await consume(database.db, two, NOON);
		await giveBack(database.db, two, NOON);
		expect(await consume(database.db, two, NOON)).toEqual(ALLOWED);
		expect((await consume(database.db, two, NOON)).allowed).toBe(false);
	});
});

describe('networkOf', () => {
	it('keeps an IPv4 address and cuts an IPv6 one to its /64', () => {
		expect(networkOf('203.0.113.7')).toBe('203.0.113.7');
		expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7');
		expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
		expect(networkOf('2001:0DB8:0001:0002::9')).toBe('2001:db8:1:2');
		expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
		expect(networkOf('::1')).toBe('0:0:0:0');
		expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0');
		expect(networkOf('64:ff9b::203.0.113.7')).toBe('64:ff9b:0:0');
		expect(networkOf('unknown')).toBe('unknown');
	});
});
