// Reads the figures of a period (figures.ts): few statements, each of which goes through its table
// once, in one picture of the database so that the figures agree with each other.
import { and, gte, lt, type SQL, sql } from 'drizzle-orm';
import {
	CHANNELS,
	COMPLAINT_CLASSES,
	COMPLAINT_TYPES,
	type ComplaintClass,
	LATE_REASONS,
	PAUSE_CATEGORIES
} from '#lib/codes/complaint-codes.ts';
import type { Role } from '#lib/codes/officer-codes.ts';
import { aboutNobody, type Context } from '../complaints/index.ts';
import {
	complaintClocks,
	complaintExtensions,
	complaintPauses,
	complaints
} from '../complaints/schema.ts';
import { type DeadlineCode, localDate, policyOn, workingDaysBetween } from '../deadlines/index.ts';
import { type Actor, hasRole } from '../officers/index.ts';
import { rows } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import type {
	ClockFigures,
	Counts,
	Figures,
	OpenCase,
	Outcome,
	ResolutionFigures,
	Volume
} from './figures.ts';
import type { Period, Span } from './period.ts';
import { workingDayOrdinals } from './working-day-ordinals.ts';

/** Who reads the figures of the office. */
export const FIGURE_ROLES = [
	'intake',
	'handler',
	'unit_head',
	'head',
	'overseer'
] as const satisfies readonly Role[];

const STAGES = ['first_human_answer', 'verification', 'first_response', 'resolution'] as const;
const CLASSES = [...COMPLAINT_CLASSES, 'unverified'] as const;
const OUTCOMES = ['closed', 'rejected', 'forwarded'] as const satisfies readonly Outcome[];
const RATINGS = ['1', '2', '3', '4', '5'] as const;
const OLDEST_SHOWN = 10;

/**
 * All figures of a period, for officers: nothing is hidden in them.
 * @param context database and office
 * @param actor the officer
 * @param period which
 * @param now what is due later is not missed yet
 * @throws DomainError not_found when the officer has no business with them
 */
export async function readFigures(
	context: Context,
	actor: Actor,
	period: Period,
	now: Date
): Promise<Figures> {
	if (!hasRole(actor, ...FIGURE_ROLES)) {
		throw new DomainError('not_found', 'no figures for this officer');
	}
	return { period, ...(await computeFigures(context, period, now)) };
}

/**
 * The same for the clock's own work, which nobody asks for.
 * @param context database and office
 * @param period which
 * @param now what is due later is not missed yet
 */
export async function computeFigures(
	{ db, office }: Context,
	period: Span,
	now: Date
): Promise<Omit<Figures, 'period'>> {
	return db.transaction(
		async (tx) => {
			const context = { db: tx, office };
			const ended = await readVolume(context, within(complaints.closedAt, period));
			return {
				received: (await readVolume(context, within(complaints.receivedAt, period))).volume,
				ended: { ...ended.volume, byOutcome: ended.byOutcome },
				clocks: await readClocks(context, period, now),
				...(await readAnswers(context, period)),
				pauses: await readPauses(context, period),
				extensions: await readExtensions(context, period),
				reopened: await readReopened(context, period),
				open: await readOpen(context, period, now)
			};
		},
		{ isolationLevel: 'repeatable read' }
	);
}

function within(column: Parameters<typeof gte>[0], { from, to }: Span): SQL {
	return and(gte(column, from), lt(column, to)) as SQL;
}

/** The ways in which a complaint is told apart, in the order of the bits of `grouping`. */
const WAYS = ['type', 'class', 'channel', 'service', 'category', 'kecamatan', 'status'] as const;
type Way = (typeof WAYS)[number];

async function readVolume({ db, office }: Context, which: SQL) {
	const { type, class: of, channel, serviceCode, categoryCode, kecamatanCode, status } = complaints;
	const columns = sql.join(
		[type, of, channel, serviceCode, categoryCode, kecamatanCode, status].map((one) => sql`${one}`),
		sql`, `
	);
	const found = await rows<Record<Way, string | null> & { ways: number; n: number }>(
		db,
		sql`select grouping(${columns})::int as ways, ${type} as type, ${of} as class,
				${channel} as channel, ${serviceCode} as service, ${categoryCode} as category,
				${kecamatanCode} as kecamatan, ${status} as status, count(*)::int as n
			from ${complaints} where ${which} and ${aboutNobody()}
			group by grouping sets ((), (${type}, ${serviceCode}), (${of}), (${channel}),
				(${categoryCode}), (${kecamatanCode}), (${status}))`
	);
	const all = 2 ** WAYS.length - 1;
	const setOf = (...ways: Way[]) => {
		const bits = ways.reduce((rest, way) => rest - 2 ** (WAYS.length - 1 - WAYS.indexOf(way)), all);
		return found.filter((row) => row.ways === bits);
	};
	const by = <Code extends string>(way: Way, codes: readonly Code[], set = setOf(way)) =>
		countsOf(
			codes,
			set.map((row) => [row[way] ?? 'unverified', row.n] as const)
		);
	const { agency, places } = office;
	const kinds = setOf('type', 'service');
	const byService = by('service', codesOf(agency.services), kinds);
	const volume: Volume = {
		total: found.find(({ ways }) => ways === all)?.n ?? 0,
		byType: by('type', COMPLAINT_TYPES, kinds),
		byClass: by('class', CLASSES),
		byChannel: by('channel', CHANNELS),
		byService,
		byServiceAndType: Object.fromEntries(
			Object.keys(byService).map((code) => [
				code,
				by(
					'type',
					COMPLAINT_TYPES,
					kinds.filter(({ service }) => service === code)
				)
			])
		),
		byCategory: by('category', codesOf(agency.categories)),
		byKecamatan: by('kecamatan', codesOf(places.kecamatan))
	};
	return { volume, byOutcome: by('status', OUTCOMES) };
}

function codesOf(list: readonly { code: string }[]): string[] {
	return list.map(({ code }) => code);
}

// What the office no longer lists comes after what it does, and is counted all the same. A code that is
// found several times is summed.
function countsOf<Code extends string>(
	codes: readonly Code[],
	found: readonly (readonly [string, number])[]
): Counts<Code> {
	const counts: Record<string, number> = Object.fromEntries(codes.map((code) => [code, 0]));
	for (const [code, n] of [...found].sort(([one], [other]) => (one < other ? -1 : 1))) {
		counts[code] = (counts[code] ?? 0) + n;
	}
	return counts as Counts<Code>;
}

async function readClocks({ db }: Context, period: Span, now: Date): Promise<ClockFigures[]> {
	const { complaintId, stage, round, dueAt, stoppedAt, lateReason } = complaintClocks;
	const because = sql.join(
		LATE_REASONS.map(
			(reason) =>
				sql`(count(*) filter (where not kept and late_reason = ${reason}))::int as ${sql.identifier(reason)}`
		),
		sql`, `
	);
	// `in`, not `exists`: the few pauses are hashed once, instead of looked up for each of a million clocks
	// (measured: a third of the time for a year, half for a month).
	const standsStill = sql`(${stoppedAt} is null and ${complaintId} in (
		select ${complaintPauses.complaintId} from ${complaintPauses}
		where ${complaintPauses.endedAt} is null))`;
	const found = await rows<Record<string, number> & { stage: string }>(
		db,
		sql`select stage, (count(*) filter (where kept))::int as kept,
				(count(*) filter (where not kept))::int as missed,
				(count(*) filter (where not kept and still_open))::int as still_open,
				(count(*) filter (where not kept and complaint_id in (
					select ${complaintPauses.complaintId} from ${complaintPauses})))::int as paused,
				(count(*) filter (where not kept and stage = 'resolution' and (complaint_id, round) in (
					select ${complaintExtensions.complaintId}, ${complaintExtensions.round}
					from ${complaintExtensions}
					where ${complaintExtensions.decision} = 'granted')))::int as extended,
				(count(*) filter (where not kept and round > 1))::int as reopened,
				${because}
			from (
				select ${stage} as stage, ${complaintId} as complaint_id, ${round} as round, ${lateReason} as late_reason,
					coalesce(${stoppedAt} <= ${dueAt}, false) as kept, ${stoppedAt} is null as still_open
				from ${complaintClocks}
				where ${stage} <> 'reporter_answer' and ${aboutNobody(complaintId)} and (
					(${stoppedAt} <= ${dueAt} and ${within(stoppedAt, period)})
					or (${within(dueAt, period)} and ${lt(dueAt, now)}
						and (${stoppedAt} is null or ${stoppedAt} > ${dueAt}) and not ${standsStill}))
			) decided group by stage`
	);
	return STAGES.map((name) => {
		const row = found.find((one) => one.stage === name);
		return {
			stage: name,
			kept: row?.kept ?? 0,
			missed: row?.missed ?? 0,
			missedWhere: {
				stillOpen: row?.still_open ?? 0,
				paused: row?.paused ?? 0,
				extended: row?.extended ?? 0,
				reopened: row?.reopened ?? 0
			},
			missedBecause: becauseOf(row)
		};
	});
}

function becauseOf(
	row: Record<string, number | string> | undefined
): ClockFigures['missedBecause'] {
	const told = LATE_REASONS.map((reason) => [reason, Number(row?.[reason] ?? 0)] as const);
	const untold = Number(row?.missed ?? 0) - told.reduce((sum, [, n]) => sum + n, 0);
	return countsOf([...LATE_REASONS, 'untold'] as const, [...told, ['untold', untold]]);
}

/** Resolution times and ratings: both are of what was answered, which is read once. */
async function readAnswers(
	{ db, office }: Context,
	period: Span
): Promise<Pick<Figures, 'resolution' | 'ratings'>> {
	const { receivedAt, answeredAt, rating } = complaints;
	const which = and(within(answeredAt, period), aboutNobody());
	// The index answers this; asking only those of the period would read all of them once more.
	const [first] = await rows<{ day: string | null }>(
		db,
		sql`select to_char(min(${receivedAt}) at time zone ${office.agency.timeZone}, 'YYYY-MM-DD') as day
			from ${complaints}`
	);
	const from = first?.day ?? period.firstDay;
	const ordinals = workingDayOrdinals(office.calendar, from, period.lastDay);
	const ordinal = (moment: typeof receivedAt | typeof answeredAt) =>
		sql`(${ordinals}::int[])[(${moment} at time zone ${office.agency.timeZone})::date - ${from}::date + 1]`;
	const found = await rows<{
		class: ComplaintClass | null;
		days: number;
		rating: number | null;
		n: number;
	}>(
		db,
		sql`select class, days, rating, count(*)::int as n
			from (select ${complaints.class} as class, ${rating} as rating,
				${ordinal(answeredAt)} - ${ordinal(receivedAt)} as days
				from ${complaints} where ${which}) answered
			group by class, days, rating`
	);
	const ratings = new Map<string, number>();
	for (const { rating: given, n } of found) {
		if (given !== null) ratings.set(String(given), (ratings.get(String(given)) ?? 0) + n);
	}
	const resolution = CLASSES.map((name) => {
		const days = found
			.filter((row) => (row.class ?? 'unverified') === name)
			.sort((one, other) => one.days - other.days);
		return resolutionOf(office, period, name, days);
	});
	return { resolution, ratings: countsOf(RATINGS, [...ratings]) };
}

function resolutionOf(
	{ policies }: Context['office'],
	period: Span,
	name: ComplaintClass | 'unverified',
	sorted: readonly { days: number; n: number }[]
): ResolutionFigures {
	const answered = sorted.reduce((sum, { n }) => sum + n, 0);
	const code: DeadlineCode | null = name === 'unverified' ? null : `resolution_${name}`;
	const promised = policies.some((one) => one.code === code && one.effectiveFrom <= period.lastDay);
	return {
		class: name,
		answered,
		medianDays: valueAt(sorted, Math.floor(answered / 2)),
		p90Days: valueAt(sorted, Math.ceil(0.9 * answered) - 1),
		promisedDays: code && promised ? policyOn(policies, code, period.lastDay).amount : null
	};
}

/** The value at a place, from 0, of values that come with how often they occur; null past the end. */
function valueAt(sorted: readonly { days: number; n: number }[], place: number): number | null {
	let passed = 0;
	for (const { days, n } of sorted) {
		passed += n;
		if (place < passed) return days;
	}
	return null;
}

async function readPauses({ db }: Context, period: Span): Promise<Figures['pauses']> {
	const { category, complaintId, startedAt } = complaintPauses;
	const found = await rows<{ category: string; n: number }>(
		db,
		sql`select ${category} as category, count(*)::int as n from ${complaintPauses}
			where ${within(startedAt, period)} and ${aboutNobody(complaintId)} group by ${category}`
	);
	return countsOf(
		PAUSE_CATEGORIES,
		found.map((row) => [row.category, row.n])
	);
}

async function readExtensions({ db }: Context, period: Span): Promise<Figures['extensions']> {
	const { complaintId, askedAt, decidedAt, decision, grantedDays } = complaintExtensions;
	const decided = within(decidedAt, period);
	const [row] = await rows<{
		asked: number;
		granted: number;
		refused: number;
		granted_days: number;
	}>(
		db,
		sql`select (count(*) filter (where ${within(askedAt, period)}))::int as asked,
				(count(*) filter (where ${decided} and ${decision} = 'granted'))::int as granted,
				(count(*) filter (where ${decided} and ${decision} = 'refused'))::int as refused,
				coalesce(sum(${grantedDays}) filter (where ${decided}), 0)::int as granted_days
			from ${complaintExtensions} where ${aboutNobody(complaintId)}`
	);
	return {
		asked: row?.asked ?? 0,
		granted: row?.granted ?? 0,
		refused: row?.refused ?? 0,
		grantedDays: row?.granted_days ?? 0
	};
}

// A reopening begins a round, and a round begins with a clock: far fewer than events, and indexed.
async function readReopened({ db }: Context, period: Span): Promise<number> {
	const { complaintId, round, stage, startedAt } = complaintClocks;
	const [row] = await rows<{ n: number }>(
		db,
		sql`select count(*)::int as n from ${complaintClocks}
			where ${round} > 1 and ${stage} = 'resolution' and ${within(startedAt, period)}
				and ${aboutNobody(complaintId)}`
	);
	return row?.n ?? 0;
}

async function readOpen(
	{ db, office }: Context,
	{ to }: Span,
	now: Date
): Promise<Figures['open']> {
	const { number, receivedAt, closedAt, id } = complaints;
	const which = and(
		lt(receivedAt, to),
		sql`(${closedAt} is null or ${gte(closedAt, to)})`,
		aboutNobody()
	);
	const total = await db.$count(complaints, which);
	const oldest = await db
		.select({ number, receivedAt })
		.from(complaints)
		.where(which)
		.orderBy(receivedAt, id)
		.limit(OLDEST_SHOWN);
	const last = new Date(Math.min(to.getTime() - 1, now.getTime()));
	const dayOf = (instant: Date) => localDate(office.calendar, instant);
	return {
		total,
		oldest: oldest.map((one): OpenCase => ({
			...one,
			workingDays: workingDaysBetween(office.calendar, dayOf(one.receivedAt), dayOf(last))
		}))
	};
}
