import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, rows } from '../platform/database.ts';
import { testDatabase } from '../platform/testing.ts';
import { SHELL } from './actor.ts';
import { disableOfficer } from './administration.ts';
import {
	authenticate,
	describeDevice,
	listSessions,
	sessionCookieOptions,
	signOut,
	signOutEverywhere,
	startSession
} from './sessions.ts';
import { actorOf, desk, enter, history, later, member, NOON } from './testing.ts';

let database: Database;
let budi: string;
beforeAll(async () => {
	database = await testDatabase();
	budi = await member(database.db, 'budi', 'intake', 'handler');
});
afterAll(() => database.close());

describe('a session', () => {
	it('stands for the officer', async () => {
		const { actor } = await desk(database.db, 'budi');
		expect(actor).toEqual({
			id: budi,
			username: 'budi',
			name: 'Petugas budi',
			roles: ['intake', 'handler'],
			unitCode: 'CAPIL',
			kecamatanCode: '16.06.09'
		});
	});

	it('is found by its token, which the database does not know', async () => {
		const { token } = await enter(database.db, 'budi');
		const stored = JSON.stringify(
			await rows(database.db, sql`select * from officer_sessions, setup_links`)
		);
		expect(stored).not.toContain(token);
		const ids = await rows<{ id: string }>(database.db, sql`select id from officer_sessions`);
		for (const { id } of ids) {
			expect(id).toMatch(/^[0-9a-f]{64}$/);
			expect(await actorOf(database.db, id)).toBeNull();
			expect(await actorOf(database.db, id.slice(0, 40))).toBeNull();
		}
		expect(await actorOf(database.db, token)).not.toBeNull();
	});

	it('is nobody’s for any other token', async () => {
		for (const token of [undefined, '', 'x', '0'.repeat(40), `${'a'.repeat(39)}\0`]) {
			expect(await authenticate(database.db, token, NOON, '2026-11-02')).toEqual({
				state: 'signed_out'
			});
		}
	});

	it('ends after four hours without a request', async () => {
		const { token } = await enter(database.db, 'budi');
		expect(await actorOf(database.db, token, later(4 * 60 + 1))).toBeNull();
		// And is gone, not asleep.
		expect(await actorOf(database.db, token, NOON)).toBeNull();
	});

	it('goes on while it is used, up to twelve hours', async () => {
		const { token } = await enter(database.db, 'budi');
		for (let hour = 3; hour < 12; hour += 3) {
			expect(await actorOf(database.db, token, later(hour * 60))).not.toBeNull();
		}
		expect(await actorOf(database.db, token, later(12 * 60 - 1))).not.toBeNull();
		expect(await actorOf(database.db, token, later(12 * 60 + 1))).toBeNull();
	});

	it('ends with signing out, and only that one', async () => {
		const here = await enter(database.db, 'budi');
		const there = await enter(database.db, 'budi');
		await signOut(database.db, here.token, NOON);
		expect(await actorOf(database.db, here.token)).toBeNull();
		expect(await actorOf(database.db, there.token)).not.toBeNull();
	});

	it('is removed some time after it is over', async () => {
		await member(database.db, 'esok', 'intake');
		const { token } = await enter(database.db, 'budi');
		const count = async () =>
			(
				await rows(
					database.db,
					sql`select 1 from officer_sessions where expires_at <= ${later(900).toISOString()}::timestamptz`
				)
			).length;
		expect(await count()).toBeGreaterThan(0);
		await enter(database.db, 'esok', later(900));
		expect(await count()).toBe(0);
		expect(await actorOf(database.db, token)).toBeNull();
	});

	it('is nobody’s for a disabled officer, whatever started it', async () => {
		const id = await member(database.db, 'nonaktif', 'intake');
		await disableOfficer(database.db, SHELL, id, NOON);
		const token = await startSession(database.db, id, 'Peramban', true, NOON);
		expect(await authenticate(database.db, token, NOON, '2026-11-02')).toEqual({
			state: 'signed_out'
		});
	});

	it('is nobody while the second factor is owed, and that for ten minutes', async () => {
		const token = await startSession(database.db, budi, 'Peramban', false, NOON);
		expect(await authenticate(database.db, token, later(9), '2026-11-02')).toEqual({
			state: 'second_factor_owed',
			officerId: budi
		});
		expect(await authenticate(database.db, token, later(10), '2026-11-02')).toEqual({
			state: 'signed_out'
		});
	});
});

describe('sessions of an officer', () => {
	it('are listed for the officer alone, newest first', async () => {
		await member(database.db, 'siti', 'intake');
		await enter(database.db, 'budi');
		const first = await desk(database.db, 'siti', NOON);
		const second = await desk(database.db, 'siti', later(1));
		const seen = await listSessions(database.db, first.actor, first.token, later(2));
		expect(seen.map(({ current, createdAt }) => [current, createdAt])).toEqual([
			[false, later(1)],
			[true, NOON]
		]);
		expect(seen[0]?.device).toBe('Chrome di Android');
		expect(JSON.stringify(seen)).not.toContain(second.token);
	});

	it('do not count a sign-in that still owes the second factor', async () => {
		const id = await member(database.db, 'wati', 'intake');
		const { actor, token } = await desk(database.db, 'wati', NOON);
		await startSession(database.db, id, 'Peramban', false, NOON);
		expect(await listSessions(database.db, actor, token, later(1))).toHaveLength(1);
	});

	it('all end at once, on every device', async () => {
		const here = await desk(database.db, 'budi');
		const there = await desk(database.db, 'budi');
		const other = await desk(database.db, 'siti');
		await signOutEverywhere(database.db, here.actor, NOON);
		expect(await actorOf(database.db, here.token)).toBeNull();
		expect(await actorOf(database.db, there.token)).toBeNull();
		expect(await actorOf(database.db, other.token)).not.toBeNull();
		expect((await history(database.db, budi))[0]).toBe('sessions_ended');
	});
});

describe('the cookie', () => {
	it('stays with officers’ pages, out of scripts, and on https where there is https', () => {
		expect(sessionCookieOptions(true)).toEqual({
			path: '/petugas',
			httpOnly: true,
			sameSite: 'lax',
			secure: true,
			maxAge: 12 * 3600
		});
		expect(sessionCookieOptions(false).secure).toBe(false);
	});
});

describe('describeDevice', () => {
	it('tells browsers and systems apart, coarsely', () => {
		const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0';
		expect(
			describeDevice(`Mozilla/5.0 (Linux; Android 10; K) ${chrome} Mobile Safari/537.36`)
		).toBe('Chrome di Android');
		expect(
			describeDevice(`Mozilla/5.0 (Windows NT 10.0) ${chrome} Safari/537.36 Edg/130.0.0.0`)
		).toBe('Edge di Windows');
		expect(
			describeDevice(
				'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605 Version/17.0 Mobile/15E Safari/604'
			)
		).toBe('Safari di iPhone atau iPad');
		expect(
			describeDevice('Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/2010 Firefox/130.0')
		).toBe('Firefox di Linux');
		expect(describeDevice('')).toBe('Peramban lain di perangkat lain');
	});
});
