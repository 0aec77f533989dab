// Every figure, counted again by hand from the rows as they are stored: one complaint at a time, with
// nothing of what the query uses.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	complaintClocks,
	complaintExtensions,
	complaintPauses,
	complaints,
	complaintSubjects,
	complaintSubjectWords
} from '../complaints/schema.ts';
import { officerWith, testContext } from '../complaints/testing.ts';
import { isWorkingDay } from '../deadlines/index.ts';
import { type Figures, parsePeriod, type Period, readFigures } from './index.ts';
import { fillAtRandom, seeded } from './testing.ts';

const NOW = new Date('2026-11-20T03:00:00Z');
const WIB_MS = 7 * 3_600_000;

let context: Awaited<ReturnType<typeof testContext>>;
let rowsOf: Awaited<ReturnType<typeof readRows>>;

beforeAll(async () => {
	context = await testContext();
	const span = [new Date('2026-05-01T00:00:00Z'), NOW] as const;
	await fillAtRandom(context, 400, seeded(1606), span);
	rowsOf = await readRows();
});
afterAll(() => context.close());

async function readRows() {
	const { db } = context;
	const subjects = await db.select().from(complaintSubjects);
	const words = await db.select().from(complaintSubjectWords);
	const kept = new Set([
		...subjects.filter(({ endedAt }) => !endedAt).map(({ complaintId }) => complaintId),
		...words.filter(({ settledAt }) => !settledAt).map(({ complaintId }) => complaintId)
	]);
	const counted = <T extends { complaintId: string }>(list: T[]) =>
		list.filter(({ complaintId }) => !kept.has(complaintId));
	return {
		kept,
		cases: (await db.select().from(complaints)).filter(({ id }) => !kept.has(id)),
		clocks: counted(await db.select().from(complaintClocks)),
		pauses: counted(await db.select().from(complaintPauses)),
		extensions: counted(await db.select().from(complaintExtensions))
	};
}

const wibDay = (at: Date) => new Date(at.getTime() + WIB_MS).toISOString().slice(0, 10);

function tally(codes: readonly (string | null)[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const code of codes) counts[code ?? 'unverified'] = (counts[code ?? 'unverified'] ?? 0) + 1;
	return counts;
}

function withoutZeros(counts: Readonly<Record<string, number>>): Record<string, number> {
	return Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0));
}

function workingDays(from: Date, to: Date): number {
	let count = 0;
	const end = Date.parse(wibDay(to));
	for (let at = Date.parse(wibDay(from)) + 86_400_000; at <= end; at += 86_400_000) {
		if (isWorkingDay(context.office.calendar, new Date(at).toISOString().slice(0, 10))) count += 1;
	}
	return count;
}

function volumeByHand(list: readonly (typeof complaints.$inferSelect)[]) {
	return {
		total: list.length,
		byType: tally(list.map((one) => one.type)),
		byClass: tally(list.map((one) => one.class)),
		byChannel: tally(list.map((one) => one.channel)),
		byService: tally(list.map((one) => one.serviceCode)),
		byServiceAndType: tally(list.map((one) => `${one.serviceCode} ${one.type}`)),
		byCategory: tally(list.map((one) => one.categoryCode)),
		byKecamatan: tally(list.map((one) => one.kecamatanCode))
	};
}

function comparable({ total, byServiceAndType, ...ways }: Figures['received']) {
	const crossed = Object.entries(byServiceAndType).flatMap(([service, kinds]) =>
		Object.entries(kinds).map(([kind, n]) => [`${service} ${kind}`, n] as const)
	);
	return {
		total,
		byServiceAndType: withoutZeros(Object.fromEntries(crossed)),
		...Object.fromEntries(Object.entries(ways).map(([way, counts]) => [way, withoutZeros(counts)]))
	};
}

describe.each(['2026-07', '2026-11', '2026-TW3', '2026'])('in %s', (code) => {
	let period: Period;
	let figures: Figures;
	let within: (at: Date | null) => boolean;

	beforeAll(async () => {
		const parsed = parsePeriod(context.office.calendar, code);
		if (!parsed) throw new Error(code);
		period = parsed;
		within = (at) => {
			const day = at && wibDay(at);
			return day !== null && day >= period.firstDay && day <= period.lastDay;
		};
		const head = await officerWith(context.db, ['head']);
		figures = await readFigures(context, head, period, NOW);
	});

	test('what came in', () => {
		const received = rowsOf.cases.filter((one) => within(one.receivedAt));
		expect(received.length).toBeGreaterThan(20);
		expect(comparable(figures.received)).toEqual(volumeByHand(received));
	});

	test('what ended', () => {
		const ended = rowsOf.cases.filter((one) => within(one.closedAt));
		expect(comparable(figures.ended)).toEqual({
			...volumeByHand(ended),
			byOutcome: tally(ended.map((one) => one.status))
		});
	});

	test('clocks', () => {
		const standing = new Set(
			rowsOf.pauses.filter((one) => !one.endedAt).map((one) => one.complaintId)
		);
		const paused = new Set(rowsOf.pauses.map((one) => one.complaintId));
		const granted = new Set(
			rowsOf.extensions
				.filter((one) => one.decision === 'granted')
				.map((one) => `${one.complaintId} ${one.round}`)
		);
		for (const found of figures.clocks) {
			const clocks = rowsOf.clocks.filter(({ stage }) => stage === found.stage);
			const missed = clocks.filter(({ stoppedAt, dueAt, complaintId }) => {
				if (!within(dueAt) || dueAt >= NOW) return false;
				return stoppedAt ? stoppedAt > dueAt : !standing.has(complaintId);
			});
			expect({ ...found, missedBecause: withoutZeros(found.missedBecause) }).toEqual({
				stage: found.stage,
				missedBecause: tally(missed.map(({ lateReason }) => lateReason ?? 'untold')),
				kept: clocks.filter((one) => within(one.stoppedAt) && (one.stoppedAt ?? NOW) <= one.dueAt)
					.length,
				missed: missed.length,
				missedWhere: {
					stillOpen: missed.filter((one) => !one.stoppedAt).length,
					paused: missed.filter((one) => paused.has(one.complaintId)).length,
					extended: missed.filter(
						(one) => one.stage === 'resolution' && granted.has(`${one.complaintId} ${one.round}`)
					).length,
					reopened: missed.filter((one) => one.round > 1).length
				}
			});
		}
		expect(figures.clocks.map(({ stage }) => stage)).not.toContain('reporter_answer');
		expect(figures.clocks.some(({ missed, kept }) => missed > 0 && kept > 0)).toBe(true);
	});

	test('how long answers took', () => {
		for (const found of figures.resolution) {
			const days = rowsOf.cases
				.filter((one) => within(one.answeredAt) && (one.class ?? 'unverified') === found.class)
				.map((one) => workingDays(one.receivedAt, one.answeredAt ?? NOW))
				.sort((one, other) => one - other);
			expect([found.answered, found.medianDays]).toEqual([
				days.length,
				days[Math.floor(days.length / 2)] ?? null
			]);
			const { p90Days } = found;
			if (!days.length) {
				expect(p90Days).toBeNull();
				continue;
			}
			// Nine of ten took no longer, and one day less would not do.
			const share = (most: number) => days.filter((one) => one <= most).length / days.length;
			expect(share(p90Days ?? -1)).toBeGreaterThanOrEqual(0.9);
			expect(share((p90Days ?? -1) - 1)).toBeLessThan(0.9);
		}
		const promises = figures.resolution.map((one) => [one.class, one.promisedDays]);
		expect(promises).toContainEqual(['without_supervision', 14]);
		expect(promises).toContainEqual(['unverified', null]);
	});

	test('pauses, extensions, reopenings, ratings', () => {
		const { pauses, extensions, cases, clocks } = rowsOf;
		expect(withoutZeros(figures.pauses)).toEqual(
			tally(pauses.filter((one) => within(one.startedAt)).map((one) => one.category))
		);
		const decided = extensions.filter((one) => within(one.decidedAt));
		expect(figures.extensions).toEqual({
			asked: extensions.filter((one) => within(one.askedAt)).length,
			granted: decided.filter((one) => one.decision === 'granted').length,
			refused: decided.filter((one) => one.decision === 'refused').length,
			grantedDays: decided.reduce((sum, one) => sum + one.grantedDays, 0)
		});
		expect(figures.reopened).toBe(
			clocks.filter((one) => one.round > 1 && one.stage === 'resolution' && within(one.startedAt))
				.length
		);
		const rated = cases.filter((one) => within(one.answeredAt) && one.rating !== null);
		expect(withoutZeros(figures.ratings)).toEqual(tally(rated.map((one) => String(one.rating))));
	});

	test('what is open, the oldest first', () => {
		const open = rowsOf.cases
			.filter((one) => wibDay(one.receivedAt) <= period.lastDay)
			.filter((one) => !one.closedAt || wibDay(one.closedAt) > period.lastDay)
			.sort((one, other) => one.receivedAt.getTime() - other.receivedAt.getTime());
		const last = NOW < period.to ? NOW : new Date(period.to.getTime() - 1);
		expect(figures.open).toEqual({
			total: open.length,
			oldest: open.slice(0, 10).map(({ number, receivedAt }) => ({
				number,
				receivedAt,
				workingDays: workingDays(receivedAt, last)
			}))
		});
	});
});

test('what is about an officer was there, and is in no figure', () => {
	expect(rowsOf.kept.size).toBeGreaterThan(15);
});

test('an administrator and an operator have no business with figures', async () => {
	const period = parsePeriod(context.office.calendar, '2026-07');
	for (const role of ['administrator', 'district_operator'] as const) {
		const officer = await officerWith(context.db, [role]);
		await expect(readFigures(context, officer, period as Period, NOW)).rejects.toMatchObject({
			code: 'not_found'
		});
	}
});

test('an office without complaints has figures too', async () => {
	const empty = await testContext();
	const head = await officerWith(empty.db, ['head']);
	const period = parsePeriod(empty.office.calendar, '2026-07') as Period;
	const { received, resolution, open } = await readFigures(empty, head, period, NOW);
	expect([received.total, Object.keys(received.byKecamatan).length]).toEqual([0, 15]);
	expect(resolution.map(({ medianDays }) => medianDays)).toEqual([null, null, null, null, null]);
	expect(open).toEqual({ total: 0, oldest: [] });
	// Before any deadline was in force, nothing was promised.
	const early = parsePeriod(empty.office.calendar, '2001') as Period;
	const { resolution: unpromised } = await readFigures(empty, head, early, NOW);
	expect(unpromised.map(({ promisedDays }) => promisedDays)).toEqual([
		null,
		null,
		null,
		null,
		null
	]);
	await empty.close();
});
