// Owns how long complaints about a service really took: what a guide shows beside law and promise.
import { and, desc, eq, gte, isNotNull } from 'drizzle-orm';
import { localDate, workingDaysBetween } from '../../deadlines/index.ts';
import type { Context } from '../context.ts';
import { aboutNobody } from '../policy.ts';
import { complaints } from '../schema.ts';

/** How long complaints about one service took. */
export interface ObservedDays {
	/** Working days from arrival to answer, of the one in the middle. */
	medianDays: number;
	/** How many were looked at. */
	complaints: number;
}

/** Fewer would tell of single people, and of chance. */
const FEWEST = 5;
/** More change the middle hardly. */
const MOST = 300;
const YEAR_MS = 365 * 86_400_000;
/** It moves by days; a guide that is read a thousand times an hour asks for it six times. */
const KEPT_MS = 10 * 60_000;

const kept = new WeakMap<
	Context['db'],
	Map<string, { until: number; observed: ObservedDays | null }>
>();

/**
 * @param context database and working calendar
 * @param serviceCode the registry service
 * @param now the time; counted are complaints of the year before it that were answered
 * @returns the median, at most ten minutes old; null while there are fewer than five
 */
export async function observedDays(
	{ db, office }: Context,
	serviceCode: string,
	now: Date
): Promise<ObservedDays | null> {
	const services =
		kept.get(db) ?? new Map<string, { until: number; observed: ObservedDays | null }>();
	kept.set(db, services);
	const known = services.get(serviceCode);
	if (known && now.getTime() < known.until) return known.observed;

	const rows = await db
		.select({ receivedAt: complaints.receivedAt, answeredAt: complaints.answeredAt })
		.from(complaints)
		.where(
			and(
				eq(complaints.serviceCode, serviceCode),
				eq(complaints.type, 'complaint'),
				gte(complaints.receivedAt, new Date(now.getTime() - YEAR_MS)),
				isNotNull(complaints.answeredAt),
				// Whom one is about reads this page, too, and could tell by the number that it was there.
				aboutNobody()
			)
		)
		.orderBy(desc(complaints.receivedAt))
		.limit(MOST);
	const dayOf = (instant: Date) => localDate(office.calendar, instant);
	const days = rows
		.flatMap(({ receivedAt, answeredAt }) =>
			answeredAt ? [workingDaysBetween(office.calendar, dayOf(receivedAt), dayOf(answeredAt))] : []
		)
		.sort((one, other) => one - other);
	const observed =
		days.length < FEWEST ? null : { medianDays: medianOf(days), complaints: days.length };
	services.set(serviceCode, { until: now.getTime() + KEPT_MS, observed });
	return observed;
}

// Of an even number the upper of the two in the middle: a promise rather too long than too short.
function medianOf(sorted: readonly number[]): number {
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
