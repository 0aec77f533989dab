import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../codes/officer-codes.ts';
import { type Database, rows, sqlState } from '../platform/database.ts';
import { testDatabase } from '../platform/testing.ts';
import { type AccountInput } from './account-rules.ts';
import { listAccounts, listRequiredRoles, readAccount } from './accounts.ts';
import { type AccountKeeper, type Actor, SHELL } from './actor.ts';
import {
	addOfficer,
	changeOfficer,
	disableOfficer,
	enableOfficer,
	removeSecondFactor,
	requireSecondFactor,
	resetPassword
} from './administration.ts';
import {
	createFirstAdministrator,
	createPasswordLink,
	createSetupLink,
	isSetupLinkOpen,
	readPasswordLink,
	setPasswordWithLink
} from './links.ts';
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
});
afterAll(() => database.close());

const FIRST = {
	username: 'kepala',
	name: 'Kepala Contoh',
	password: PASSWORD,
	roles: [] as Role[],
	unitCode: null
};
const PERSON: AccountInput = {
	username: 'baru',
	name: 'Petugas Baru',
	roles: ['intake'],
	unitCode: null,
	kecamatanCode: null
};
const codeOf = (promise: Promise<unknown>) =>
	promise.then(
		() => 'done',
		(error: { code?: string }) => error.code ?? String(error)
	);
const fieldsOf = (promise: Promise<unknown>) =>
	promise.then(
		() => [],
		(error: { details?: { fields?: object } }) => Object.keys(error.details?.fields ?? {}).sort()
	);
const first = (token: string, input = FIRST, now = NOON) =>
	createFirstAdministrator(testContext(database.db), token, input, 'Chrome di Android', now);
const change = (actor: AccountKeeper, id: string, input: Partial<AccountInput>) =>
	changeOfficer(testContext(database.db), actor, id, { ...PERSON, ...input }, NOON);
const setupLink = async (now = NOON) => (await createSetupLink(database.db, now)) ?? '';

describe('the first administrator', () => {
	beforeEach(async () => {
		// The history can't be emptied, so earlier administrators are put out of office instead.
		await rows(database.db, sql`update officers set disabled_at = now(), username = 'x' || id`);
	});

	it('comes through a link that works once', async () => {
		const token = await setupLink();
		expect(await isSetupLinkOpen(database.db, token, NOON)).toBe(true);
		const session = await first(token, {
			...FIRST,
			roles: ['handler'],
			unitCode: 'CAPIL'
		} as never);
		expect(await actorOf(database.db, session)).toMatchObject({
			username: 'kepala',
			roles: ['administrator', 'handler'],
			unitCode: 'CAPIL'
		});
		expect(await isSetupLinkOpen(database.db, token, NOON)).toBe(false);
		expect(await codeOf(first(token, { ...FIRST, username: 'kedua' }))).toBe('expired');
	});

	it('is one, whoever posts at the same time with one link or two', async () => {
		const [one, two] = [await setupLink(), await setupLink()];
		const answers = await Promise.all(
			[one, one, two, two].map((token, i) =>
				codeOf(first(token, { ...FIRST, username: `kepala${i}` }))
			)
		);
		expect(answers.sort()).toEqual(['done', 'expired', 'expired', 'expired']);
		expect(await createSetupLink(database.db, NOON)).toBeNull();
	});

	it('has an hour', async () => {
		const token = await setupLink();
		expect(await isSetupLinkOpen(database.db, token, later(60))).toBe(false);
		expect(await codeOf(first(token, FIRST, later(60)))).toBe('expired');
		expect(await codeOf(first(token, FIRST, later(59)))).toBe('done');
	});

	it('may correct mistakes: what was refused does not use the link up', async () => {
		const token = await setupLink();
		expect(await fieldsOf(first(token, { ...FIRST, password: 'pendek' }))).toEqual(['kata_sandi']);
		expect(await fieldsOf(first(token, { ...FIRST, username: 'a b', name: '' }))).toEqual([
			'nama',
			'nama_pengguna'
		]);
		await member(database.db, 'terpakai', 'intake');
		expect(await fieldsOf(first(token, { ...FIRST, username: 'terpakai' }))).toEqual([
			'nama_pengguna'
		]);
		expect(await codeOf(first(token))).toBe('done');
	});

	it('gets no link and no way in while somebody can administer', async () => {
		const token = await setupLink();
		await member(database.db, 'ada', 'administrator');
		expect(await createSetupLink(database.db, NOON)).toBeNull();
		expect(await isSetupLinkOpen(database.db, token, NOON)).toBe(false);
		expect(await codeOf(first(token))).toBe('expired');
	});

	it('gets a link while the only administrator never set a password', async () => {
		await addOfficer(
			testContext(database.db),
			SHELL,
			{ ...PERSON, username: 'takjadi', roles: ['administrator'] },
			'link',
			NOON
		);
		expect(await createSetupLink(database.db, NOON)).not.toBeNull();
	});

	it('does not come through a link that sets a password', async () => {
		const id = await member(database.db, 'biasa', 'intake');
		const token = await createPasswordLink(database.db, id, NOON);
		expect(await isSetupLinkOpen(database.db, token, NOON)).toBe(false);
		expect(await codeOf(first(token))).toBe('expired');
		expect(
			await codeOf(
				setPasswordWithLink(database.db, await setupLink(), { password: PASSWORD }, NOON)
			)
		).toBe('expired');
	});
});

describe('a password link', () => {
	it('works once, for a day, and signs every browser out', async () => {
		const id = await member(database.db, 'tautan', 'intake');
		const { token: session } = await desk(database.db, 'tautan');
		const link = await createPasswordLink(database.db, id, NOON);
		expect(await readPasswordLink(database.db, link, NOON)).toMatchObject({ username: 'tautan' });
		expect(await readPasswordLink(database.db, link, later(24 * 60))).toBeNull();
		const set = (password: string, now = NOON) =>
			setPasswordWithLink(database.db, link, { password }, now);
		expect(await codeOf(set('ikan belida makan malam', later(24 * 60)))).toBe('expired');
		expect(await fieldsOf(set('pendek'))).toEqual(['kata_sandi_baru']);
		const both = await Promise.all([
			codeOf(set('ikan belida satu ekor')),
			codeOf(set('ikan belida dua ekor'))
		]);
		expect(both.sort()).toEqual(['done', 'expired']);
		expect(await actorOf(database.db, session)).toBeNull();
		expect(await readPasswordLink(database.db, link, NOON)).toBeNull();
	});

	it('is replaced by the next one', async () => {
		const id = await member(database.db, 'ganda', 'intake');
		const old = await createPasswordLink(database.db, id, NOON);
		const fresh = await createPasswordLink(database.db, id, NOON);
		expect(await readPasswordLink(database.db, old, NOON)).toBeNull();
		expect(await readPasswordLink(database.db, fresh, NOON)).not.toBeNull();
	});
});

describe('administration', () => {
	let boss: Actor;
	let clerk: Actor;
	beforeAll(async () => {
		await rows(database.db, sql`update officers set disabled_at = now(), username = 'x' || id`);
		await member(database.db, 'boss', 'administrator');
		await member(database.db, 'clerk', 'intake', 'head');
		boss = (await desk(database.db, 'boss')).actor;
		clerk = (await desk(database.db, 'clerk')).actor;
	});

	it('is for administrators only, and for those who still are', async () => {
		const { db } = database;
		const gone = await member(db, 'gone', 'administrator');
		const { actor: former } = await desk(db, 'gone');
		await change(boss, gone, {});
		for (const actor of [clerk, former]) {
			const context = testContext(db);
			expect(await codeOf(addOfficer(context, actor, PERSON, 'link', NOON))).toBe('not_allowed');
			expect(await codeOf(change(actor, boss.id, {}))).toBe('not_allowed');
			expect(await codeOf(disableOfficer(db, actor, boss.id, NOON))).toBe('not_allowed');
			expect(await codeOf(enableOfficer(db, actor, boss.id, NOON))).toBe('not_allowed');
			expect(await codeOf(resetPassword(db, actor, boss.id, 'link', NOON))).toBe('not_allowed');
			expect(await codeOf(removeSecondFactor(db, actor, boss.id, NOON))).toBe('not_allowed');
			expect(await codeOf(requireSecondFactor(db, actor, [], NOON))).toBe('not_allowed');
		}
		expect(await codeOf(listAccounts(db, clerk))).toBe('not_allowed');
		expect(await codeOf(readAccount(db, clerk, 'boss'))).toBe('not_allowed');
		expect(await codeOf(listRequiredRoles(db, clerk))).toBe('not_allowed');
	});

	it('adds an officer who sets a password through a link', async () => {
		const { officerId, handover } = await addOfficer(
			testContext(database.db),
			boss,
			{ ...PERSON, username: ' Ani.1 ', name: '  Ani   Contoh ' },
			'link',
			NOON
		);
		if (handover.way !== 'link') throw new Error('a link was asked for');
		const { account, history: events } = await readAccount(database.db, boss, 'ani.1');
		expect(account).toMatchObject({ id: officerId, name: 'Ani Contoh', hasPassword: false });
		expect(events).toEqual([{ kind: 'created', at: NOON, actorName: boss.name }]);
		await setPasswordWithLink(database.db, handover.token, { password: PASSWORD }, NOON);
		expect(await codeOf(enter(database.db, 'ani.1'))).toBe('done');
		const taken = addOfficer(
			testContext(database.db),
			boss,
			{ ...PERSON, username: 'ANI.1' },
			'link',
			NOON
		);
		expect(await fieldsOf(taken)).toEqual(['nama_pengguna']);
	});

	it('asks for what each role needs', async () => {
		const add = (input: Partial<AccountInput>) =>
			fieldsOf(addOfficer(testContext(database.db), boss, { ...PERSON, ...input }, 'link', NOON));
		expect(await add({ username: 'ab' })).toEqual(['nama_pengguna']);
		expect(await add({ username: 'dengan spasi' })).toEqual(['nama_pengguna']);
		expect(await add({ name: 'Nul\0' })).toEqual(['nama']);
		expect(await add({ name: 'Balik\u202e' })).toEqual(['nama']);
		expect(await add({ roles: [] })).toEqual(['peran']);
		expect(await add({ roles: ['raja' as Role] })).toEqual(['peran']);
		expect(await add({ roles: ['handler'] })).toEqual(['unit']);
		expect(await add({ unitCode: 'TIDAK_ADA' })).toEqual(['unit']);
		expect(await add({ roles: ['district_operator'] })).toEqual(['kecamatan']);
		expect(await add({ kecamatanCode: '16.07.01' })).toEqual(['kecamatan']);
		expect(await codeOf(change(boss, clerk.id, { roles: ['handler'] }))).toBe('invalid_input');
	});

	it('changes roles and place at once, also in open browsers', async () => {
		const id = await member(database.db, 'pindah', 'intake');
		const { token } = await desk(database.db, 'pindah');
		await change(boss, id, { name: 'Nama Lain', roles: ['handler', 'intake'], unitCode: 'DAFDUK' });
		expect(await actorOf(database.db, token)).toMatchObject({
			name: 'Nama Lain',
			roles: ['intake', 'handler'],
			unitCode: 'DAFDUK',
			kecamatanCode: null
		});
		expect((await history(database.db, id))[0]).toBe('roles_changed');
		await change(boss, id, { roles: ['handler', 'intake'], unitCode: 'CAPIL' });
		expect((await history(database.db, id))[0]).toBe('changed');
	});

	it('shuts a disabled officer out at once, and lets them back in', async () => {
		const id = await member(database.db, 'cuti', 'intake');
		const { token } = await desk(database.db, 'cuti');
		const link = await createPasswordLink(database.db, id, NOON);
		await disableOfficer(database.db, boss, id, NOON);
		expect(await actorOf(database.db, token)).toBeNull();
		const sessions = await rows(
			database.db,
			sql`select 1 from officer_sessions where officer_id = ${id}::uuid`
		);
		expect(sessions).toHaveLength(0);
		expect(await codeOf(enter(database.db, 'cuti'))).toBe('invalid_input');
		expect(await codeOf(setPasswordWithLink(database.db, link, { password: PASSWORD }, NOON))).toBe(
			'expired'
		);
		expect(await codeOf(disableOfficer(database.db, boss, id, NOON))).toBe('conflict');
		expect(await codeOf(resetPassword(database.db, boss, id, 'link', NOON))).toBe('conflict');
		await enableOfficer(database.db, boss, id, NOON);
		// An old link in somebody's messages is no way back in.
		expect(await readPasswordLink(database.db, link, NOON)).toBeNull();
		expect(await codeOf(enableOfficer(database.db, boss, id, NOON))).toBe('conflict');
		expect(await codeOf(enter(database.db, 'cuti'))).toBe('done');
		expect(await history(database.db, id)).toEqual(expect.arrayContaining(['disabled', 'enabled']));
	});

	it('voids a password that is reset', async () => {
		const id = await member(database.db, 'lupa', 'intake');
		const { token } = await desk(database.db, 'lupa');
		const handover = await resetPassword(database.db, boss, id, 'link', NOON);
		expect(await actorOf(database.db, token)).toBeNull();
		expect(await codeOf(enter(database.db, 'lupa'))).toBe('invalid_input');
		if (handover.way !== 'link') throw new Error('a link was asked for');
		await setPasswordWithLink(database.db, handover.token, { password: PASSWORD }, NOON);
		expect(await codeOf(enter(database.db, 'lupa'))).toBe('done');
		expect(await codeOf(resetPassword(database.db, boss, boss.id, 'link', NOON))).toBe('conflict');
		expect(await codeOf(removeSecondFactor(database.db, boss, boss.id, NOON))).toBe('conflict');
	});

	it('keeps the last administrator', async () => {
		await addOfficer(
			testContext(database.db),
			boss,
			{ ...PERSON, username: 'belum', roles: ['administrator'] },
			'link',
			NOON
		);
		for (const actor of [boss, SHELL] as const) {
			expect(await codeOf(disableOfficer(database.db, actor, boss.id, NOON))).toBe('conflict');
			expect(await codeOf(change(actor, boss.id, { roles: ['head'] }))).toBe('conflict');
		}
		expect(await codeOf(change(boss, boss.id, { roles: ['administrator', 'head'] }))).toBe('done');
	});

	it('keeps one when two remove each other at the same time', async () => {
		const other = await member(database.db, 'wakil', 'administrator');
		const { actor: deputy } = await desk(database.db, 'wakil');
		const answers = await Promise.all([
			codeOf(disableOfficer(database.db, boss, other, NOON)),
			codeOf(change(deputy, boss.id, { roles: ['intake'] }))
		]);
		expect(answers.sort()).toEqual(['done', 'not_allowed']);
		await rows(
			database.db,
			sql`update officers set disabled_at = null,
			roles = '{administrator}' where username = 'boss'`
		);
	});

	it('requires a second factor per role and notes who decided', async () => {
		await requireSecondFactor(database.db, boss, ['administrator', 'head'], NOON);
		expect((await listRequiredRoles(database.db, boss)).sort()).toEqual(['administrator', 'head']);
		await requireSecondFactor(database.db, boss, ['head'], NOON);
		expect(await listRequiredRoles(database.db, boss)).toEqual(['head']);
		const noted = await rows<{ data: object }>(
			database.db,
			sql`select data from officer_events where kind = 'requirement_changed' order by id`
		);
		expect(noted.map(({ data }) => data)).toEqual([
			{ role: 'administrator', required: true },
			{ role: 'head', required: true },
			{ role: 'administrator', required: false }
		]);
	});

	it('lists every account without its secrets, the active ones first', async () => {
		const accounts = await listAccounts(database.db, boss);
		const firstDisabled = accounts.findIndex(({ disabledAt }) => disabledAt);
		expect(accounts.slice(firstDisabled).every(({ disabledAt }) => disabledAt)).toBe(true);
		expect(JSON.stringify(accounts)).not.toMatch(/argon2|secret/i);
		expect(accounts.find(({ username }) => username === 'clerk')?.lastSignedInAt).toEqual(NOON);
		for (const nobody of ['tidak-ada', 'nul\0', '']) {
			expect(await codeOf(readAccount(database.db, boss, nobody))).toBe('not_found');
		}
	});

	it('has a history that nobody can change', async () => {
		const error = await rows(database.db, sql`delete from officer_events`).catch((e: unknown) => e);
		expect(sqlState(error)).toBe('TG001');
	});
});
