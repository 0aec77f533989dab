// The figures of an effect: what complaints of a cause were like in two windows of equal length.
// Leaves out what is about an officer, for everybody alike, so that a figure tells nothing of it.
import { and, asc, count, eq, gte, lte, type SQL, sql } from 'drizzle-orm';
import type { Measure, Tendency } from '../../codes/finding-codes.ts';
import { aboutNobody, type Context } from '../complaints/index.ts';
import { complaints } from '../complaints/schema.ts';
import { addCalendarDays, instantAt, localDate, workingDaysBetween } from '../deadlines/index.ts';
import { medianInterval, ratioInterval, shareInterval } from './intervals.ts';
import type { Finding } from './policy.ts';
import type { EffectFigures, WindowFigure } from './schema.ts';

/** First and last day, ISO dates by the office's clock. */
export interface Window {
	from: string;
	until: string;
}

type Cause = Pick<Finding, 'serviceCode' | 'categoryCode' | 'kecamatanCode'>;

/** Ratings from here on are "satisfied". */
const SATISFIED = 4;

/**
 * Compares two windows.
 * @param context database and calendar
 * @param cause which complaints are meant; null stands for all
 * @param measure what to compare
 * @param before the earlier window
 * @param after the later one, as long as the other
 */
export async function compareWindows(
	context: Context,
	cause: Cause,
	measure: Measure,
	before: Window,
	after: Window
): Promise<EffectFigures> {
	const figure = { complaints: countFigure, median_days: medianFigure, rating: ratingFigure }[
		measure
	];
	const earlier = await figure(context, cause, before);
	const later = await figure(context, cause, after);
	if (measure === 'complaints') {
		const interval = ratioInterval(earlier.n, later.n);
		const ratio = interval && {
			value: earlier.n ? later.n / earlier.n : null,
			low: interval.low,
			high: Number.isFinite(interval.high) ? interval.high : null
		};
		const tendency = compare(
			{ low: 1, high: 1 },
			{ low: ratio?.low ?? null, high: ratio?.high ?? null },
			'less'
		);
		return { before: earlier, after: later, ratio, tendency };
	}
	const tendency = compare(earlier, later, measure === 'rating' ? 'more' : 'less');
	return { before: earlier, after: later, ratio: null, tendency };
}

/** What two intervals say; where they touch, chance could have done the same. */
function compare(
	before: { low: number | null; high: number | null },
	after: { low: number | null; high: number | null },
	better: 'less' | 'more'
): Tendency {
	const fell = after.high !== null && before.low !== null && after.high < before.low;
	const rose = after.low !== null && before.high !== null && after.low > before.high;
	if (better === 'less' ? fell : rose) return 'better';
	return fell || rose ? 'worse' : 'unclear';
}

async function countFigure(context: Context, cause: Cause, window: Window): Promise<WindowFigure> {
	const [counted] = await context.db
		.select({ n: count() })
		.from(complaints)
		.where(and(receivedIn(context, window), ...ofCause(cause)));
	const n = counted?.n ?? 0;
	const all = await countAll(context, window);
	return { n, value: n, low: null, high: null, all, unanswered: 0 };
}

async function medianFigure(context: Context, cause: Cause, window: Window): Promise<WindowFigure> {
	const { calendar } = context.office;
	const found = await context.db
		.select({ receivedAt: complaints.receivedAt, answeredAt: complaints.answeredAt })
		.from(complaints)
		.where(
			and(
				receivedIn(context, window),
				...ofCause(cause),
				// Refused and forwarded ones end without an answer of ours.
				sql`${complaints.status} not in ('rejected', 'forwarded')`
			)
		)
		.orderBy(asc(complaints.id));
	const days = found
		.map(({ receivedAt, answeredAt }) =>
			answeredAt
				? workingDaysBetween(
						calendar,
						localDate(calendar, receivedAt),
						localDate(calendar, answeredAt)
					)
				: // Not yet: longer than all others, so that a backlog never looks like speed.
					Infinity
		)
		.sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
	const interval = medianInterval(days);
	return {
		n: days.length,
		// Of an even number the upper of the two in the middle, as everywhere here.
		value: finite(days[Math.floor(days.length / 2)]),
		low: finite(interval?.low),
		high: finite(interval?.high),
		all: await countAll(context, window),
		unanswered: days.filter((one) => one === Infinity).length
	};
}

async function ratingFigure(context: Context, cause: Cause, window: Window): Promise<WindowFigure> {
	const [rated] = await context.db
		.select({
			n: count(complaints.rating),
			satisfied: sql<number>`(count(*) filter (where ${complaints.rating} >= ${SATISFIED}))::int`
		})
		.from(complaints)
		.where(and(receivedIn(context, window), ...ofCause(cause)));
	const { n, satisfied } = rated ?? { n: 0, satisfied: 0 };
	const interval = n > 0 ? shareInterval(satisfied, n) : null;
	return {
		n,
		value: n > 0 ? satisfied / n : null,
		low: interval?.low ?? null,
		high: interval?.high ?? null,
		all: await countAll(context, window),
		unanswered: 0
	};
}

async function countAll(context: Context, window: Window): Promise<number> {
	return context.db.$count(complaints, receivedIn(context, window));
}

function receivedIn({ office: { calendar } }: Context, { from, until }: Window): SQL | undefined {
	return and(
		gte(complaints.receivedAt, instantAt(calendar, from, '00:00')),
		lte(complaints.receivedAt, addCalendarDays(calendar, until, 0)),
		aboutNobody()
	);
}

function ofCause({ serviceCode, categoryCode, kecamatanCode }: Cause) {
	return [
		serviceCode ? eq(complaints.serviceCode, serviceCode) : undefined,
		categoryCode ? eq(complaints.categoryCode, categoryCode) : undefined,
		kecamatanCode ? eq(complaints.kecamatanCode, kecamatanCode) : undefined
	];
}

function finite(value: number | undefined): number | null {
	return value !== undefined && Number.isFinite(value) ? value : null;
}
