// The board, counted again by hand from the rows as they are stored.
import { eq, not } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aboutNobody } from '../complaints/index.ts';
import { complaintClocks, complaints } from '../complaints/schema.ts';
import { assignedTo, day, officerWith, testContext } from '../complaints/testing.ts';
import { isWorkingDay } from '../deadlines/index.ts';
import { fillAtRandom, seeded } from '../figures/testing.ts';
import { createFinding } from '../findings/index.ts';
import type { Actor } from '../officers/index.ts';
import { outreachSessions, outreachTotals } from '../outreach/schema.ts';
import { newId } from '../platform/ids.ts';
import { type Board, readBoard } from './index.ts';

const NOW = new Date('2026-11-20T03:00:00Z');
const BAYUNG = '16.06.09';
const SEKAYU = '16.06.01';
const WIB_MS = 7 * 3_600_000;

let context: Awaited<ReturnType<typeof testContext>>;
let head: Actor;
let board: Board;

beforeAll(async () => {
	context = await testContext();
	const { db } = context;
	head = await officerWith(db, ['head']);
	await fillAtRandom(context, 250, seeded(917), [new Date('2026-03-01T00:00:00Z'), NOW]);
	// The random office knows no first follow-up: every verification becomes one.
	await db.update(complaintClocks).set({ stage: 'first_response' }).where(isVerification());
	await held(BAYUNG, 30, 'confirmed', '2026-05-04', [10, 25]);
	await held(BAYUNG, 12, 'confirmed', '2026-06-04', [5, 8]);
	await held(SEKAYU, 50, 'unconfirmed', '2026-06-05', null);
	await held(null, 9, 'confirmed', '2026-12-31', null);
	await held(SEKAYU, 70, 'confirmed', '2025-12-31', null);
	const cause = 'Jaringan putus setiap sore di kecamatan ini.';
	const wanted = { cause, serviceCode: null, categoryCode: null, kecamatanCode: BAYUNG };
	await createFinding(context, head, { ...wanted, complaints: [] }, NOW);
	board = await readBoard(context, head, 2026, NOW);
});
afterAll(() => context.close());

function isVerification() {
	return eq(complaintClocks.stage, 'verification');
}

async function held(
	kecamatanCode: string | null,
	present: number,
	state: 'confirmed' | 'unconfirmed',
	heldOn: string,
	right: [before: number, after: number] | null
) {
	const id = newId();
	await context.db.insert(outreachSessions).values({
		id,
		digest: id,
		slug: 'uji',
		revision: 'r',
		heldOn,
		kecamatanCode,
		present,
		minutes: 60,
		receivedAt: NOW,
		state,
		...(state === 'confirmed' ? { decidedBy: head.id, decidedAt: NOW } : {})
	});
	for (const [index, form] of (['a', 'b'] as const).entries()) {
		if (!right) continue;
		const given = right[index] ?? 0;
		await context.db.insert(outreachTotals).values({
			sessionId: id,
			form,
			method: 'hands',
			present,
			lesson: 'l',
			objective: 'o',
			asked: present,
			right: given,
			wrong: present - given,
			unanswered: 0
		});
	}
}

const of = (code: string) => board.kecamatan.find((one) => one.code === code);

test('only confirmed sessions of the year count, with what their groups knew', () => {
	expect(of(BAYUNG)).toMatchObject({
		sessions: { held: 2, present: 42 },
		quiz: { before: { right: 15, asked: 42 }, after: { right: 33, asked: 42 } }
	});
	expect(of(SEKAYU)).toMatchObject({ sessions: null, quiz: null });
	expect(board.office.sessions).toEqual({ held: 3, present: 51 });
	expect(board.kecamatan).toHaveLength(15);
});

test('complaints and first follow-ups are counted as by hand', async () => {
	const { db, office } = context;
	const kept = new Set(await aboutSomebody());
	const cases = (await db.select().from(complaints)).filter(({ id }) => !kept.has(id));
	const clocks = (await db.select().from(complaintClocks)).filter(
		(one) => one.stage === 'first_response' && one.round === 1
	);
	const dayOf = (at: Date) => new Date(at.getTime() + WIB_MS).toISOString().slice(0, 10);
	const working = (from: Date, to: Date) => {
		let count = 0;
		for (
			let at = Date.parse(dayOf(from)) + 86_400_000;
			at <= Date.parse(dayOf(to));
			at += 86_400_000
		) {
			if (isWorkingDay(office.calendar, new Date(at).toISOString().slice(0, 10))) count += 1;
		}
		return count;
	};
	for (const shown of [...board.kecamatan, { code: null, ...board.office }]) {
		const own = cases.filter((one) => shown.code === null || one.kecamatanCode === shown.code);
		expect(shown.reached).toEqual({
			received: own.length,
			online: own.filter(({ channel }) => channel === 'online').length
		});
		const firsts = own.flatMap((one) => {
			const clock = clocks.find(({ complaintId }) => complaintId === one.id);
			return clock ? [{ ...clock, receivedAt: one.receivedAt }] : [];
		});
		const days = firsts
			.flatMap(({ receivedAt, stoppedAt }) => (stoppedAt ? [working(receivedAt, stoppedAt)] : []))
			.sort((one, other) => one - other);
		expect(shown.response).toEqual({
			answered: days.length,
			medianDays: days[Math.floor(days.length / 2)] ?? null,
			kept: firsts.filter(({ stoppedAt, dueAt }) => stoppedAt && stoppedAt <= dueAt).length,
			due: firsts.filter(({ stoppedAt, dueAt }) => stoppedAt || dueAt < NOW).length
		});
	}
	expect(cases.length).toBeGreaterThan(200);
	expect(kept.size).toBeGreaterThan(5);
});

test('monitoring counts months that are over, and findings of their place', () => {
	expect(board.monev).toEqual({ over: 8, signed: 0, late: 0 });
	expect(board.office.findings).toEqual({ found: 1, actions: 0, done: 0 });
	expect(of(BAYUNG)?.findings).toEqual({ found: 1, actions: 0, done: 0 });
	expect(of(SEKAYU)?.findings).toBeNull();
});

test('a place where all are late and none was followed up is told, not left out', async () => {
	const young = await testContext();
	const intake = await officerWith(young.db, ['intake']);
	for (let index = 0; index < 3; index += 1) {
		await assignedTo(young, intake, 'DAFDUK', { kecamatanCode: BAYUNG });
	}
	const found = await readBoard(young, await officerWith(young.db, ['head']), 2026, day(60));
	expect(found.kecamatan.find(({ code }) => code === BAYUNG)?.response).toEqual({
		answered: 0,
		medianDays: null,
		kept: 0,
		due: 3
	});
	await young.close();
});

test('a year without anything has no data, and no zeros that look like it', async () => {
	const empty = await readBoard(context, head, 2024, NOW);
	const none = { sessions: null, quiz: null, reached: null, response: null, findings: null };
	expect(empty.office).toEqual(none);
	expect(empty.monev).toBeNull();
	const operator = await officerWith(context.db, ['district_operator']);
	await expect(readBoard(context, operator, 2026, NOW)).rejects.toMatchObject({
		code: 'not_found'
	});
});

async function aboutSomebody(): Promise<string[]> {
	const found = await context.db
		.select({ id: complaints.id })
		.from(complaints)
		.where(not(aboutNobody()));
	return found.map(({ id }) => id);
}
