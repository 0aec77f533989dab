// Invented answers to the satisfaction survey, through every door: slips, tablet, sheets, and after
// closed complaints. The latest quarter that is over is published.
import { sql } from 'drizzle-orm';
import { PROFILE } from '#lib/codes/survey-codes.ts';
import type { Context } from '#lib/server/complaints/index.ts';
import { instantAt, localDate } from '#lib/server/deadlines/index.ts';
import { monthsOf, periodAt, periodBefore } from '#lib/server/figures/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import { rows } from '#lib/server/platform/database.ts';
import {
	answerAfterComplaint,
	answerAtTablet,
	type Answers,
	answerWithSlip,
	enterSheets,
	printSlips,
	publishPeriod,
	readBatch,
	setPopulation
} from '#lib/server/survey/index.ts';
import { chance, mulberry32, pick, pickWeighted, type Random, uuidFrom } from './random.ts';

const SEED = 14_2017;
const DAY_MS = 86_400_000;
/** Answers of one month. */
const SLIPS = { printed: 12, used: 9 };
const AT_TABLET = 4;
const SHEETS = 6;
const COMPLAINTS = 3;
const USERS = 75;

/** How often 1, 2, 3 and 4 are answered: waiting is what this office is worst at. */
const USUAL = [2, 10, 60, 28] as const;
const WEIGHTS: Record<number, readonly [number, number, number, number]> = {
	2: [12, 34, 42, 12],
	3: [1, 3, 6, 90],
	8: [6, 24, 54, 16]
};
const COMMENTS = [
	'Antrean panjang setiap Senin pagi.',
	'Petugasnya sabar menjelaskan.',
	'Kursi tunggu kurang.',
	'Tolong umumkan bila jaringan terganggu, supaya kami tidak datang sia-sia.',
	'Cepat dan gratis. Terima kasih.',
	'Syaratnya sebaiknya ditempel di kantor desa juga.'
];

/**
 * @param context the demo's database, with its complaints
 * @param head who prints, types and publishes
 * @param until midnight at the office: nothing happens from here on
 */
export async function addDemoSurvey(context: Context, head: Actor, until: Date): Promise<void> {
	const random = mulberry32(SEED);
	const { office } = context;
	const yesterday = new Date(until.getTime() - DAY_MS / 2);
	const today = localDate(office.calendar, yesterday);
	const running = periodAt(office.calendar, 'quarter', yesterday);
	const period = periodBefore(office.calendar, running);
	for (const { firstDay } of [period, running].flatMap((one) => monthsOf(office.calendar, one))) {
		if (firstDay > today) break;
		await answerFor(context, head, random, instantAt(office.calendar, firstDay, '10:00'));
	}
	const source = 'Angka contoh, bukan angka dinas';
	await setPopulation(context, head, period, { population: USERS, source }, yesterday);
	await publishPeriod(context, head, period, yesterday);
}

async function answerFor(context: Context, head: Actor, random: Random, at: Date): Promise<void> {
	const { db, office } = context;
	const say = () => answersFrom(random, office.agency.services);
	const counter = { channel: 'counter', count: SLIPS.printed, kecamatanCode: null } as const;
	const slips = await readBatch(context, head, await printSlips(context, head, counter, at));
	for (const code of slips?.codes.slice(0, SLIPS.used) ?? []) {
		await answerWithSlip(context, code, say(), at);
	}
	for (let one = 0; one < AT_TABLET; one++) await answerAtTablet(context, say(), at);

	const place = pick(random, office.places.kecamatan).code;
	const session = { channel: 'outreach', count: SHEETS, kecamatanCode: place } as const;
	const sheets = await readBatch(context, head, await printSlips(context, head, session, at));
	const typed = (sheets?.codes ?? []).map((slip, row) => ({ ...say(), slip, row }));
	await enterSheets(context, head, typed, at);

	const closed = await rows<{ id: string }>(
		db,
		sql`select id from complaints where status = 'closed' and closed_at < ${at.toISOString()}
			and id not in (select complaint_id from survey_complaints)
			order by closed_at desc, number limit ${COMPLAINTS}`
	);
	for (const { id } of closed) await answerAfterComplaint(context, { complaintId: id }, say(), at);
}

function answersFrom(random: Random, services: readonly { code: string }[]): Answers {
	const some = <T>(list: readonly T[]) => (chance(random, 0.7) ? pick(random, list) : null);
	return {
		id: uuidFrom(random),
		scores: Array.from({ length: 9 }, (_, element) =>
			pickWeighted(
				random,
				(WEIGHTS[element] ?? USUAL).map((weight, score) => [score + 1, weight] as const)
			)
		),
		serviceCode: some(services.slice(0, 4))?.code ?? null,
		kecamatanCode: null,
		sex: some(PROFILE.sex),
		age: some(PROFILE.age),
		education: some(PROFILE.education),
		job: some(PROFILE.job),
		disability: some(['no', 'no', 'no', 'yes'] as const),
		comment: chance(random, 0.2) ? pick(random, COMMENTS) : null
	};
}
