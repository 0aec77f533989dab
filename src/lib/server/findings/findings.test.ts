import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complaintSubjects } from '../complaints/schema.ts';
import { day, filed, officerWith, rowOf, testContext } from '../complaints/testing.ts';
import type { Actor } from '../officers/index.ts';
import { newId } from '../platform/ids.ts';
import {
	addAction,
	addEvidence,
	createFinding,
	dismissProposal,
	dropFinding,
	extendAction,
	getFinding,
	lateActionsFor,
	listCandidates,
	listFindings,
	proposeGroups,
	readActions,
	readFindings,
	reportActionDone
} from './index.ts';
import { findingEvents, findingEvidence, findings } from './schema.ts';

let context: Awaited<ReturnType<typeof testContext>>;
let intake: Actor;
let head: Actor;
let handler: Actor;
let otherHandler: Actor;
let unitHead: Actor;
let operator: Actor;

const LATE_CARD = { serviceCode: 'KTP_EL', categoryCode: 'TERLAMBAT' } as const;
const BAYUNG = '16.06.09';
const TEXT = 'Blangko belum ada, jadi kartu saya belum bisa dicetak sampai hari ini.';

beforeAll(async () => {
	context = await testContext();
	const { db } = context;
	intake = await officerWith(db, ['intake']);
	head = await officerWith(db, ['head']);
	handler = await officerWith(db, ['handler'], { unitCode: 'DAFDUK' });
	otherHandler = await officerWith(db, ['handler'], { unitCode: 'CAPIL' });
	unitHead = await officerWith(db, ['unit_head'], { unitCode: 'DAFDUK' });
	operator = await officerWith(db, ['district_operator'], { kecamatanCode: BAYUNG });
});

afterAll(() => context.close());

const wanted = (changes: object = {}) => ({
	cause: 'Blangko KTP-el habis di Bayung Lencir.',
	...LATE_CARD,
	kecamatanCode: BAYUNG,
	complaints: [] as string[],
	...changes
});
const plan = (changes: object = {}) => ({
	what: 'Kirim blangko setiap Senin.',
	unitCode: 'DAFDUK' as string | null,
	officerId: null as string | null,
	dueDate: '2026-11-10',
	budgetLine: null,
	planRow: null,
	...changes
});
const shown = (changes: object = {}) => ({
	title: 'Berita acara serah terima',
	files: [],
	complaint: null,
	document: 'BA-12/2026, 9 November 2026',
	...changes
});

describe('proposals', () => {
	test('complaints that share service, category and kecamatan are proposed with what they share', async () => {
		const numbers = [];
		for (let index = 0; index < 5; index += 1) {
			const changes = { ...LATE_CARD, kecamatanCode: BAYUNG, narrative: `${TEXT} (${index})` };
			numbers.push((await filed(context, changes, day(index))).number);
		}
		// Too few in their kecamatan.
		await filed(context, { ...LATE_CARD, kecamatanCode: '16.06.01' }, day(1));
		// Long ago.
		await filed(context, { ...LATE_CARD, kecamatanCode: BAYUNG }, day(-100));
		const [proposal, ...others] = await proposeGroups(context, head, day(10));
		expect(others).toEqual([]);
		expect(proposal).toMatchObject({ ...LATE_CARD, kecamatanCode: BAYUNG, complaints: 5 });
		expect(proposal?.words.map(({ word }) => word)).toContain('blangko');
		expect(await proposeGroups(context, head, day(10))).toEqual([proposal]);
		// Who sees none of the complaints gets no proposal from them.
		expect(await proposeGroups(context, handler, day(10))).toEqual([]);

		const candidates = await listCandidates(context, intake, proposal ?? {}, day(10));
		expect(candidates.map(({ number }) => number)).toEqual(numbers);
	});

	test('a complaint about an officer is in no proposal and in no finding', async () => {
		const [one] = await listCandidates(context, head, { kecamatanCode: BAYUNG }, day(10));
		const { id, number } = await rowOf(context, one?.number ?? '');
		const subject = { id: newId(), complaintId: id, officerId: handler.id, addedAt: day(9) };
		await context.db.insert(complaintSubjects).values(subject);
		const [proposal] = await proposeGroups(context, head, day(10));
		expect(proposal?.complaints).toBe(4);
		await expect(
			createFinding(context, head, wanted({ complaints: [number] }), day(10))
		).rejects.toMatchObject({ code: 'invalid_input' });
		await context.db
			.update(complaintSubjects)
			.set({ endedAt: day(9) })
			.where(eq(complaintSubjects.id, subject.id));
	});

	test('what is a finding, or was dismissed, is not proposed again', async () => {
		const [proposal] = await proposeGroups(context, head, day(10));
		if (!proposal) throw new Error('nothing proposed');
		const candidates = await listCandidates(context, intake, proposal, day(10));
		const numbers = candidates.map(({ number }) => number);
		const id = await createFinding(context, intake, wanted({ complaints: numbers }), day(10));
		expect(await proposeGroups(context, head, day(10))).toEqual([]);
		expect((await getFinding(context, head, id, day(10))).summary.complaints).toBe(5);
		// Dropped, it says nothing about these complaints any more.
		await dropFinding(context, intake, id, 'Salah hitung.', day(11));
		const { serviceCode, categoryCode, kecamatanCode } = proposal;
		const group = { serviceCode, categoryCode, kecamatanCode };
		expect(await proposeGroups(context, head, day(11))).toHaveLength(1);
		await dismissProposal(context, head, group, 'Sudah diketahui.', day(11));
		await dismissProposal(context, head, group, 'Sekali lagi.', day(11));
		expect(await proposeGroups(context, head, day(11))).toEqual([]);
	});
});

describe('the life of a finding', () => {
	let id: string;
	const stateOf = async () => (await getFinding(context, head, id, day(0))).finding.status;
	const actionOf = async (index: number) =>
		(await getFinding(context, head, id, day(0))).actions[index]?.id ?? '';

	test('is made by who may, for codes that exist', async () => {
		for (const other of [handler, operator]) {
			await expect(createFinding(context, other, wanted(), day(0))).rejects.toMatchObject({
				code: 'not_allowed'
			});
		}
		await expect(
			createFinding(context, head, wanted({ serviceCode: 'SIM' }), day(0))
		).rejects.toMatchObject({ details: { fields: { layanan: expect.any(String) } } });
		id = await createFinding(context, unitHead, wanted(), day(0));
		expect(await listFindings(context, handler, { statuses: ['open'] }, day(0))).toMatchObject([
			{ id, complaints: 0, actions: 0, nextDueDate: null }
		]);
		await expect(listFindings(context, operator, {}, day(0))).rejects.toMatchObject({
			code: 'not_found'
		});
	});

	test('an action belongs to a unit or a person, and to a day that comes', async () => {
		const tries = [{ unitCode: 'X' }, { unitCode: null }, { dueDate: '2026-11-01' }];
		for (const changes of tries) {
			await expect(addAction(context, head, id, plan(changes), day(0))).rejects.toMatchObject({
				code: 'invalid_input'
			});
		}
		await expect(addAction(context, handler, id, plan(), day(0))).rejects.toMatchObject({
			code: 'not_allowed'
		});
		await addAction(context, head, id, plan(), day(0));
		const byName = plan({ unitCode: null, officerId: handler.id, dueDate: '2026-11-05' });
		await addAction(context, head, id, byName, day(0));
		expect((await getFinding(context, head, id, day(0))).actions).toMatchObject([
			{ unitCode: 'DAFDUK', officerId: null },
			{ unitCode: 'DAFDUK', officerId: handler.id }
		]);
	});

	test('is done with evidence; late, with a reason; and only by whose it is', async () => {
		const done = { note: 'Blangko dikirim.', lateReason: null, evidence: shown() };
		const second = await actionOf(1);
		await expect(
			reportActionDone(context, otherHandler, id, second, done, day(1))
		).rejects.toMatchObject({ code: 'not_allowed' });
		await expect(
			reportActionDone(context, handler, id, second, done, day(4))
		).rejects.toMatchObject({ details: { fields: { alasan: expect.any(String) } } });
		const nothing = { ...done, lateReason: 'Truk rusak.', evidence: shown({ document: null }) };
		await expect(
			reportActionDone(context, handler, id, second, nothing, day(4))
		).rejects.toMatchObject({ details: { fields: { lampiran: expect.any(String) } } });
		const late = { ...done, lateReason: 'Truk rusak.' };
		await reportActionDone(context, handler, id, second, late, day(4));
		expect(await stateOf()).toBe('open');
		await expect(
			reportActionDone(context, handler, id, second, late, day(4))
		).rejects.toMatchObject({ code: 'invalid_transition' });
	});

	test('more time is given by the head of the unit, never by who needs it', async () => {
		const first = await actionOf(0);
		const more = { until: '2026-11-20', reason: 'Menunggu kiriman provinsi.' };
		await expect(extendAction(context, handler, id, first, more, day(5))).rejects.toMatchObject({
			code: 'not_allowed'
		});
		await expect(
			extendAction(context, unitHead, id, first, { ...more, until: '2026-11-10' }, day(5))
		).rejects.toMatchObject({ code: 'invalid_input' });
		await extendAction(context, unitHead, id, first, more, day(5));
		const [action] = (await getFinding(context, head, id, day(5))).actions;
		expect(action).toMatchObject({ dueDate: '2026-11-20', firstDueDate: '2026-11-10' });
	});

	test('with its last action it counts as acted on; a new one opens it again', async () => {
		const done = { note: 'Selesai.', lateReason: null, evidence: shown() };
		await reportActionDone(context, handler, id, await actionOf(0), done, day(6));
		expect(await stateOf()).toBe('acted');
		await addAction(context, head, id, plan({ dueDate: '2026-12-01' }), day(7));
		expect(await stateOf()).toBe('open');
	});

	test('evidence of the whole lies in it; a case only by a number that may be read', async () => {
		const case_ = await filed(context, {}, day(6));
		const given = shown({ document: null, complaint: case_.number });
		await expect(
			addEvidence(context, head, id, { ...given, complaint: '2026-999999' }, day(7))
		).rejects.toMatchObject({ details: { fields: { nomor: expect.any(String) } } });
		await addEvidence(context, head, id, given, day(7));
		const references = async () =>
			(await getFinding(context, otherHandler, id, day(7))).evidence.map((one) => one.reference);
		expect(await references()).toContain(case_.number);
		const subject = { id: newId(), complaintId: case_.id, officerId: head.id, addedAt: day(7) };
		await context.db.insert(complaintSubjects).values(subject);
		expect(await references()).not.toContain(case_.number);
	});

	test('reports read findings and actions of a row of the plan', async () => {
		await addAction(context, head, id, plan({ planRow: 'V.iii', dueDate: '2026-12-02' }), day(7));
		expect(await readActions(context, { planRow: 'V.iii', open: true })).toMatchObject([
			{ findingId: id, cause: wanted().cause }
		]);
		expect(await readFindings(context, { planRow: 'V.iii' }, day(7))).toMatchObject([
			{ id, actions: 4, actionsDone: 2, actionsLate: 0, nextDueDate: '2026-12-01' }
		]);
		expect(await readFindings(context, { planRow: 'V.iv' }, day(7))).toEqual([]);
		expect(await readFindings(context, { late: true }, day(40))).toMatchObject([
			{ actionsLate: 2 }
		]);
	});

	test('is dropped by the head or who found it, and then nothing more happens to it', async () => {
		await expect(dropFinding(context, intake, id, 'Bukan saya.', day(8))).rejects.toMatchObject({
			code: 'not_allowed'
		});
		await dropFinding(context, head, id, 'Digabung dengan temuan lain.', day(8));
		await expect(addAction(context, head, id, plan(), day(8))).rejects.toMatchObject({
			code: 'invalid_transition'
		});
		// Nothing that a closed finding left open is late.
		expect(await lateActionsFor(context, handler, day(60))).toEqual([]);
	});

	test('its history can not be rewritten', async () => {
		const { db } = context;
		const kinds = await db
			.select({ kind: findingEvents.kind })
			.from(findingEvents)
			.where(eq(findingEvents.findingId, id))
			.orderBy(findingEvents.id);
		expect(kinds.map(({ kind }) => kind)).toEqual([
			'found',
			'action_added',
			'action_added',
			'action_done',
			'action_extended',
			'action_done',
			'action_added',
			'evidence_added',
			'action_added',
			'dropped'
		]);
		await expect(db.update(findingEvents).set({ data: {} })).rejects.toThrow();
		await expect(db.delete(findingEvidence)).rejects.toThrow();
		await expect(db.update(findingEvidence).set({ title: sql`title || '!'` })).rejects.toThrow();
		expect(await db.$count(findings)).toBeGreaterThan(0);
	});
});
