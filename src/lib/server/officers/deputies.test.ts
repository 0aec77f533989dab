// Leave: who may enter it, what is refused with which word, and what the deputy is while it runs.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../codes/officer-codes.ts';
import type { Database } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { testDatabase } from '../platform/testing.ts';
import type { Actor } from './actor.ts';
import { changeOfficer, disableOfficer, requireSecondFactor } from './administration.ts';
import { endLeave, enterLeave, listDeputyships } from './deputies.ts';
import { listActiveOfficers } from './directory.ts';
import { officerDeputies, officers } from './schema.ts';
import { inPlaceOf } from './stand-ins.ts';
import { actorOf, dateOf, desk, history, member, NOON, testContext } from './testing.ts';

const TODAY = dateOf(NOON);
const NEXT_WEEK = '2026-11-09';
let database: Database;
const staff: Record<string, Actor> = {};

beforeAll(async () => {
	database = await testDatabase();
	const { db } = database;
	const people: [name: string, role: Role, unitCode?: string][] = [
		['head', 'head'],
		['clerk', 'intake'],
		['capil', 'unit_head', 'CAPIL'],
		['ani', 'handler', 'CAPIL'],
		['budi', 'handler', 'CAPIL'],
		['dafduk', 'handler', 'DAFDUK'],
		['inspector', 'overseer']
	];
	for (const [username, role, unitCode = null] of people) {
		const person = { id: newId(), username, name: `Nama ${username}`, roles: [role], unitCode };
		await db.insert(officers).values({ ...person, createdAt: NOON });
		staff[username] = { ...person, kecamatanCode: null };
	}
	for (const [username, role] of [
		['admin', 'administrator'],
		['intake', 'intake']
	] as const) {
		const id = await member(db, username, role);
		await db
			.update(officers)
			.set({ unitCode: null, name: `Nama ${username}` })
			.where(eq(officers.id, id));
		staff[username] = (await desk(db, username)).actor;
	}
});
afterAll(() => database.close());
beforeEach(() => database.db.delete(officerDeputies));

const at = (name: string) => {
	const found = staff[name];
	if (!found) throw new Error(`nobody is called ${name}`);
	return found;
};
const enter = (
	who: string,
	officer: string,
	deputy: string,
	from = TODAY,
	until = NEXT_WEEK,
	actor = at(who)
) =>
	enterLeave(
		database.db,
		actor,
		{ officerId: at(officer).id, deputyId: at(deputy).id, from, until },
		TODAY,
		NOON
	);
const refusal = (promise: Promise<unknown>) =>
	promise.then(
		() => 'done',
		(error: { code?: string; details?: { fields?: Record<string, string> } }) =>
			error.details?.fields ? Object.entries(error.details.fields).flat().join(': ') : error.code
	);
/** An officer as they act on a day. */
async function acting(name: string, today = TODAY): Promise<Actor> {
	const found = (await listActiveOfficers(database.db, today)).find(({ id }) => id === at(name).id);
	if (!found) throw new Error(`${name} is not active`);
	return found;
}

describe('who may enter a leave', () => {
	it.each([
		['ani', 'ani', 'budi', 'done'],
		['capil', 'ani', 'budi', 'done'],
		['capil', 'ani', 'capil', 'done'],
		['head', 'dafduk', 'ani', 'done'],
		['admin', 'ani', 'budi', 'done'],
		['budi', 'ani', 'budi', 'not_allowed'],
		['capil', 'dafduk', 'ani', 'not_allowed'],
		['intake', 'ani', 'budi', 'not_allowed'],
		['inspector', 'ani', 'budi', 'not_allowed']
	])('%s for %s, with %s as deputy: %s', async (who, officer, deputy, expected) => {
		expect(await refusal(enter(who, officer, deputy))).toBe(expected);
	});
});

describe('a leave is refused', () => {
	it.each([
		['head', 'ani', 'ani', /^pengganti: Pilih orang lain/],
		['head', 'ani', 'admin', /^pengganti: Nama admin tidak bisa/],
		['head', 'ani', 'inspector', /^pengganti: Nama inspector tidak bisa/],
		['head', 'inspector', 'ani', /^petugas: Nama inspector tidak memegang/],
		['head', 'capil', 'dafduk', /^pengganti: Kepala unit digantikan/]
	])('%s for %s with %s', async (who, officer, deputy, sentence) => {
		expect(await refusal(enter(who, officer, deputy))).toMatch(sentence);
	});

	it('for days that are over, turned round, or too many', async () => {
		expect(await refusal(enter('ani', 'ani', 'budi', '2026-11-01'))).toMatch(/^mulai/);
		expect(await refusal(enter('ani', 'ani', 'budi', NEXT_WEEK, TODAY))).toMatch(/^sampai/);
		expect(await refusal(enter('ani', 'ani', 'budi', TODAY, '2027-12-01'))).toMatch(/^sampai/);
	});

	it('while another of the same person covers one of its days', async () => {
		await enter('ani', 'ani', 'budi', '2026-11-05', NEXT_WEEK);
		expect(await refusal(enter('ani', 'ani', 'capil', NEXT_WEEK, NEXT_WEEK))).toMatch(
			/^mulai: Nama ani sudah punya pengganti dari 5 November 2026/
		);
		expect(await refusal(enter('ani', 'ani', 'capil', TODAY, '2026-11-04'))).toBe('done');
	});

	it('when it closes a circle on any of its days, and only then', async () => {
		await enter('head', 'ani', 'budi', '2026-11-05', NEXT_WEEK);
		await enter('head', 'budi', 'capil', '2026-11-07', NEXT_WEEK);
		expect(await refusal(enter('head', 'capil', 'ani', '2026-11-06', '2026-11-08'))).toMatch(
			/^pengganti: Pada 7 November 2026 Nama ani sendiri digantikan/
		);
		expect(await refusal(enter('head', 'capil', 'ani', '2026-11-05', '2026-11-06'))).toBe('done');
	});

	it('when a deputy without a unit would need two', async () => {
		await enter('head', 'ani', 'intake');
		expect(await refusal(enter('head', 'dafduk', 'intake'))).toMatch(/unit lain/);
	});

	it('when an administrator, or who only acts as head, names themselves', async () => {
		await enter('head', 'head', 'intake', TODAY, TODAY);
		const actor = await acting('intake');
		expect(await refusal(enter('intake', 'ani', 'intake', TODAY, TODAY, actor))).toMatch(
			/menunjuk diri sendiri/
		);
	});
});

describe('while it runs', () => {
	it('the deputy has the role of the head, the last day included', async () => {
		await enter('head', 'head', 'clerk', '2026-11-03', '2026-11-04');
		const days = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'];
		const roles = await Promise.all(days.map(async (day) => (await acting('clerk', day)).roles));
		expect(roles).toEqual([['intake'], ['intake', 'head'], ['intake', 'head'], ['intake']]);
	});

	it('a unit’s role comes with the unit, and stays away from another', async () => {
		await enter('head', 'ani', 'intake');
		await enter('head', 'budi', 'dafduk');
		expect(await acting('intake')).toMatchObject({
			roles: ['intake', 'handler'],
			unitCode: 'CAPIL',
			inOwnRight: { roles: ['intake'], unitCode: null }
		});
		expect(await acting('dafduk')).toMatchObject({
			roles: ['handler'],
			unitCode: 'DAFDUK',
			standsInFor: [{ name: 'Nama budi', until: NEXT_WEEK }]
		});
	});

	it('gives nobody the lead of another unit, also when a chain or a move leads there', () => {
		const away = { officerId: 'x', name: 'X', until: NEXT_WEEK, unitCode: 'CAPIL' };
		const standIn = { ...away, roles: ['unit_head'] as const };
		expect(inPlaceOf(at('dafduk'), [standIn]).roles).toEqual(['handler']);
		expect(inPlaceOf(at('ani'), [standIn]).roles).toEqual(['handler', 'unit_head']);
		expect(inPlaceOf(at('inspector'), [standIn])).toBe(at('inspector'));
	});

	it('goes one step further through a deputy who is away, and no more', async () => {
		await enter('head', 'head', 'capil');
		await enter('head', 'capil', 'budi');
		await enter('head', 'budi', 'ani');
		expect((await acting('budi')).roles).toEqual(['handler', 'unit_head', 'head']);
		expect((await acting('ani')).roles).toEqual(['handler', 'unit_head']);
	});

	it('hands on neither accounts nor oversight', async () => {
		await enter('head', 'head', 'intake');
		const { db } = database;
		const id = at('head').id;
		const keeper = at('admin');
		const both = {
			name: 'Nama head',
			roles: ['head', 'administrator'] as Role[],
			unitCode: null,
			kecamatanCode: null
		};
		await changeOfficer(testContext(db), keeper, id, both, NOON);
		expect((await acting('intake')).roles).toEqual(['intake', 'head']);
		await changeOfficer(testContext(db), keeper, id, { ...both, roles: ['head'] }, NOON);
	});

	it('binds the deputy to the second factor that the role requires', async () => {
		const { db } = database;
		const { token } = await desk(db, 'intake');
		const owed = async () => (await actorOf(db, token))?.owes;
		await requireSecondFactor(db, at('admin'), ['head'], NOON);
		expect(await owed()).toBeUndefined();
		await enter('head', 'head', 'intake');
		expect(await owed()).toBe('second_factor');
		await requireSecondFactor(db, at('admin'), [], NOON);
		expect(await actorOf(db, token)).toMatchObject({ roles: ['intake', 'head'] });
	});

	it('ends at once when it is ended, and when either account is shut', async () => {
		const { db } = database;
		await enter('head', 'head', 'intake');
		const [leave] = await listDeputyships(db, TODAY);
		if (!leave) throw new Error('no leave');
		expect(await refusal(endLeave(db, at('clerk'), leave.id, TODAY, NOON))).toBe('not_allowed');
		await endLeave(db, at('head'), leave.id, TODAY, NOON);
		expect((await acting('intake')).roles).toEqual(['intake']);
		expect(await refusal(endLeave(db, at('head'), leave.id, TODAY, NOON))).toBe('not_found');
		expect((await history(db, at('intake').id)).slice(0, 2)).toEqual([
			'deputy_ended',
			'deputy_entered'
		]);

		await enter('head', 'ani', 'clerk');
		await disableOfficer(db, at('admin'), at('ani').id, NOON);
		expect((await acting('clerk')).roles).toEqual(['intake']);
	});
});
