// What officers read of monitoring: how the periods of a year stand, one of them, and the complaints
// behind a signed report.
import { and, asc, eq, inArray, like, min } from 'drizzle-orm';
import type { MonevState, MonevTexts } from '#lib/codes/monitoring-codes.ts';
import { aboutNobody, type Context, visibleTo } from '../complaints/index.ts';
import { complaints } from '../complaints/schema.ts';
import { readFigures, monthsOf, parsePeriod, type Period, periodAt } from '../figures/index.ts';
import { type FindingSummary, readFindings } from '../findings/index.ts';
import type { Actor } from '../officers/index.ts';
import { officers } from '../officers/schema.ts';
import { DomainError } from '../platform/errors.ts';
import { monevPeriod } from './draft.ts';
import { freezeFigures, type FrozenFigures, type FrozenRow } from './frozen.ts';
import { assertSeesMonev, maySeeMonevRows } from './policy.ts';
import { monitoringDrafts, monitoringFindings, monitoringReports } from './schema.ts';
import { stateOf } from './states.ts';
import { rowBatches } from './verify.ts';

/** A signed version. */
export type MonevReport = typeof monitoringReports.$inferSelect;

/** What is being written. */
export type MonevDraft = typeof monitoringDrafts.$inferSelect & { savedByName: string };

/** How a month or a quarter stands. */
export interface PeriodState {
	period: Period;
	state: MonevState;
	/** Its report came, or would come, after its time. */
	late: boolean;
	/** Something is being written. */
	draft: boolean;
	/** Of the first version. */
	signedAt: Date | null;
	versions: number;
}

/**
 * How a year's months and quarters stand, for reports and the plan: the caller has asked who may
 * read it.
 * @param year from which
 * @param now the moment
 * @returns months and quarters from that of the first complaint on until now, in order; empty before
 */
export async function readMonevYear(
	{ db, office }: Context,
	year: number,
	now: Date
): Promise<PeriodState[]> {
	const { calendar } = office;
	const whole = parsePeriod(calendar, String(year));
	const first = await firstMoment({ db });
	if (!whole || !first) return [];
	const months = monthsOf(calendar, whole);
	const quarters = months.flatMap((month, index) =>
		index % 3 === 2 ? [periodAt(calendar, 'quarter', month.from)] : []
	);
	const begun = [...months, ...quarters].filter(({ from, to }) => from <= now && to > first);
	const signed = await db
		.select({ period: monitoringReports.period, signedAt: monitoringReports.signedAt })
		.from(monitoringReports)
		.where(like(monitoringReports.period, `${year}-%`))
		.orderBy(asc(monitoringReports.version));
	const drafts = await db
		.select({ period: monitoringDrafts.period })
		.from(monitoringDrafts)
		.where(like(monitoringDrafts.period, `${year}-%`));
	return begun.map((period) => {
		const own = signed.filter((one) => one.period === period.code);
		const signedAt = own[0]?.signedAt ?? null;
		return {
			period,
			...stateOf(calendar, period, signedAt, now),
			draft: drafts.some((one) => one.period === period.code),
			signedAt,
			versions: own.length
		};
	});
}

/**
 * The same for an officer's page.
 * @returns with it, the years in which there is anything, the latest first
 * @throws DomainError not_found
 */
export async function listMonevYear(
	context: Context,
	actor: Actor,
	year: number | null,
	now: Date
): Promise<{ year: number; years: number[]; periods: PeriodState[] }> {
	assertSeesMonev(actor);
	const { calendar } = context.office;
	const first = await firstMoment(context);
	const yearOf = (at: Date) => Number(periodAt(calendar, 'year', at).code);
	const last = yearOf(now);
	const from = first ? Math.min(yearOf(first), last) : last;
	const years = Array.from({ length: last - from + 1 }, (_, index) => last - index);
	const shown = year !== null && years.includes(year) ? year : last;
	return { year: shown, years, periods: await readMonevYear(context, shown, now) };
}

// What is about an officer doesn't even begin the office's history.
async function firstMoment({ db }: Pick<Context, 'db'>): Promise<Date | null> {
	const [first] = await db
		.select({ at: min(complaints.filedAt) })
		.from(complaints)
		.where(aboutNobody());
	return first?.at ?? null;
}

/** A period with everything that is written or signed. */
export interface MonevDetail extends PeriodState {
	/** As they are today; of a signed version, its own are kept in it. */
	figures: FrozenFigures;
	texts: MonevTexts;
	draftRow: MonevDraft | null;
	/** The first version first. */
	reports: MonevReport[];
	/** Findings that are linked now. */
	findings: FindingSummary[];
}

/**
 * @param code of the period
 * @throws DomainError not_found for what is no period of monitoring, or has not begun
 */
export async function getMonev(
	context: Context,
	actor: Actor,
	code: string,
	now: Date
): Promise<MonevDetail> {
	assertSeesMonev(actor);
	const { db, office } = context;
	const period = monevPeriod(context, code);
	if (period.from > now) throw new DomainError('not_found', 'the period has not begun');
	const reports = await db
		.select()
		.from(monitoringReports)
		.where(eq(monitoringReports.period, period.code))
		.orderBy(asc(monitoringReports.version));
	const [draft] = await db
		.select({ row: monitoringDrafts, savedByName: officers.name })
		.from(monitoringDrafts)
		.innerJoin(officers, eq(officers.id, monitoringDrafts.savedBy))
		.where(eq(monitoringDrafts.period, period.code));
	const linked = await db
		.select({ id: monitoringFindings.findingId })
		.from(monitoringFindings)
		.where(eq(monitoringFindings.period, period.code))
		.orderBy(asc(monitoringFindings.linkedAt), asc(monitoringFindings.findingId));
	const findings: FindingSummary[] = [];
	for (const { id } of linked) findings.push(...(await readFindings(context, { id }, now)));
	const signedAt = reports[0]?.signedAt ?? null;
	return {
		period,
		...stateOf(office.calendar, period, signedAt, now),
		draft: draft !== undefined,
		signedAt,
		versions: reports.length,
		figures: freezeFigures(await readFigures(context, actor, period, now), office.calendar),
		texts: draft?.row.texts ?? {},
		draftRow: draft ? { ...draft.row, savedByName: draft.savedByName } : null,
		reports,
		findings
	};
}

/**
 * @param version from 1
 * @throws DomainError not_found
 */
export async function getMonevReport(
	context: Context,
	actor: Actor,
	code: string,
	version: number
): Promise<MonevReport> {
	assertSeesMonev(actor);
	const period = monevPeriod(context, code);
	const [report] = await context.db
		.select()
		.from(monitoringReports)
		.where(and(eq(monitoringReports.period, period.code), eq(monitoringReports.version, version)));
	if (!report) throw new DomainError('not_found', 'no such report');
	return report;
}

/**
 * The complaints behind a signed report that this officer may open today: what has turned out since
 * to be about them is not among them (ADR 0031).
 * @returns by their numbers, one after another
 * @throws DomainError not_allowed
 */
export async function* monevRows(
	{ db }: Context,
	actor: Actor,
	report: Pick<MonevReport, 'id'>
): AsyncGenerator<{ number: string } & FrozenRow> {
	if (!maySeeMonevRows(actor)) {
		throw new DomainError('not_allowed', 'the rows of reports are not open to this officer');
	}
	for await (const rows of rowBatches(db, report.id)) {
		const open = await openNumbers(
			db,
			actor,
			rows.map(({ number }) => number)
		);
		for (const { number, facts } of rows) if (open.has(number)) yield { number, ...facts };
	}
}

/** @returns those of the numbers under which this officer finds a complaint */
export async function openNumbers(
	db: Context['db'],
	actor: Actor,
	numbers: readonly string[]
): Promise<Set<string>> {
	if (numbers.length === 0) return new Set();
	const found = await db
		.select({ number: complaints.number })
		.from(complaints)
		.where(and(inArray(complaints.number, [...numbers]), visibleTo(actor)));
	return new Set(found.map(({ number }) => number));
}
