import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '#lib/codes/officer-codes.ts';
import type { QuizResult } from '#lib/guides/session-result.ts';
import type { Actor } from '../officers/index.ts';
import { officers } from '../officers/schema.ts';
import { loadPlaces } from '../places/index.ts';
import type { Database } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { testDatabase } from '../platform/testing.ts';
import { type Context, confirmSession, discardSession, recordSession } from './commands.ts';
import { countSessions, getSession, listSessions, totalsByObjective } from './queries.ts';
import { revisionOf } from './revision.ts';
import { outreachSessions, outreachTotals } from './schema.ts';
import { resultWith, TEST_LIBRARY, TEST_SESSION } from './testing.ts';

const NOW = new Date('2026-11-02T02:00:00Z');
const BAYUNG_LENCIR = '16.06.09';
const SEKAYU = '16.06.02';

let database: Database;
let context: Context;
let head: Actor;

beforeAll(async () => {
	database = await testDatabase();
	context = { db: database.db, office: { places: loadPlaces('16.06') }, library: TEST_LIBRARY };
	head = await officer('head');
});
afterAll(() => database.close());
beforeEach(async () => {
	await context.db.delete(outreachTotals);
	await context.db.delete(outreachSessions);
});

async function officer(role: Role, kecamatanCode: string | null = null): Promise<Actor> {
	const id = newId();
	const row = {
		id,
		username: `u${id.slice(-12)}`,
		name: 'Petugas Uji',
		roles: [role],
		unitCode: null,
		kecamatanCode,
		createdAt: NOW
	};
	await context.db.insert(officers).values(row);
	return row;
}

async function refusalOf(work: Promise<unknown>) {
	const error = await work.then(
		() => null,
		(reason: unknown) => reason
	);
	expect(error).toBeInstanceOf(DomainError);
	const { code, details } = error as DomainError;
	return { code, field: Object.keys(details.fields ?? {})[0] };
}

describe('receiving a session', () => {
	it('keeps its facts and totals, unconfirmed', async () => {
		const result = resultWith();
		expect(await recordSession(context, result, NOW)).toEqual({ repeated: false });
		expect(await getSession(context.db, head, result.id)).toMatchObject({
			slug: 'uji',
			revision: result.revision,
			heldOn: '2026-11-01',
			kecamatanCode: BAYUNG_LENCIR,
			present: 20,
			minutes: 45,
			state: 'unconfirmed',
			receivedAt: NOW,
			quizzes: result.quizzes
		});
	});

	it('is harmless when it comes twice, also at once', async () => {
		const result = resultWith();
		const answers = await Promise.all([
			recordSession(context, result, NOW),
			recordSession(context, structuredClone(result), NOW)
		]);
		expect(answers.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
		expect(await recordSession(context, result, new Date())).toEqual({ repeated: true });
		expect((await listSessions(context.db, head, 0, 10)).rows).toHaveLength(1);
	});

	it('refuses another session under the same id, and keeps the first', async () => {
		const result = resultWith();
		await recordSession(context, result, NOW);
		const other = resultWith({ id: result.id, minutes: 46 });
		expect(await refusalOf(recordSession(context, other, NOW))).toMatchObject({ code: 'conflict' });
		expect(await getSession(context.db, head, result.id)).toMatchObject({ minutes: 45 });
	});

	it('refuses a session, a place and an objective that do not exist', async () => {
		const [before] = resultWith().quizzes as [QuizResult];
		const [baca, jaga] = before.totals as [QuizResult['totals'][0], QuizResult['totals'][0]];
		const withTotals = (...totals: QuizResult['totals']) =>
			resultWith({ quizzes: [{ ...before, totals }] });
		for (const [result, field] of [
			[resultWith({ session: 'tidak-ada' }), 'session'],
			[resultWith({ kecamatan: '16.06.99' }), 'kecamatan'],
			[withTotals(baca, { ...jaga, objective: 'tidak-ada' }), 'quizzes'],
			[withTotals(baca), 'quizzes'],
			// One question asked twice.
			[withTotals(baca, { ...jaga, asked: 40, wrong: 35 }), 'quizzes']
		] as const) {
			expect(await refusalOf(recordSession(context, result, NOW))).toEqual({
				code: 'invalid_input',
				field
			});
		}
		expect(await countSessions(context.db, head)).toMatchObject({ unconfirmed: 0 });
	});

	it('keeps what a device with another version of the session sends', async () => {
		const totals = [
			{ lesson: 'lama', objective: 'hilang', asked: 20, right: 20, wrong: 0, unanswered: 0 }
		];
		const result = resultWith({
			revision: '0123456789ab',
			quizzes: [{ form: 'a', method: 'hands', present: 20, totals }]
		});
		await recordSession(context, result, NOW);
		expect((await getSession(context.db, head, result.id)).quizzes[0]?.totals).toEqual(
			result.quizzes[0]?.totals
		);
	});

	it('keeps a session without a quiz', async () => {
		const result = resultWith({ quizzes: [], kecamatan: null });
		await recordSession(context, result, NOW);
		const { rows } = await listSessions(context.db, head, 0, 10);
		expect(rows[0]).toMatchObject({ before: null, after: null, kecamatanCode: null });
	});
});

describe('a revision', () => {
	it('changes with the session and with each of its parts', () => {
		const [first, ...rest] = TEST_LIBRARY.lessons;
		const changed = {
			...TEST_LIBRARY,
			lessons: [{ ...first!, revision: 'ffffffffffff' }, ...rest]
		};
		const revisions = [
			revisionOf(TEST_SESSION, TEST_LIBRARY),
			revisionOf({ ...TEST_SESSION, revision: '111111111111' }, TEST_LIBRARY),
			revisionOf(TEST_SESSION, changed)
		];
		expect(new Set(revisions).size).toBe(3);
		for (const one of revisions) expect(one).toMatch(/^[0-9a-f]{12}$/);
	});
});

describe('officers', () => {
	it('see totals of confirmed sessions only', async () => {
		const [first, second] = [resultWith(), resultWith()];
		await recordSession(context, first, NOW);
		await recordSession(context, second, NOW);
		expect(await totalsByObjective(context.db, head)).toEqual([]);
		await confirmSession(context.db, head, first.id, NOW);
		expect(await totalsByObjective(context.db, head)).toEqual([
			{
				lesson: 'alamat',
				objective: 'baca',
				before: { right: 10, asked: 40 },
				after: { right: 30, asked: 36 }
			},
			{
				lesson: 'kode',
				objective: 'jaga',
				before: { right: 5, asked: 20 },
				after: { right: 17, asked: 18 }
			}
		]);
		expect(await countSessions(context.db, head)).toEqual({
			unconfirmed: 1,
			confirmed: 1,
			discarded: 0
		});
	});

	it('read the list page by page, what came last first', async () => {
		for (const minutes of [10, 20, 30]) {
			await recordSession(context, resultWith({ minutes }), new Date(NOW.getTime() + minutes));
		}
		const first = await listSessions(context.db, head, 0, 2);
		expect(first.rows.map(({ minutes }) => minutes)).toEqual([30, 20]);
		expect(first.more).toBe(true);
		expect(first.rows[0]).toMatchObject({
			before: { right: 15, asked: 60 },
			after: { right: 47, asked: 54 }
		});
		const second = await listSessions(context.db, head, 1, 2);
		expect(second.rows.map(({ minutes }) => minutes)).toEqual([10]);
		expect(second.more).toBe(false);
	});

	it('confirm once, and discard with a reason, also what was confirmed', async () => {
		const { id } = resultWith();
		await recordSession(context, resultWith({ id }), NOW);
		await confirmSession(context.db, head, id, NOW);
		expect(await getSession(context.db, head, id)).toMatchObject({
			state: 'confirmed',
			decidedByName: 'Petugas Uji',
			mayConfirm: false,
			mayDiscard: true
		});
		const again = confirmSession(context.db, head, id, NOW);
		expect(await refusalOf(again)).toMatchObject({ code: 'invalid_transition' });
		await discardSession(context.db, head, id, 'Hanya latihan.', NOW);
		expect(await getSession(context.db, head, id)).toMatchObject({
			state: 'discarded',
			discardReason: 'Hanya latihan.',
			mayDiscard: false
		});
		const back = confirmSession(context.db, head, id, NOW);
		expect(await refusalOf(back)).toMatchObject({ code: 'invalid_transition' });
	});

	it.each([
		['administrator', null, 'decides'],
		['head', null, 'decides'],
		['overseer', null, 'reads'],
		['intake', null, 'reads'],
		['district_operator', BAYUNG_LENCIR, 'decides'],
		['district_operator', SEKAYU, 'finds nothing'],
		['handler', null, 'may not look']
	] as const)('%s (%s) %s', async (role, kecamatan, what) => {
		const actor = await officer(role, kecamatan);
		const { id } = resultWith();
		await recordSession(context, resultWith({ id }), NOW);
		await recordSession(context, resultWith({ kecamatan: null }), NOW);
		if (what === 'may not look') {
			for (const look of [
				listSessions(context.db, actor, 0, 10),
				countSessions(context.db, actor),
				totalsByObjective(context.db, actor),
				getSession(context.db, actor, id)
			]) {
				expect(await refusalOf(look)).toMatchObject({ code: 'not_allowed' });
			}
		} else if (what === 'finds nothing') {
			expect((await listSessions(context.db, actor, 0, 10)).rows).toEqual([]);
			expect(await refusalOf(getSession(context.db, actor, id))).toMatchObject({
				code: 'not_found'
			});
		} else {
			expect((await getSession(context.db, actor, id)).mayConfirm).toBe(what === 'decides');
			const { rows } = await listSessions(context.db, actor, 0, 10);
			expect(rows).toHaveLength(role === 'district_operator' ? 1 : 2);
		}
		const decision = confirmSession(context.db, actor, id, NOW);
		if (what === 'decides') await expect(decision).resolves.toBeUndefined();
		else expect((await refusalOf(decision)).code).toMatch(/not_allowed|not_found/);
	});

	it('find nothing under what is no id', async () => {
		for (const id of ['', 'x', randomUUID()]) {
			expect(await refusalOf(getSession(context.db, head, id))).toMatchObject({
				code: 'not_found'
			});
		}
	});
});
