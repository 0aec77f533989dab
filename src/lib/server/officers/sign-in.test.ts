import { eq, sql } from 'drizzle-orm';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, rows } from '../platform/database.ts';
import { testDatabase } from '../platform/testing.ts';
import {
	disableOfficer,
	requireSecondFactor,
	addOfficer,
	removeSecondFactor
} from './administration.ts';
import { SHELL } from './actor.ts';
import { resetPassword } from './administration.ts';
import { changePassword } from './own-password.ts';
import { passwordMatches } from './passwords.ts';
import { officers } from './schema.ts';
import {
	confirmEnrolment,
	removeOwnSecondFactor,
	secondFactorOf,
	startEnrolment
} from './second-factor.ts';
import { authenticate } from './sessions.ts';
import { passSecondFactor, signIn } from './sign-in.ts';
import {
	actorOf,
	desk,
	enter,
	history,
	later,
	member,
	NOON,
	PASSWORD,
	testContext
} from './testing.ts';

let database: Database;
beforeAll(async () => {
	database = await testDatabase();
	await member(database.db, 'kepala', 'administrator');
});
afterAll(() => database.close());

const codeAt = (secret: string, now: Date) =>
	new TOTP({ secret, digits: 6, period: 30 }).generate({ timestamp: now.getTime() });

/** An officer with a second factor in force. */
async function enrolled(username: string) {
	const id = await member(database.db, username, 'intake');
	const { token, actor } = await desk(database.db, username);
	await startEnrolment(database.db, actor);
	const factor = await secondFactorOf(database.db, actor, 'Kantor');
	if (factor.state !== 'enrolling') throw new Error('not enrolling');
	const code = codeAt(factor.secret, NOON);
	const recovery = await confirmEnrolment(database.db, actor, token, { code }, NOON);
	return { id, token, actor, secret: factor.secret, recovery };
}

/** The name of the account that a new token opens. */
async function openedBy(entering: Promise<{ token: string }>, now = NOON) {
	return (await actorOf(database.db, (await entering).token, now))?.username;
}

async function refusalOf(promise: Promise<unknown>) {
	const error = await promise.then(
		() => null,
		(reason: unknown) => reason
	);
	const { code, message, details } = error as { code: string; message: string; details: object };
	return { code, message, details };
}

function enterFrom(address: string, username: string, now = NOON, password = PASSWORD) {
	return signIn(database.db, { username, password, address, device: '' }, now);
}

describe('signIn', () => {
	it('opens with name and password, whatever the case of the name', async () => {
		const id = await member(database.db, 'budi', 'intake');
		const { token, secondFactorOwed } = await enter(database.db, ' Budi ');
		expect(secondFactorOwed).toBe(false);
		expect((await actorOf(database.db, token))?.id).toBe(id);
		expect((await history(database.db, id))[0]).toBe('signed_in');
	});

	it('gives a new token every time', async () => {
		const [one, two] = [await enter(database.db, 'budi'), await enter(database.db, 'budi')];
		expect(one.token).not.toBe(two.token);
	});

	it('answers alike for an unknown name, a wrong password, a disabled account, one without password', async () => {
		const gone = await member(database.db, 'gone', 'intake');
		await disableOfficer(database.db, SHELL, gone, NOON);
		await addOfficer(
			testContext(database.db),
			SHELL,
			{ username: 'fresh', name: 'Baru', roles: ['intake'], unitCode: null, kecamatanCode: null },
			'link',
			NOON
		);
		const answers = [
			await refusalOf(enter(database.db, 'nobody')),
			await refusalOf(enter(database.db, 'bu\0di')),
			await refusalOf(enter(database.db, 'budi', NOON, 'bukan kata sandinya')),
			await refusalOf(enter(database.db, 'gone')),
			await refusalOf(enter(database.db, 'fresh')),
			await refusalOf(enter(database.db, 'fresh', NOON, ''))
		];
		expect(answers[0]?.code).toBe('invalid_input');
		for (const answer of answers) expect(answer).toEqual(answers[0]);
	});

	it('counts the right password of a disabled account like a wrong one', async () => {
		const id = await member(database.db, 'pergi', 'intake');
		await disableOfficer(database.db, SHELL, id, NOON);
		const here = '198.51.100.20';
		for (let i = 0; i < 10; i++) await refusalOf(enterFrom(here, 'pergi'));
		expect((await refusalOf(enterFrom(here, 'pergi'))).code).toBe('rate_limited');
	});

	it('does not let in whoever is disabled while the password is being checked', async () => {
		const id = await member(database.db, 'balapan', 'intake');
		// Keeps the hashing busy, so that the account changes in between.
		const busy = Array.from({ length: 12 }, () => passwordMatches(null, 'x'));
		const entering = refusalOf(enter(database.db, 'balapan'));
		await busy[0];
		// In one statement: the whole command may take longer than the hashing.
		await database.db.update(officers).set({ disabledAt: NOON }).where(eq(officers.id, id));
		expect((await entering).code).toBe('invalid_input');
		await Promise.all(busy);
	});

	it('slows tries for one account down in their network, whether it exists or not', async () => {
		for (const username of ['slow', 'nobody2']) {
			if (username === 'slow') await member(database.db, username, 'intake');
			const here = '198.51.100.21';
			for (let i = 0; i < 10; i++) {
				const answer = await refusalOf(enterFrom(here, username, NOON, 'salah'));
				expect(answer.code).toBe('invalid_input');
			}
			expect(await refusalOf(enterFrom(here, username))).toMatchObject({
				code: 'rate_limited',
				details: { retryAfterSeconds: 90 }
			});
		}
		expect(await openedBy(enterFrom('198.51.100.22', 'slow'))).toBe('slow');
		expect(await openedBy(enterFrom('198.51.100.21', 'slow', later(2)), later(2))).toBe('slow');
	});

	it('slows tries from all over, but never who comes from where they signed in before', async () => {
		const office = '198.51.100.23';
		for (const username of ['dikepung', 'nobody3']) {
			if (username === 'dikepung') {
				await member(database.db, username, 'intake');
				await enterFrom(office, username);
			}
			for (let i = 0; i < 100; i++) {
				const answer = await refusalOf(
					enterFrom(`2001:db8:7:${i}::1`, username, later(1), 'salah')
				);
				expect(answer.code).toBe('invalid_input');
			}
			const stranger = await refusalOf(enterFrom('2001:db8:8::1', username, later(1)));
			expect(stranger.code).toBe('rate_limited');
		}
		expect(await openedBy(enterFrom(office, 'dikepung', later(1)), later(1))).toBe('dikepung');
		// And still guesses no more often there than anybody.
		for (let i = 0; i < 10; i++) await refusalOf(enterFrom(office, 'dikepung', later(2), 'salah'));
		const guess = await refusalOf(enterFrom(office, 'dikepung', later(2), 'salah'));
		expect(guess.code).toBe('rate_limited');
	});

	it('forgets after three months where somebody signed in, and keeps no address', async () => {
		await member(database.db, 'pindah', 'intake');
		await enterFrom('198.51.100.24', 'pindah');
		const kept = () => rows(database.db, sql`select * from officer_networks`);
		expect(JSON.stringify(await kept())).not.toContain('198.51.100');
		const before = (await kept()).length;
		await enterFrom('198.51.100.25', 'pindah', later(91 * 24 * 60));
		expect((await kept()).length).toBe(1);
		expect(before).toBeGreaterThan(1);
	});

	it('does not count those who get in', async () => {
		await member(database.db, 'rajin', 'intake');
		for (let i = 0; i < 25; i++) {
			const input = { username: 'rajin', password: PASSWORD, address: '198.51.100.9', device: '' };
			expect(await openedBy(signIn(database.db, input, NOON))).toBe('rajin');
		}
	});

	it('slows tries from one network down, across accounts, and spares the accounts then', async () => {
		await member(database.db, 'spared', 'intake');
		const from = (address: string, username: string) =>
			signIn(database.db, { username, password: PASSWORD, address, device: '' }, later(60));
		for (let i = 0; i < 60; i++) {
			const answer = await refusalOf(from(`2001:db8:1:2::${i.toString(16)}`, `name${i}`));
			expect(answer.code).toBe('invalid_input');
		}
		for (let i = 0; i < 12; i++) {
			expect((await refusalOf(from('2001:db8:1:2::ffff', 'spared'))).code).toBe('rate_limited');
		}
		expect(await openedBy(from('2001:db8:1:3::1', 'spared'), later(60))).toBe('spared');
	});

	it('locks out nobody else from the network where one account is tried again and again', async () => {
		await member(database.db, 'rekan', 'intake');
		const from = (username: string, password: string) =>
			signIn(database.db, { username, password, address: '192.0.2.77', device: '' }, later(60));
		for (let i = 0; i < 70; i++) await refusalOf(from('sasaran', 'salah salah salah'));
		expect(await openedBy(from('rekan', PASSWORD), later(60))).toBe('rekan');
	});

	it('leads to a new password first where one is due', async () => {
		const { handover } = await addOfficer(
			testContext(database.db),
			SHELL,
			{
				username: 'temp',
				name: 'Sementara',
				roles: ['intake'],
				unitCode: null,
				kecamatanCode: null
			},
			'temporary_password',
			NOON
		);
		if (handover.way !== 'temporary_password') throw new Error('a password was asked for');
		const { token } = await enter(database.db, 'temp', NOON, handover.password);
		const actor = await actorOf(database.db, token);
		expect(actor?.owes).toBe('password_change');
		await changePassword(
			database.db,
			actor!,
			token,
			{ currentPassword: handover.password, newPassword: PASSWORD },
			NOON
		);
		expect((await actorOf(database.db, token))?.owes).toBeUndefined();
	});
});

describe('the second factor', () => {
	it('is owed after the password; then a code opens, under a new token', async () => {
		const { id, secret } = await enrolled('rini');
		const first = await enter(database.db, 'rini', later(1));
		expect(first.secondFactorOwed).toBe(true);
		expect(await actorOf(database.db, first.token, later(1))).toBeNull();
		const code = codeAt(secret, later(1));
		const second = await passSecondFactor(database.db, first.token, { code }, later(1));
		expect(second.token).not.toBe(first.token);
		expect((await actorOf(database.db, second.token, later(1)))?.id).toBe(id);
		expect(await authenticate(database.db, first.token, later(1), '2026-11-02')).toEqual({
			state: 'signed_out'
		});
		expect((await history(database.db, id))[0]).toBe('signed_in');
	});

	it('takes a code of the neighbouring step and none further away', async () => {
		const { secret } = await enrolled('jarak');
		const now = later(10);
		const pass = async (seconds: number) => {
			const { token } = await enter(database.db, 'jarak', now);
			const code = codeAt(secret, new Date(now.getTime() + seconds * 1000));
			return passSecondFactor(database.db, token, { code }, now);
		};
		expect((await refusalOf(pass(-60))).code).toBe('invalid_input');
		expect((await refusalOf(pass(60))).code).toBe('invalid_input');
		expect(await openedBy(pass(-30), now)).toBe('jarak');
		expect(await openedBy(pass(30), now)).toBe('jarak');
	});

	it('takes a code once, the one of the enrolment included', async () => {
		const { id, secret } = await enrolled('sekali');
		const again = await enter(database.db, 'sekali', NOON);
		const used = codeAt(secret, NOON);
		expect(
			(await refusalOf(passSecondFactor(database.db, again.token, { code: used }, NOON))).code
		).toBe('invalid_input');
		expect((await history(database.db, id))[0]).toBe('sign_in_failed');

		const tokens = [
			(await enter(database.db, 'sekali', later(5))).token,
			(await enter(database.db, 'sekali', later(5))).token
		];
		const code = codeAt(secret, later(5));
		const both = await Promise.allSettled(
			tokens.map((token) => passSecondFactor(database.db, token, { code }, later(5)))
		);
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});

	it('takes each recovery code once, as people type it, from its owner only', async () => {
		const { id, recovery } = await enrolled('hilang');
		const other = await enrolled('lain');
		expect(recovery).toHaveLength(10);
		expect(new Set(recovery).size).toBe(10);
		const stored = JSON.stringify(await rows(database.db, sql`select * from recovery_codes`));
		expect(stored).not.toContain(recovery[0]);
		expect(stored).not.toContain(recovery[0]?.replaceAll('-', ''));
		const pass = async (code = '', username = 'hilang') => {
			const { token } = await enter(database.db, username, later(1));
			return passSecondFactor(database.db, token, { code }, later(1));
		};
		expect((await refusalOf(pass(other.recovery[0]))).code).toBe('invalid_input');
		const asTyped = recovery[0]?.toLowerCase().replaceAll('-', ' ');
		expect(await openedBy(pass(asTyped), later(1))).toBe('hilang');
		expect((await history(database.db, id)).slice(0, 2)).toEqual([
			'signed_in',
			'recovery_code_used'
		]);
		expect((await refusalOf(pass(recovery[0]))).code).toBe('invalid_input');
		expect(await openedBy(pass(recovery[9]), later(1))).toBe('hilang');
		const { actor } = other;
		expect(await secondFactorOf(database.db, { ...actor, id }, 'x')).toMatchObject({
			state: 'on',
			recoveryCodesLeft: 8
		});
	});

	it('slows guessing down', async () => {
		const { recovery } = await enrolled('tebak');
		const { token } = await enter(database.db, 'tebak', later(1));
		for (let i = 0; i < 6; i++) {
			await refusalOf(passSecondFactor(database.db, token, { code: '000000' }, later(1)));
		}
		const answer = await refusalOf(
			passSecondFactor(database.db, token, { code: recovery[0] ?? '' }, later(1))
		);
		expect(answer.code).toBe('rate_limited');
	});

	it('can not be passed without the password', async () => {
		const { secret, token } = await enrolled('langsung');
		const code = codeAt(secret, later(1));
		for (const wrong of [undefined, '0'.repeat(40), token]) {
			expect((await refusalOf(passSecondFactor(database.db, wrong, { code }, later(1)))).code).toBe(
				'not_signed_in'
			);
		}
	});
});

describe('enrolment', () => {
	it('ends the other browsers and keeps this one', async () => {
		await member(database.db, 'dua', 'intake');
		const there = await desk(database.db, 'dua');
		const { token, actor } = await desk(database.db, 'dua');
		await startEnrolment(database.db, actor);
		const factor = await secondFactorOf(database.db, actor, 'Kantor Contoh');
		if (factor.state !== 'enrolling') throw new Error('not enrolling');
		expect(factor.address).toMatch(/^otpauth:\/\/totp\/Kantor%20Contoh:dua\?/);
		// Not in force yet.
		expect((await enter(database.db, 'dua')).secondFactorOwed).toBe(false);
		const wrong = confirmEnrolment(database.db, actor, token, { code: '12345' }, NOON);
		expect((await refusalOf(wrong)).code).toBe('invalid_input');
		const code = codeAt(factor.secret, NOON);
		await confirmEnrolment(database.db, actor, token, { code }, NOON);
		expect(await actorOf(database.db, there.token)).toBeNull();
		expect(await actorOf(database.db, token)).not.toBeNull();
		expect((await history(database.db, actor.id))[0]).toBe('second_factor_enabled');
	});

	it('does not replace a second factor that is in force', async () => {
		const { actor, token, secret } = await enrolled('tetap');
		expect((await refusalOf(startEnrolment(database.db, actor))).code).toBe('conflict');
		const code = codeAt(secret, later(1));
		const again = confirmEnrolment(database.db, actor, token, { code }, later(1));
		expect((await refusalOf(again)).code).toBe('conflict');
		expect(await secondFactorOf(database.db, actor, 'x')).not.toHaveProperty('secret');
	});

	it('is undone with the password only', async () => {
		const { actor, recovery } = await enrolled('lepas');
		const wrong = removeOwnSecondFactor(database.db, actor, { password: 'bukan ini' }, NOON);
		expect((await refusalOf(wrong)).code).toBe('invalid_input');
		await removeOwnSecondFactor(database.db, actor, { password: PASSWORD }, NOON);
		expect((await secondFactorOf(database.db, actor, 'x')).state).toBe('off');
		expect((await enter(database.db, 'lepas')).secondFactorOwed).toBe(false);
		expect(await history(database.db, actor.id)).toContain('second_factor_removed');
		expect(recovery).toHaveLength(10);
	});

	it('is undone by an administrator for whoever lost everything', async () => {
		const { id, token } = await enrolled('lupa');
		await removeSecondFactor(database.db, SHELL, id, NOON);
		expect(await actorOf(database.db, token)).toBeNull();
		expect((await enter(database.db, 'lupa')).secondFactorOwed).toBe(false);
		expect((await refusalOf(removeSecondFactor(database.db, SHELL, id, NOON))).code).toBe(
			'conflict'
		);
	});

	it('comes first where a role requires it', async () => {
		const { actor: administrator } = await desk(database.db, 'kepala');
		await member(database.db, 'wajib', 'overseer', 'intake');
		const { token, actor } = await desk(database.db, 'wajib');
		expect(actor.owes).toBeUndefined();
		await requireSecondFactor(database.db, administrator, ['overseer'], NOON);
		expect((await actorOf(database.db, token))?.owes).toBe('second_factor');
		await startEnrolment(database.db, actor);
		expect((await actorOf(database.db, token))?.owes).toBe('second_factor');
		const factor = await secondFactorOf(database.db, actor, 'x');
		if (factor.state !== 'enrolling') throw new Error('not enrolling');
		await confirmEnrolment(database.db, actor, token, { code: codeAt(factor.secret, NOON) }, NOON);
		expect((await actorOf(database.db, token))?.owes).toBeUndefined();
		await requireSecondFactor(database.db, administrator, [], NOON);
	});
});

describe('changePassword', () => {
	const NEW = 'ikan belida makan malam';

	it('wants the old one and signs every other browser out', async () => {
		const id = await member(database.db, 'ganti', 'intake');
		const there = await desk(database.db, 'ganti');
		const { token, actor } = await desk(database.db, 'ganti');
		const change = (currentPassword: string, newPassword: string) =>
			changePassword(database.db, actor, token, { currentPassword, newPassword }, NOON);
		expect(await refusalOf(change('salah salah salah', NEW))).toMatchObject({
			details: { fields: { kata_sandi_lama: expect.any(String) } }
		});
		expect(await refusalOf(change(PASSWORD, 'pendek'))).toMatchObject({
			details: { fields: { kata_sandi_baru: expect.any(String) } }
		});
		expect(await refusalOf(change(PASSWORD, PASSWORD))).toMatchObject({
			details: { fields: { kata_sandi_baru: expect.any(String) } }
		});
		expect(await actorOf(database.db, there.token)).not.toBeNull();
		await change(PASSWORD, NEW);
		expect(await actorOf(database.db, there.token)).toBeNull();
		expect(await actorOf(database.db, token)).not.toBeNull();
		expect((await refusalOf(enter(database.db, 'ganti'))).code).toBe('invalid_input');
		expect(await openedBy(enter(database.db, 'ganti', NOON, NEW))).toBe('ganti');
		expect(await history(database.db, id)).toContain('password_changed');
	});

	it('does not outrun a reset', async () => {
		const id = await member(database.db, 'susul', 'intake');
		const boss = await member(database.db, 'pengatur', 'administrator');
		const { token, actor } = await desk(database.db, 'susul');
		const input = { currentPassword: PASSWORD, newPassword: NEW };
		const keeper = { ...actor, id: boss };
		const tries = sql`select 1 from rate_limits where key like 'own_password:%'`;
		const before = await rows(database.db, tries);
		const changing = changePassword(database.db, actor, token, input, NOON).catch(() => null);
		// It counts the try, reads the old hash, and begins to compare.
		while ((await rows(database.db, tries)).length === before.length);
		await resetPassword(database.db, keeper, id, 'link', NOON);
		await changing;
		expect((await refusalOf(enter(database.db, 'susul', NOON, NEW))).code).toBe('invalid_input');
	});

	it('slows guessing the old one down', async () => {
		await member(database.db, 'coba', 'intake');
		const { token, actor } = await desk(database.db, 'coba');
		const input = { currentPassword: 'salah salah salah', newPassword: NEW };
		for (let i = 0; i < 10; i++) {
			await refusalOf(changePassword(database.db, actor, token, input, NOON));
		}
		const answer = await refusalOf(
			changePassword(database.db, actor, token, { ...input, currentPassword: PASSWORD }, NOON)
		);
		expect(answer.code).toBe('rate_limited');
	});
});
