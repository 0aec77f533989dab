// What came out of the survey, for officers: figures of a period, and comments.
import { and, asc, eq, gte, isNotNull, lt, lte, min, sql } from 'drizzle-orm';
import { ELEMENT_COUNT, PROFILE_FIELDS, type ProfileField } from '#lib/codes/survey-codes.ts';
import type { Context } from '../complaints/index.ts';
import { localDate } from '../deadlines/index.ts';
import type { Period } from '../figures/index.ts';
import type { Actor } from '../officers/index.ts';
import { type Db, rows } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { type Groups, hideSmall, SMALLEST_GROUP } from './hiding.ts';
import { isOver, monthOf, periodsSince } from './periods.ts';
import { assertRole, COMMENT_READERS, SURVEY_ROLES } from './policy.ts';
import { type FrozenFigures, surveyPeriods, surveyResponses } from './schema.ts';
import { NO_ANSWERS } from './scoring.ts';

/** Comments on a page. */
export const COMMENTS_SHOWN = 200;

/** What stands in place of one that named somebody. The trigger on survey_responses knows it. */
const REMOVED_COMMENT = '[saran dihapus karena menyebut orang]';

/** A period as an officer sees it. */
export interface Results {
	/** Respondents so far, the running month included. */
	answered: number;
	/** Of them in the running month, which is not counted yet. */
	running: number;
	/** Figures of the months that are over; null for fewer than five respondents. */
	figures: Figures | null;
	/** What the office says of the period; null until it has. */
	sample: { population: number; source: string } | null;
	publishedAt: Date | null;
	/** The period is over, so that it can be published. */
	over: boolean;
}

/**
 * All answers together, and cut in one way at a time, with small groups taken together. Who said
 * nothing is a group, too: its code is ''.
 */
export type Figures = Required<FrozenFigures>;

/** In what answers are cut, in the order of the bits of `grouping`. Names of columns. */
const WAYS = ['service_code', 'channel', 'kecamatan_code', ...PROFILE_FIELDS] as const;
type Way = (typeof WAYS)[number];

/**
 * @returns periods with answers, and the running ones; the latest first
 * @throws DomainError not_allowed
 */
export async function listPeriods({ db, office }: Context, actor: Actor, now: Date) {
	assertRole(actor, SURVEY_ROLES);
	const [first] = await db.select({ month: min(surveyResponses.month) }).from(surveyResponses);
	return periodsSince(office.calendar, first?.month ?? null, now);
}

/**
 * @param period a year or quarter
 * @throws DomainError not_allowed
 */
export async function readResults(
	{ db, office }: Context,
	actor: Actor,
	period: Period,
	now: Date
): Promise<Results> {
	assertRole(actor, SURVEY_ROLES);
	const today = localDate(office.calendar, now);
	const counted = await tallyOf(db, period, today);
	const running = await db.$count(
		surveyResponses,
		and(inPeriod(period), gte(surveyResponses.month, monthOf(today)))
	);
	const [said] = await db.select().from(surveyPeriods).where(eq(surveyPeriods.code, period.code));
	return {
		answered: counted.all.n + running,
		running,
		figures: counted.all.n < SMALLEST_GROUP ? null : counted,
		sample: said ? { population: said.population, source: said.source } : null,
		publishedAt: said?.publishedAt ?? null,
		over: isOver(period, today)
	};
}

/**
 * Adds up a period.
 *
 * Only months that are over: who looked before and after one answer could tell it by subtraction.
 * @param today ISO date
 * @returns figures with small groups taken together
 */
export async function tallyOf(db: Db, period: Period, today: string): Promise<Figures> {
	const sums = sql.join(
		Array.from({ length: ELEMENT_COUNT }, (_, at) => sql.raw(`sum(scores[${at + 1}])::int`)),
		sql`, `
	);
	const columns = sql.raw(WAYS.join(', '));
	const sets = sql.raw(WAYS.map((way) => `(${way})`).join(', '));
	const found = await rows<
		Record<Way, string | null> & { n: number; sums: number[]; ways: number }
	>(
		db,
		sql`select grouping(${columns})::int as ways, ${columns}, count(*)::int as n,
				jsonb_build_array(${sums}) as sums
			from survey_responses
			where month >= ${period.firstDay} and month <= ${period.lastDay} and month < ${monthOf(today)}
			group by grouping sets ((), ${sets})`
	);
	const every = 2 ** WAYS.length - 1;
	const all = found.find(({ ways }) => ways === every);
	const cut = (way: Way) => {
		const bits = every - 2 ** (WAYS.length - 1 - WAYS.indexOf(way));
		const groups = found.filter(({ ways }) => ways === bits);
		return hideSmall(new Map(groups.map(({ n, sums, ...row }) => [row[way] ?? '', { n, sums }])));
	};
	return {
		all: all && all.n > 0 ? { n: all.n, sums: all.sums } : NO_ANSWERS,
		services: cut('service_code'),
		channels: cut('channel'),
		kecamatan: cut('kecamatan_code'),
		profile: Object.fromEntries(PROFILE_FIELDS.map((field) => [field, cut(field)])) as Record<
			ProfileField,
			Groups
		>
	};
}

/**
 * What people wrote, without numbers and addresses. With nothing beside it: a service, a place or a day
 * could tell who wrote it. In an order that is none, and of months that are over, as the figures are.
 * @throws DomainError not_allowed
 */
export async function listComments(
	{ db, office }: Context,
	actor: Actor,
	period: Period,
	now: Date
) {
	assertRole(actor, COMMENT_READERS);
	const month = monthOf(localDate(office.calendar, now));
	const found = await db
		.select({ id: surveyResponses.id, comment: surveyResponses.comment })
		.from(surveyResponses)
		.where(
			and(inPeriod(period), lt(surveyResponses.month, month), isNotNull(surveyResponses.comment))
		)
		.orderBy(asc(surveyResponses.id))
		.limit(COMMENTS_SHOWN);
	return found.map(({ id, comment }) => ({
		id,
		text: comment ?? '',
		removed: comment === REMOVED_COMMENT
	}));
}

/**
 * Takes out a comment that names somebody, for good. The scores stay, and so does that there was one:
 * the overseer sees how many the head took out.
 * @throws DomainError not_allowed, not_found
 */
export async function removeComment({ db }: Context, actor: Actor, id: string): Promise<void> {
	assertRole(actor, COMMENT_READERS);
	const removed = await db
		.update(surveyResponses)
		.set({ comment: REMOVED_COMMENT })
		.where(and(eq(surveyResponses.id, id), isNotNull(surveyResponses.comment)))
		.returning({ id: surveyResponses.id });
	if (removed.length === 0) throw new DomainError('not_found', 'no such comment');
}

function inPeriod({ firstDay, lastDay }: Period) {
	return and(gte(surveyResponses.month, firstDay), lte(surveyResponses.month, lastDay));
}
