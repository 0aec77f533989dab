// Owns the taps on "langkah ini tidak jelas", and their counts for editors.

import { sql } from 'drizzle-orm';
import type { Library } from '#lib/guides/guide.ts';
import { localDate, type WorkCalendar } from '../deadlines/index.ts';
import { type Db, rows } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { consume, networkOf } from '../platform/rate-limit.ts';
import { unclearSteps } from './schema.ts';

/** A tap, as it was sent. */
export interface UnclearStep {
	/** UUID of the page that was shown. */
	pageKey: string;
	guide: string;
	step: string;
	caseId: string;
	revision: string;
}

/** How often a step was called unclear, in the revision that is shown now and ever. */
export interface UnclearCount extends Record<string, unknown> {
	guide: string;
	step: string;
	now: number;
	ever: number;
}

/** A village on one mobile address reads guides; a script that stuffs the count is slower. */
const TAPS_PER_HOUR = 120;

/**
 * Records one tap. The same page, guide and step again changes nothing.
 * @param context database, calendar, guides
 * @param input the tap; steps that a newer revision no longer has are kept, too
 * @param address of the client, for the rate limit only
 * @param now the time
 * @throws DomainError `not_found` for an unknown guide or step, `rate_limited` for too many taps
 */
export async function callStepUnclear(
	{ db, calendar, library }: { db: Db; calendar: WorkCalendar; library: Library },
	input: UnclearStep,
	address: string,
	now: Date
): Promise<void> {
	const guide = library.guides.find(({ slug }) => slug === input.guide);
	const known = guide?.steps.some(({ id }) => id === input.step);
	// An older text may have had steps that are gone by now; today's has no others.
	if (!guide || (!known && guide.revision === input.revision)) {
		throw new DomainError('not_found', 'no such guide or step');
	}
	const limit = await consume(
		db,
		{
			purpose: 'unclear_step',
			subject: networkOf(address),
			limit: TAPS_PER_HOUR,
			windowSeconds: 3600
		},
		now
	);
	if (!limit.allowed) throw new DomainError('rate_limited', 'too many taps', limit);
	await db
		.insert(unclearSteps)
		.values({ ...input, arrivedOn: localDate(calendar, now) })
		.onConflictDoNothing();
}

/**
 * Counts the taps for those who write guides.
 * @param db connection
 * @param library today's guides
 * @returns steps that were called unclear at least once, most often in today's revision first
 */
export async function countUnclearSteps(
	db: Db,
	library: Pick<Library, 'guides'>
): Promise<UnclearCount[]> {
	const revisions = library.guides.map(({ slug, revision }) => ({ slug, revision }));
	return rows<UnclearCount>(
		db,
		sql`select guide, step,
				count(*) filter (where current.slug is not null)::int as now,
				count(*)::int as ever
			from unclear_steps
			left join jsonb_to_recordset(${JSON.stringify(revisions)}::jsonb)
				as current (slug text, revision text)
				on current.slug = unclear_steps.guide
				and current.revision = unclear_steps.revision
			group by guide, step
			order by now desc, ever desc, guide, step`
	);
}
