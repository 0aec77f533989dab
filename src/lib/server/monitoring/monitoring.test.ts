import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	acceptComplaint,
	assignComplaint,
	type Context,
	settleSubjects
} from '../complaints/index.ts';
import { DomainError } from '../platform/errors.ts';
import {
	day,
	enteredLetter,
	filed,
	officerWith,
	rowOf,
	targetOf,
	testContext
} from '../complaints/testing.ts';
import { createFinding } from '../findings/index.ts';
import type { Actor } from '../officers/index.ts';
import { sqlState } from '../platform/database.ts';
import { canonicalJson } from './canonical.ts';
import {
	beginMonevCorrection,
	findInMonev,
	getMonev,
	getMonevReport,
	linkMonevFinding,
	listMonevYear,
	monevRows,
	saveMonevDraft,
	signMonev,
	unlinkMonevFinding,
	verifyMonev
} from './index.ts';
import { monitoringReportRows, monitoringReports } from './schema.ts';

let context: Context & { close(): Promise<void> };
let head: Actor;
let intake: Actor;
let overseer: Actor;
let handler: Actor;
let operator: Actor;
let numbers: string[];

/** In December: November is over. */
const DECEMBER = new Date('2026-12-03T03:00:00Z');
const NOVEMBER = '2026-11';
const TEXTS = { conclusion: 'Blangko sering habis.', volume: 'Naik sedikit.' };

beforeAll(async () => {
	context = await testContext();
	const { db } = context;
	head = await officerWith(db, ['head'], { name: 'Kepala Contoh' });
	intake = await officerWith(db, ['intake']);
	overseer = await officerWith(db, ['overseer']);
	handler = await officerWith(db, ['handler'], { unitCode: 'DAFDUK' });
	operator = await officerWith(db, ['district_operator'], { kecamatanCode: '16.06.09' });
	numbers = [];
	for (let index = 0; index < 4; index += 1) {
		numbers.push((await filed(context, {}, day(index))).number);
	}
	await assigned(numbers[0] ?? '');
});
afterAll(() => context.close());

async function assigned(number: string) {
	const found = {
		type: 'complaint',
		class: 'without_supervision',
		serviceCode: 'KTP_EL',
		categoryCode: context.office.agency.categories[0]?.code ?? ''
	} as const;
	await acceptComplaint(context, intake, await targetOf(context, number), found, day(3));
	const to = { unitCode: 'DAFDUK', officerId: null, instruction: 'Cek.', dueDate: null };
	await assignComplaint(context, intake, await targetOf(context, number), to, day(3));
}

const cause = () => ({
	cause: 'Blangko KTP-el habis di dua kecamatan.',
	serviceCode: 'KTP_EL',
	categoryCode: null,
	kecamatanCode: null,
	complaints: []
});

async function collected<T>(list: AsyncIterable<T>): Promise<T[]> {
	const all: T[] = [];
	for await (const one of list) all.push(one);
	return all;
}

/** What a person with all rights in the database could do: switch the triggers off. */
async function asSuperuser(statement: ReturnType<typeof sql>) {
	await context.db.transaction(async (tx) => {
		await tx.execute(sql`set local session_replication_role = replica`);
		await tx.execute(statement);
	});
}

test('canonical JSON has one way only to be written', () => {
	expect(canonicalJson({ b: [1, null, 'é"'], a: { d: undefined, c: true } })).toBe(
		'{"a":{"c":true},"b":[1,null,"é\\""]}'
	);
});

test('months count from when the product is used, not from the oldest letter entered', async () => {
	const young = await testContext();
	await enteredLetter(young, new Date('2026-03-10T02:00:00Z'), day(3));
	const boss = await officerWith(young.db, ['head']);
	const { periods } = await listMonevYear(young, boss, 2026, DECEMBER);
	expect(periods.map(({ period }) => period.code)).toEqual(['2026-11', '2026-12', '2026-TW4']);
	await young.close();
});

describe('a draft', () => {
	test('waits until the period is over, and for who may write', async () => {
		await expect(
			saveMonevDraft(context, intake, '2026-12', TEXTS, 0, DECEMBER)
		).rejects.toMatchObject({ code: 'invalid_transition' });
		for (const actor of [handler, overseer]) {
			await expect(
				saveMonevDraft(context, actor, NOVEMBER, TEXTS, 0, DECEMBER)
			).rejects.toMatchObject({ code: 'not_allowed' });
		}
		for (const code of ['2026', '2026-13', 'semua']) {
			await expect(getMonev(context, head, code, DECEMBER)).rejects.toMatchObject({
				code: 'not_found'
			});
		}
		await expect(getMonev(context, operator, NOVEMBER, DECEMBER)).rejects.toMatchObject({
			code: 'not_found'
		});
	});

	test('keeps no number of a person, for it would be kept for ever', async () => {
		const texts = { ...TEXTS, clocks: 'Hubungi 081200000000 untuk data.' };
		await expect(
			saveMonevDraft(context, intake, NOVEMBER, texts, 0, DECEMBER)
		).rejects.toMatchObject({
			code: 'invalid_input',
			details: { fields: { arti_batas: expect.stringContaining('telepon') } }
		});
	});

	test('two people who write at once do not overwrite each other', async () => {
		await saveMonevDraft(context, intake, NOVEMBER, TEXTS, 0, DECEMBER);
		for (const version of [0, 7]) {
			await expect(
				saveMonevDraft(context, head, NOVEMBER, {}, version, DECEMBER)
			).rejects.toMatchObject({ code: 'conflict' });
		}
		await saveMonevDraft(context, head, NOVEMBER, TEXTS, 1, DECEMBER);
		const detail = await getMonev(context, intake, NOVEMBER, DECEMBER);
		expect(detail.draftRow).toMatchObject({ version: 2, savedByName: 'Kepala Contoh' });
		expect(detail).toMatchObject({ state: 'due', texts: TEXTS, reports: [] });
		expect(detail.figures.received.total).toBe(4);
	});
});

describe('signing', () => {
	test('needs a conclusion, and a finding or the reason why there is none', async () => {
		await expect(signMonev(context, intake, NOVEMBER, 2, DECEMBER)).rejects.toMatchObject({
			code: 'not_allowed'
		});
		await expect(signMonev(context, head, NOVEMBER, 1, DECEMBER)).rejects.toMatchObject({
			code: 'conflict'
		});
		await expect(signMonev(context, head, NOVEMBER, 2, DECEMBER)).rejects.toMatchObject({
			code: 'invalid_input',
			details: { fields: { tanpa_temuan: expect.stringContaining('temuan') } }
		});
		const unlinked = await createFinding(context, head, cause(), DECEMBER);
		await linkMonevFinding(context, intake, NOVEMBER, unlinked, DECEMBER);
		await unlinkMonevFinding(context, intake, NOVEMBER, unlinked, DECEMBER);
		await findInMonev(context, intake, NOVEMBER, cause(), DECEMBER);
		// Two taps, or two heads, in the same moment: one report, and a sentence for the other.
		const both = await Promise.allSettled(
			[1, 2].map(() => signMonev(context, head, NOVEMBER, 2, DECEMBER))
		);
		expect(both).toContainEqual({ status: 'fulfilled', value: 1 });
		const other = both.find((one) => one.status === 'rejected');
		expect(other?.reason).toBeInstanceOf(DomainError);
	});

	test('freezes figures, findings, texts and rows', async () => {
		const report = await getMonevReport(context, handler, NOVEMBER, 1);
		expect(report).toMatchObject({
			version: 1,
			reason: null,
			texts: TEXTS,
			rowCount: 4,
			signedName: 'Kepala Contoh',
			findings: [{ cause: cause().cause, actions: [] }]
		});
		const rows = await collected(monevRows(context, overseer, report));
		expect(rows.map(({ number }) => number)).toEqual(numbers);
		expect(rows[0]).toMatchObject({
			status: 'assigned',
			receivedOn: '2026-11-02',
			closedOn: null,
			unitCode: 'DAFDUK',
			pauses: 0,
			grantedDays: 0
		});
		expect(rows[0]?.clocks.map(({ stage, late }) => [stage, late])).toEqual([
			['resolution', true],
			['verification', false],
			['first_response', true]
		]);
		// What happens afterwards changes nothing of it.
		await filed(context, {}, day(20));
		expect(await getMonevReport(context, handler, NOVEMBER, 1)).toEqual(report);
	});

	test('shows its rows to head and overseer alone, never those about themselves', async () => {
		const report = await getMonevReport(context, head, NOVEMBER, 1);
		for (const actor of [handler, intake]) {
			await expect(collected(monevRows(context, actor, report))).rejects.toMatchObject({
				code: 'not_allowed'
			});
		}
		const number = numbers[2] ?? '';
		const found = { outcome: 'named' as const, officerIds: [overseer.id] };
		await settleSubjects(context, head, await targetOf(context, number), found, DECEMBER);
		const open = async (actor: Actor) =>
			(await collected(monevRows(context, actor, report))).map((row) => row.number);
		expect(await open(overseer)).toEqual(numbers.filter((one) => one !== number));
		expect(await open(head)).toEqual(numbers);
		expect((await getMonev(context, head, NOVEMBER, DECEMBER)).figures.received.total).toBe(4);
	});

	test('is over then: nothing of it can be written, changed or taken away', async () => {
		await expect(saveMonevDraft(context, head, NOVEMBER, TEXTS, 0, DECEMBER)).rejects.toMatchObject(
			{ code: 'invalid_transition' }
		);
		await expect(findInMonev(context, head, NOVEMBER, cause(), DECEMBER)).rejects.toMatchObject({
			code: 'invalid_transition'
		});
		const { id } = await getMonevReport(context, head, NOVEMBER, 1);
		for (const forbidden of [
			sql`update monitoring_reports set texts = '{}'`,
			sql`delete from monitoring_reports`,
			sql`update monitoring_report_rows set number = '2026-999999'`,
			sql`delete from monitoring_report_rows`,
			sql`truncate monitoring_report_rows`,
			sql`insert into monitoring_report_rows values (${id}, '2026-999999', '{}')`
		]) {
			const refusal = await context.db.execute(forbidden).catch((error: unknown) => error);
			expect(sqlState(refusal)).toBe('TG001');
		}
		await expect(
			context.db.delete(monitoringReports).where(eq(monitoringReports.id, id))
		).rejects.toThrow();
	});
});

describe('verifying', () => {
	const matches = async () =>
		(await verifyMonev(context, handler, NOVEMBER)).map((one) => one.matches);

	test('a signed report matches', async () => {
		expect(await matches()).toEqual([true]);
	});

	test('one changed row, one row less, one row more, or one word breaks it', async () => {
		const { id } = await getMonevReport(context, head, NOVEMBER, 1);
		const number = numbers[1] ?? '';
		const [row] = await context.db
			.select()
			.from(monitoringReportRows)
			.where(eq(monitoringReportRows.number, number));
		const facts = JSON.stringify(row?.facts);
		const cases: [attack: ReturnType<typeof sql>, undo: ReturnType<typeof sql>][] = [
			[
				sql`update monitoring_report_rows set facts = jsonb_set(facts, '{status}', '"closed"') where number = ${number}`,
				sql`update monitoring_report_rows set facts = ${facts}::jsonb where number = ${number}`
			],
			[
				sql`delete from monitoring_report_rows where number = ${number}`,
				sql`insert into monitoring_report_rows values (${id}, ${number}, ${facts}::jsonb)`
			],
			[
				sql`insert into monitoring_report_rows values (${id}, '2026-999999', ${facts}::jsonb)`,
				sql`delete from monitoring_report_rows where number = '2026-999999'`
			],
			[
				sql`update monitoring_reports set texts = jsonb_set(texts, '{conclusion}', '"Semua baik."')`,
				sql`update monitoring_reports set texts = ${JSON.stringify(TEXTS)}::jsonb`
			]
		];
		for (const [attack, undo] of cases) {
			await asSuperuser(attack);
			expect(await matches()).toEqual([false]);
			await asSuperuser(undo);
			expect(await matches()).toEqual([true]);
		}
	});
});

describe('a correction', () => {
	test('is a further version with a reason; the old one stays', async () => {
		const january = new Date('2027-01-05T03:00:00Z');
		await expect(
			beginMonevCorrection(context, intake, NOVEMBER, 'Angka salah.', january)
		).rejects.toMatchObject({ code: 'not_allowed' });
		await beginMonevCorrection(context, head, NOVEMBER, 'Satu laporan kertas tertinggal.', january);
		await expect(
			beginMonevCorrection(context, head, NOVEMBER, 'Sekali lagi.', january)
		).rejects.toMatchObject({ code: 'conflict' });
		const { texts, draftRow } = await getMonev(context, head, NOVEMBER, january);
		expect(texts).toEqual(TEXTS);
		expect(await signMonev(context, head, NOVEMBER, draftRow?.version ?? 0, january)).toBe(2);
		const { reports } = await getMonev(context, head, NOVEMBER, january);
		expect(reports.map(({ version, reason, rowCount }) => [version, reason, rowCount])).toEqual([
			[1, null, 4],
			// One came in meanwhile, one is about an officer.
			[2, 'Satu laporan kertas tertinggal.', 4]
		]);
		expect((await verifyMonev(context, head, NOVEMBER)).every((one) => one.matches)).toBe(true);
		expect((await rowOf(context, numbers[2] ?? '')).number).toBe(numbers[2]);
	});
});

test('a year tells what was made, what is missed, and what is still to come', async () => {
	const february = new Date('2027-02-10T03:00:00Z');
	const year = async (wanted: number | null) => {
		const { years, periods } = await listMonevYear(context, handler, wanted, february);
		return { years, states: periods.map(({ period, state, late }) => [period.code, state, late]) };
	};
	expect(await year(2026)).toEqual({
		years: [2027, 2026],
		states: [
			['2026-11', 'signed', false],
			['2026-12', 'missed', true],
			['2026-TW4', 'missed', true]
		]
	});
	expect((await year(null)).states).toEqual([
		['2027-01', 'due', false],
		['2027-02', 'running', false],
		['2027-TW1', 'running', false]
	]);
});
