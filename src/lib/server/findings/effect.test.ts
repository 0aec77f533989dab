import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complaints, complaintSubjects } from '../complaints/schema.ts';
import { day, filed, officerWith, testContext } from '../complaints/testing.ts';
import type { Actor } from '../officers/index.ts';
import { rows } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import {
	addAction,
	extendAction,
	computeEffect,
	concludeEffect,
	createFinding,
	getFinding,
	lateActionsFor,
	publicChanges,
	readActions,
	remindOverdueActions,
	reportActionDone
} from './index.ts';
import { findingEffects, findingEvents } from './schema.ts';

let context: Awaited<ReturnType<typeof testContext>>;
let head: Actor;
let intake: Actor;
let handler: Actor;
let unitHead: Actor;

const CAUSE = { serviceCode: 'KK', categoryCode: 'TERLAMBAT', kecamatanCode: null };
const EVIDENCE = { title: 'Surat tugas', files: [], complaint: null, document: 'ST-7/2026' };
const FOUND = 28;
const DONE = 30;
/** When four weeks after the action are over. */
const LATER = 60;

/** The same numbers in each run. */
let state = 16_06;
const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;

async function actedFinding(): Promise<string> {
	const wanted = { cause: 'Loket KK hanya satu.', ...CAUSE, complaints: [] };
	const id = await createFinding(context, intake, wanted, day(FOUND));
	const plan = {
		what: 'Buka loket kedua.',
		unitCode: 'DAFDUK',
		officerId: null,
		dueDate: '2026-12-10',
		budgetLine: '5.1.02',
		planRow: null
	};
	const action = await addAction(context, head, id, plan, day(FOUND));
	const done = { note: 'Loket dibuka.', lateReason: null, evidence: EVIDENCE };
	await reportActionDone(context, handler, id, action, done, day(DONE));
	return id;
}

beforeAll(async () => {
	context = await testContext();
	const { db } = context;
	head = await officerWith(db, ['head'], { name: 'Hamid Unglen' });
	intake = await officerWith(db, ['intake']);
	handler = await officerWith(db, ['handler'], { unitCode: 'DAFDUK' });
	unitHead = await officerWith(db, ['unit_head'], { unitCode: 'DAFDUK' });
	for (let index = 0; index < 70; index += 1) {
		// More before than after, and some of another service; at any hour, so that days at the office
		// and in Greenwich differ.
		const early = index < 45;
		const at = day((early ? 0 : DONE) + random() * 30);
		at.setTime(at.getTime() + random() * 86_400_000);
		const serviceCode = random() < 0.8 ? 'KK' : 'KTP_EL';
		const changes = { serviceCode, categoryCode: 'TERLAMBAT', reporterName: 'Warga Contoh' };
		const { id } = await filed(context, changes, at);
		const answeredAt = random() < 0.85 ? new Date(at.getTime() + random() * 20 * 86_400_000) : null;
		const rating = random() < 0.6 ? 1 + Math.floor(random() * 5) : null;
		await db.update(complaints).set({ answeredAt, rating }).where(eq(complaints.id, id));
		if (random() < 0.1) {
			const subject = { id: newId(), complaintId: id, officerId: handler.id, addedAt: at };
			await db.insert(complaintSubjects).values(subject);
		}
	}
}, 60_000);

afterAll(() => context.close());

interface Recount extends Record<string, unknown> {
	n: number;
	rated: number;
	satisfied: number;
	unanswered: number;
	median: number | null;
}

/** The same in other words: civil dates, working days by a series of days. */
async function recount(from: string, until: string): Promise<Recount> {
	const [found] = await rows<Recount>(
		context.db,
		sql`with mine as (
			select c.*, (received_at at time zone 'Asia/Jakarta')::date as received_on,
				(answered_at at time zone 'Asia/Jakarta')::date as answered_on
			from complaints c
			where service_code = 'KK' and category_code = 'TERLAMBAT'
				and (received_at at time zone 'Asia/Jakarta')::date between ${from}::date and ${until}::date
				and not exists (select from complaint_subjects s where s.complaint_id = c.id)
		), took as (
			select case when answered_on is null then 9999 else (
				select count(*) from generate_series(received_on + 1, answered_on, interval '1 day') d
				where extract(isodow from d) < 6
					and not exists (select from calendar_days h where h.date = d::date)) end as days
			from mine
		)
		select (select count(*)::int from mine) as n,
			(select count(rating)::int from mine) as rated,
			(select count(*)::int from mine where rating in (4, 5)) as satisfied,
			(select count(*)::int from mine where answered_at is null) as unanswered,
			(select days::int from took order by days
				offset (select count(*) / 2 from took) limit 1) as median`
	);
	if (!found) throw new Error('nothing counted');
	return found;
}

describe('the effect of a finding', () => {
	let id: string;

	test('is computed once the later window is over, by who makes findings', async () => {
		id = await actedFinding();
		const wanted = { measure: 'complaints', weeks: 4 } as const;
		await expect(computeEffect(context, handler, id, wanted, day(LATER))).rejects.toMatchObject({
			code: 'not_allowed'
		});
		await expect(computeEffect(context, head, id, wanted, day(DONE + 28))).rejects.toMatchObject({
			details: { fields: { lama: expect.any(String) } }
		});
		for (const measure of ['complaints', 'median_days', 'rating'] as const) {
			await computeEffect(context, unitHead, id, { measure, weeks: 4 }, day(LATER));
		}
	});

	test('its figures are those of an independent count', async () => {
		const { effects } = await getFinding(context, head, id, day(LATER));
		expect(effects).toHaveLength(3);
		for (const { measure, figures, ...dates } of effects) {
			expect(dates).toMatchObject({
				beforeFrom: '2026-11-02',
				beforeUntil: '2026-11-29',
				afterFrom: '2026-12-03',
				afterUntil: '2026-12-30'
			});
			const before = await recount(dates.beforeFrom, dates.beforeUntil);
			const after = await recount(dates.afterFrom, dates.afterUntil);
			for (const [side, counted] of [
				[figures.before, before],
				[figures.after, after]
			] as const) {
				if (measure === 'complaints')
					expect(side).toMatchObject({ n: counted.n, value: counted.n });
				if (measure === 'rating') {
					expect(side.n).toBe(counted.rated);
					expect(side.value).toBeCloseTo(counted.satisfied / counted.rated, 10);
				}
				if (measure === 'median_days') {
					expect(side.unanswered).toBe(counted.unanswered);
					expect(side.value ?? 9999).toBe(counted.median);
				}
			}
			if (measure === 'complaints') {
				expect(figures.ratio?.value).toBeCloseTo(after.n / before.n, 10);
				expect(before.n).toBeGreaterThan(after.n);
			}
		}
	});

	test('the head concludes, once; what residents read names nobody', async () => {
		const { effects } = await getFinding(context, head, id, day(LATER));
		const effect = effects[0]?.id ?? '';
		const words = {
			before: 'Dulu loket KK hanya satu.',
			action: 'Kami membuka loket kedua.',
			now: 'Sekarang antrean lebih pendek.'
		};
		const improved = {
			conclusion: 'improved',
			text: 'Terlihat di loket.',
			forPublic: words
		} as const;
		await expect(
			concludeEffect(context, unitHead, id, effect, improved, day(LATER))
		).rejects.toMatchObject({ code: 'not_allowed' });
		for (const named of ['Kami, lewat Hamid Unglen, membuka loket.', 'Hubungi 0812 3456 7890.']) {
			const forPublic = { ...words, action: named };
			await expect(
				concludeEffect(context, head, id, effect, { ...improved, forPublic }, day(LATER))
			).rejects.toMatchObject({ details: { fields: { kami: expect.any(String) } } });
		}
		const unclear = {
			conclusion: 'not_clear',
			text: 'Terlalu sedikit.',
			forPublic: words
		} as const;
		await concludeEffect(context, head, id, effects[1]?.id ?? '', unclear, day(LATER));
		expect(await publicChanges(context, day(0), day(99))).toEqual([]);
		await concludeEffect(context, head, id, effect, improved, day(LATER));
		expect((await getFinding(context, head, id, day(LATER))).finding.status).toBe('verified');
		expect(await publicChanges(context, day(LATER), day(99))).toEqual([
			{ ...words, serviceCode: 'KK', kecamatanCode: null, at: day(LATER) }
		]);
		expect(await publicChanges(context, day(0), day(LATER))).toEqual([]);
		await expect(
			context.db.update(findingEffects).set({ publicNow: 'Sekarang sempurna.' })
		).rejects.toThrow();
	});
});

test('an action is reminded of, and goes up when late, each stage once, by the office’s levels', async () => {
	const wanted = { cause: 'Mesin antrean rusak.', ...CAUSE, complaints: [] };
	const id = await createFinding(context, intake, wanted, day(0));
	const plan = {
		what: 'Perbaiki mesin.',
		unitCode: 'DAFDUK',
		officerId: handler.id,
		// A Friday.
		dueDate: '2026-11-06',
		budgetLine: null,
		planRow: null
	};
	await addAction(context, head, id, plan, day(0));
	const everyProcess = async (at: Date) =>
		(await Promise.all([1, 2, 3].map(() => remindOverdueActions(context, at)))).reduce(
			(a, b) => a + b
		);
	// From three working days before.
	expect(await everyProcess(day(0))).toBe(0);
	expect(await everyProcess(day(1))).toBe(1);
	expect(await everyProcess(day(4))).toBe(0);
	const seenBy = async (actor: Actor, at: Date) =>
		(await lateActionsFor(context, actor, at)).map(({ what }) => what);
	expect(await everyProcess(day(5))).toBe(2);
	expect(await everyProcess(day(5))).toBe(0);
	expect(await seenBy(handler, day(5))).toEqual(['Perbaiki mesin.']);
	expect(await seenBy(unitHead, day(5))).toEqual(['Perbaiki mesin.']);
	expect(await seenBy(head, day(5))).toEqual([]);
	// Three working days after the Friday are over with Wednesday.
	expect(await everyProcess(day(9))).toBe(0);
	expect(await everyProcess(day(10))).toBe(1);
	expect(await seenBy(head, day(10))).toEqual(['Perbaiki mesin.']);
	const events = await context.db
		.select()
		.from(findingEvents)
		.where(eq(findingEvents.findingId, id));
	const told = events
		.filter(({ officerId }) => officerId === null)
		.map(({ kind, data }) => [kind, data['to']]);
	expect(told).toEqual([
		['action_due_soon', 'responsible'],
		['action_overdue', 'responsible'],
		['action_overdue', 'unit_head'],
		['action_overdue', 'head']
	]);
	// With another last day it all begins anew.
	const [action] = await readActions(context, { open: true });
	const more = { until: '2026-11-13', reason: 'Suku cadang belum datang.' };
	await extendAction(context, head, id, action?.id ?? '', more, day(10));
	expect(await everyProcess(day(10))).toBe(1);
	expect(await everyProcess(day(12))).toBe(2);
});
