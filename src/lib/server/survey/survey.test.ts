import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
	NO_PROFILE,
	PROFILE,
	PROFILE_FIELDS,
	type Profile,
	type SurveyChannel
} from '#lib/codes/survey-codes.ts';
import { withdrawComplaint } from '../complaints/index.ts';
import { day, filed, officerWith, testContext } from '../complaints/testing.ts';
import { FORMATS, wholeOf } from '../documents/index.ts';
import { readPdf } from '../documents/testing.ts';
import type { Period } from '../figures/index.ts';
import type { Actor } from '../officers/index.ts';
import { rows, sqlState } from '../platform/database.ts';
import {
	answerAfterComplaint,
	answerAtTablet,
	type Answers,
	answerWithSlip,
	enterSheets,
	isTabletOpen,
	listBatches,
	listComments,
	listPublished,
	mayAnswerAfter,
	printSlips,
	publicationDocument,
	publishPeriod,
	readBatch,
	readResults,
	readSurveyQuestions,
	removeComment,
	setPopulation,
	sheetsDocument,
	surveyPeriod,
	tabletCode
} from './index.ts';
import { isOver, overlap, periodsSince } from './periods.ts';
import { surveyResponses } from './schema.ts';
import { indexOf } from './scoring.ts';

let context: Awaited<ReturnType<typeof testContext>>;
let intake: Actor;
let handler: Actor;
let head: Actor;
let operator: Actor;

/** The month after that of the test's answers. */
const LATER = day(40);
let quarter: Period;

beforeAll(async () => {
	context = await testContext();
	quarter = surveyPeriod(context.office.calendar, '2026-TW4') as Period;
	intake = await officerWith(context.db, ['intake']);
	handler = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK' });
	head = await officerWith(context.db, ['head']);
	operator = await officerWith(context.db, ['district_operator'], { kecamatanCode: '16.06.09' });
});
afterAll(() => context.close());
beforeEach(async () => {
	await context.db.execute(
		sql`truncate survey_responses, survey_complaints, survey_periods cascade`
	);
	await context.db.execute(sql`truncate survey_batches cascade`);
});

function answers(changes: Partial<Answers> = {}): Answers {
	return {
		...NO_PROFILE,
		id: randomUUID(),
		scores: [3, 3, 3, 4, 3, 3, 3, 4, 3],
		serviceCode: null,
		kecamatanCode: null,
		comment: null,
		...changes
	};
}

async function closedComplaint() {
	const complaint = await filed(context);
	const reporter = { complaintId: complaint.id, formKey: randomUUID() };
	await withdrawComplaint(context, reporter, 'Sudah beres.', day(1));
	return reporter;
}

const kept = () => context.db.select().from(surveyResponses);

describe('after a complaint', () => {
	it('is answered once, by who has it open, when it is closed', async () => {
		const complaint = await filed(context);
		const open = { complaintId: complaint.id };
		await expect(answerAfterComplaint(context, open, answers(), day(1))).rejects.toMatchObject({
			code: 'invalid_transition'
		});
		const reporter = await closedComplaint();
		expect(await mayAnswerAfter(context, reporter, { status: 'closed' })).toBe(true);
		const said = answers();
		await answerAfterComplaint(context, reporter, said, day(1));
		await answerAfterComplaint(context, reporter, said, day(1));
		expect(await mayAnswerAfter(context, reporter, { status: 'closed' })).toBe(false);
		await expect(answerAfterComplaint(context, reporter, answers(), day(1))).rejects.toMatchObject({
			details: { fields: { '': expect.stringContaining('sudah Anda isi') as string } }
		});
		expect(await kept()).toHaveLength(1);
	});

	it('holds nothing that leads from the answer to the complaint, or to a day', async () => {
		const reporter = await closedComplaint();
		await answerAfterComplaint(context, reporter, answers(), day(3));
		const [answer] = await kept();
		expect(answer?.month).toBe('2026-11-01');
		expect(JSON.stringify(answer)).not.toContain(reporter.complaintId);
		const links = await rows(
			context.db,
			sql`select conname from pg_constraint
				where contype = 'f' and 'survey_responses'::regclass in (conrelid, confrelid)`
		);
		expect(links).toEqual([]);
		const timed = await rows(
			context.db,
			sql`select table_name, column_name from information_schema.columns
				where table_name in ('survey_responses', 'survey_complaints', 'survey_codes')
					and data_type like 'timestamp%'`
		);
		expect(timed).toEqual([]);
	});
});

describe('slips', () => {
	it('count once, even when two use one at the same time', async () => {
		const batch = await printSlips(
			context,
			intake,
			{ channel: 'counter', count: 3, kecamatanCode: null },
			day(0)
		);
		const codes = (await readBatch(context, intake, batch))?.codes ?? [];
		expect(new Set(codes).size).toBe(3);
		const [first = '', second = ''] = codes;
		const said = answers();
		await answerWithSlip(context, first, said, day(1));
		await answerWithSlip(context, first, said, day(1));
		const both = await Promise.allSettled([
			answerWithSlip(context, second, answers(), day(1)),
			answerWithSlip(context, second, answers(), day(1))
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await kept()).toHaveLength(2);
		expect(await listBatches(context, intake)).toMatchObject([{ printed: 3, spent: 2 }]);
	});

	it('are worth nothing when unknown or old', async () => {
		const batch = await printSlips(
			context,
			intake,
			{ channel: 'counter', count: 1, kecamatanCode: null },
			day(0)
		);
		const [code = ''] = (await readBatch(context, intake, batch))?.codes ?? [];
		for (const [slip, at] of [
			['000000000', day(1)],
			[code, day(91)]
		] as const) {
			await expect(answerWithSlip(context, slip, answers(), at)).rejects.toMatchObject({
				code: 'invalid_input',
				details: { fields: { slip: expect.any(String) as string } }
			});
		}
		await answerWithSlip(context, code, answers(), day(90));
	});

	it('are printed by who may, operators for their own sessions', async () => {
		const wanted = { channel: 'outreach', count: 2, kecamatanCode: '16.06.09' } as const;
		await expect(printSlips(context, handler, wanted, day(0))).rejects.toMatchObject({
			code: 'not_allowed'
		});
		for (const other of [
			{ ...wanted, kecamatanCode: '16.06.01' },
			{ ...wanted, channel: 'counter' as const }
		]) {
			await expect(printSlips(context, operator, other, day(0))).rejects.toMatchObject({
				code: 'not_allowed'
			});
		}
		const own = await printSlips(context, operator, wanted, day(0));
		const elsewhere = { ...wanted, kecamatanCode: '16.06.01' };
		const other = await printSlips(context, intake, elsewhere, day(0));
		expect((await listBatches(context, operator)).map(({ id }) => id)).toEqual([own]);
		expect(await readBatch(context, operator, other)).toBeNull();
		for (const count of [0, 201]) {
			await expect(printSlips(context, intake, { ...wanted, count }, day(0))).rejects.toMatchObject(
				{ details: { fields: { jumlah: expect.any(String) as string } } }
			);
		}
	});

	it('become a page each, with all questions', async () => {
		const batch = await printSlips(
			context,
			operator,
			{ channel: 'outreach', count: 3, kecamatanCode: '16.06.09' },
			day(0)
		);
		const printed = await readBatch(context, operator, batch);
		if (!printed) throw new Error('no batch');
		const document = sheetsDocument(
			context.office.agency,
			readSurveyQuestions(process.cwd()),
			printed,
			'Bayung Lencir'
		);
		const { pages } = await readPdf(await wholeOf(FORMATS.pdf.write(document)));
		expect(pages).toHaveLength(3);
		for (const page of pages) expect(page).toContain('Lingkari satu angka');
	});
});

describe('sheets', () => {
	it('are kept all or none, with the kecamatan of their session', async () => {
		const batch = await printSlips(
			context,
			operator,
			{ channel: 'outreach', count: 2, kecamatanCode: '16.06.09' },
			day(0)
		);
		const [one = '', two = ''] = (await readBatch(context, operator, batch))?.codes ?? [];
		const sheet = (row: number, slip: string) => ({ ...answers(), row, slip });
		await expect(
			enterSheets(context, operator, [sheet(0, one), sheet(1, '000000000')], day(1))
		).rejects.toMatchObject({ details: { fields: { 'lembar-1': expect.any(String) as string } } });
		expect(await kept()).toEqual([]);
		await enterSheets(context, operator, [sheet(0, one), sheet(1, two)], day(1));
		expect(await kept()).toMatchObject([
			{ channel: 'outreach', kecamatanCode: '16.06.09' },
			{ channel: 'outreach', kecamatanCode: '16.06.09' }
		]);
	});

	it('are no way around the counter, nor for others', async () => {
		const batch = await printSlips(
			context,
			intake,
			{ channel: 'counter', count: 1, kecamatanCode: null },
			day(0)
		);
		const [slip = ''] = (await readBatch(context, intake, batch))?.codes ?? [];
		const sheets = [{ ...answers(), row: 0, slip }];
		await expect(enterSheets(context, intake, sheets, day(1))).rejects.toMatchObject({
			code: 'invalid_input'
		});
		await expect(enterSheets(context, handler, sheets, day(1))).rejects.toMatchObject({
			code: 'not_allowed'
		});
		await answerWithSlip(context, slip, answers(), day(1));
	});
});

describe('tablet', () => {
	it('is open for one day, and not for everybody', async () => {
		const code = await tabletCode(context, intake, day(0));
		expect(await isTabletOpen(context, code.toLowerCase(), day(0))).toBe(true);
		expect(await isTabletOpen(context, code, day(1))).toBe(false);
		expect(await isTabletOpen(context, '', day(0))).toBe(false);
		await expect(tabletCode(context, operator, day(0))).rejects.toMatchObject({
			code: 'not_allowed'
		});
	});

	it('takes 60 answers at once, and then one a minute', async () => {
		for (let one = 0; one < 60; one++) await answerAtTablet(context, answers(), day(5));
		await expect(answerAtTablet(context, answers(), day(5))).rejects.toMatchObject({
			code: 'rate_limited'
		});
		expect(await kept()).toHaveLength(60);
	});
});

/** Answers as they are in the table, without the limits of their ways in. */
async function put(
	many: (Partial<Profile> & {
		channel: SurveyChannel;
		service: string | null;
		kecamatan?: string | null;
		scores: number[];
	})[]
) {
	await context.db.insert(surveyResponses).values(
		many.map(({ service, kecamatan, ...given }) => ({
			...given,
			id: randomUUID(),
			month: '2026-11-01',
			serviceCode: service,
			kecamatanCode: kecamatan
		}))
	);
}

function someAnswers(count: number) {
	const any = <T>(list: readonly T[]) => list[Math.floor(Math.random() * list.length)] as T;
	return Array.from({ length: count }, () => ({
		channel: any(['complaint', 'counter', 'counter', 'outreach'] as const),
		service: any(['KTP_EL', 'KTP_EL', 'KK', 'KIA', null]),
		kecamatan: any(['16.06.09', '16.06.09', '16.06.01', '16.06.13', null]),
		sex: any([...PROFILE.sex, null]),
		age: any(PROFILE.age),
		education: any([...PROFILE.education, null, null]),
		job: any(PROFILE.job),
		disability: any(['yes', 'no', 'no', 'no', 'no', 'no', null] as const),
		scores: Array.from({ length: 9 }, () => any([1, 2, 3, 4]))
	}));
}

describe('results', () => {
	it('are what the rows add up to, computed another way', async () => {
		const many = someAnswers(83);
		await put(many);
		const { figures, answered, running } = await readResults(context, handler, quarter, LATER);
		expect([answered, running]).toEqual([83, 0]);
		const [again] = await rows<{ index: string }>(
			context.db,
			sql`select round(avg(score) * 25, 2) as index from survey_responses, unnest(scores) as score`
		);
		expect(indexOf(figures?.all ?? { n: 0, sums: [] })?.value).toBeCloseTo(Number(again?.index), 2);
		for (const { code, tally } of figures?.services.shown ?? []) {
			const own = many.filter(({ service }) => (service ?? '') === code);
			expect(tally.n).toBe(own.length);
			for (let element = 0; element < 9; element++) {
				const sum = own.reduce((all, { scores }) => all + (scores[element] ?? 0), 0);
				expect(tally.sums[element]).toBe(sum);
			}
		}
		const inGroups = (groups: NonNullable<typeof figures>['services']) =>
			groups.shown.reduce((sum, { tally }) => sum + tally.n, groups.others?.tally.n ?? 0);
		expect(inGroups(figures?.services ?? { shown: [], others: null })).toBe(83);
		expect(inGroups(figures?.channels ?? { shown: [], others: null })).toBe(83);
	});

	it('tell places and kinds of people apart, but never fewer than five or what these would give away', async () => {
		for (let round = 0; round < 12; round++) {
			await context.db.execute(sql`truncate survey_responses`);
			const many = someAnswers(12 + round * 9);
			await put(many);
			const { figures } = await readResults(context, handler, quarter, LATER);
			if (!figures) throw new Error('nothing was counted');
			const cuts = [
				[figures.kecamatan, ({ kecamatan }: (typeof many)[number]) => kecamatan] as const,
				...PROFILE_FIELDS.map(
					(field) => [figures.profile[field], (one: (typeof many)[number]) => one[field]] as const
				)
			];
			for (const [{ shown, others }, of] of cuts) {
				// Counted by hand, respondent by respondent.
				const sizes = new Map<string, number>();
				const sums = new Map<string, number>();
				for (const one of many) {
					const code = of(one) ?? '';
					sizes.set(code, (sizes.get(code) ?? 0) + 1);
					const given = one.scores.reduce((sum, score) => sum + score, 0);
					sums.set(code, (sums.get(code) ?? 0) + given);
				}
				for (const { code, tally } of shown) {
					expect(tally.n).toBe(sizes.get(code));
					expect(tally.sums.reduce((sum, one) => sum + one, 0)).toBe(sums.get(code));
					expect(tally.n).toBeGreaterThanOrEqual(5);
				}
				const total = shown.reduce((sum, { tally }) => sum + tally.n, others?.tally.n ?? 0);
				expect(total).toBe(many.length);
				if (!others) continue;
				// What is left over after subtraction is several groups and five people at least.
				expect(others.tally.n).toBeGreaterThanOrEqual(5);
				expect(others.groups).toBeGreaterThanOrEqual(2);
				expect(others.groups).toBe(sizes.size - shown.length);
			}
		}
	});

	it('wait for the end of the month, and for five answers', async () => {
		await put(someAnswers(6));
		expect(await readResults(context, head, quarter, day(5))).toMatchObject({
			answered: 6,
			running: 6,
			figures: null,
			over: false
		});
		expect((await readResults(context, head, quarter, LATER)).figures?.all.n).toBe(6);
		await context.db.execute(sql`truncate survey_responses`);
		await put(someAnswers(4));
		expect((await readResults(context, head, quarter, LATER)).figures).toBeNull();
	});

	it('have comments without numbers, for head and overseer alone', async () => {
		const comment = 'Antre lama. Hubungi 0812-0000-0000.';
		await answerAtTablet(context, answers({ comment }), day(8));
		const [row] = await kept();
		expect(row?.comment).toBe('Antre lama. Hubungi [nomor telepon disembunyikan].');
		for (const other of [intake, handler, operator]) {
			await expect(listComments(context, other, quarter, LATER)).rejects.toMatchObject({
				code: 'not_allowed'
			});
		}
		expect(await listComments(context, head, quarter, day(9))).toEqual([]);
		const [shown] = await listComments(context, head, quarter, LATER);
		await removeComment(context, head, shown?.id ?? '');
		expect(await listComments(context, head, quarter, LATER)).toMatchObject([{ removed: true }]);
		expect((await kept())[0]?.scores).toHaveLength(9);
	});

	it('can not be changed or taken away', async () => {
		await put(someAnswers(1));
		for (const change of [
			sql`update survey_responses set scores = '{4,4,4,4,4,4,4,4,4}'`,
			sql`update survey_responses set comment = 'Bagus.'`,
			sql`delete from survey_responses`
		]) {
			const refusal = await context.db.execute(change).catch((error: unknown) => error);
			expect(sqlState(refusal)).toBe('TG001');
		}
	});

	it.each([
		['eight answers', '{1,2,3,4,1,2,3,4}'],
		['a five', '{1,2,3,4,5,1,2,3,4}'],
		['none', '{1,2,3,4,null,1,2,3,4}']
	])('refuse %s in the table itself', async (_, scores) => {
		const refusal = await context.db
			.execute(
				sql`insert into survey_responses (id, month, channel, scores)
					values (gen_random_uuid(), '2026-11-01', 'counter', ${scores})`
			)
			.catch((error: unknown) => error);
		expect(sqlState(refusal)).toBe('23514');
	});

	it('refuse services and places that the office does not have', async () => {
		await expect(
			answerAtTablet(context, answers({ serviceCode: 'X', kecamatanCode: '99' }), day(9))
		).rejects.toMatchObject({
			details: {
				fields: { layanan: expect.any(String) as string, kecamatan: expect.any(String) as string }
			}
		});
		await answerAtTablet(
			context,
			answers({ age: PROFILE.age[0], serviceCode: 'KK', kecamatanCode: '16.06.09' }),
			day(9)
		);
	});
});

describe('publication', () => {
	const said = { population: 120, source: 'Buku register contoh' };
	const JANUARY = new Date('2027-01-05T03:00:00Z');

	it('freezes the figures of a period that is over, once', async () => {
		await put(someAnswers(40));
		await expect(publishPeriod(context, head, quarter, LATER)).rejects.toMatchObject({
			details: { fields: { umumkan: expect.stringContaining('belum berakhir') as string } }
		});
		await expect(publishPeriod(context, head, quarter, JANUARY)).rejects.toMatchObject({
			details: { fields: { umumkan: expect.stringContaining('jumlah pengguna') as string } }
		});
		await setPopulation(context, head, quarter, said, JANUARY);
		await publishPeriod(context, head, quarter, JANUARY);
		const [published] = await listPublished(context);
		const { figures } = await readResults(context, head, quarter, JANUARY);
		expect(published?.figures).toEqual(figures);

		await put(someAnswers(10));
		expect(await listPublished(context)).toEqual([published]);
		await expect(setPopulation(context, head, quarter, said, JANUARY)).rejects.toMatchObject({
			code: 'invalid_transition'
		});
		const year = surveyPeriod(context.office.calendar, '2026') as Period;
		await setPopulation(context, head, year, said, JANUARY);
		await expect(publishPeriod(context, head, year, JANUARY)).rejects.toMatchObject({
			details: { fields: { umumkan: expect.stringContaining('sudah diumumkan') as string } }
		});
		const refusal = await context.db
			.execute(sql`update survey_periods set population = 1 where code = '2026-TW4'`)
			.catch((error: unknown) => error);
		expect(sqlState(refusal)).toBe('TG001');
	});

	it('is the head’s, and wants five answers', async () => {
		await put(someAnswers(4));
		await expect(setPopulation(context, intake, quarter, said, JANUARY)).rejects.toMatchObject({
			code: 'not_allowed'
		});
		await setPopulation(context, head, quarter, said, JANUARY);
		await expect(publishPeriod(context, intake, quarter, JANUARY)).rejects.toMatchObject({
			code: 'not_allowed'
		});
		await expect(publishPeriod(context, head, quarter, JANUARY)).rejects.toMatchObject({
			details: { fields: { umumkan: expect.stringContaining('kurang dari 5') as string } }
		});
	});

	it('is a report in the office’s letter form', async () => {
		await put(
			Array.from({ length: 8 }, () => ({
				channel: 'counter' as const,
				service: 'KK',
				scores: [3, 3, 2, 4, 3, 3, 3, 4, 3]
			}))
		);
		await setPopulation(context, head, quarter, said, JANUARY);
		await publishPeriod(context, head, quarter, JANUARY);
		const [published] = await listPublished(context);
		if (!published) throw new Error('not published');
		const document = publicationDocument(published, context.office);
		const { pages } = await readPdf(await wholeOf(FORMATS.pdf.write(document)));
		const text = pages.join(' ').replace(/\s+/g, ' ');
		// 28 of 36 points.
		for (const word of ['77,78', 'B, Baik', 'Waktu penyelesaian', '120', 'Buku register contoh']) {
			expect(text).toContain(word);
		}
	});
});

describe('periods', () => {
	const named = (code: string) => surveyPeriod(context.office.calendar, code);

	it('are quarters and years, not months', () => {
		expect(['2026', '2026-TW3', '2026-07', 'x'].map((code) => named(code)?.code)).toEqual([
			'2026',
			'2026-TW3',
			undefined,
			undefined
		]);
	});

	it('overlap when a day is in both, and are over the day after', () => {
		const [year, third, fourth] = ['2026', '2026-TW3', '2026-TW4'].map(named);
		if (!year || !third || !fourth) throw new Error('periods');
		expect(overlap(year, third)).toBe(true);
		expect(overlap(third, fourth)).toBe(false);
		expect(isOver(third, '2026-09-30')).toBe(false);
		expect(isOver(third, '2026-10-01')).toBe(true);
	});

	it('are listed from the first answer on', () => {
		const codes = (first: string | null) =>
			periodsSince(context.office.calendar, first, new Date('2026-05-20T03:00:00Z')).map(
				({ code }) => code
			);
		expect(codes('2025-09-01')).toEqual([
			'2026-TW2',
			'2026-TW1',
			'2026',
			'2025-TW4',
			'2025-TW3',
			'2025'
		]);
		expect(codes(null)).toEqual(['2026-TW2', '2026']);
	});
});
