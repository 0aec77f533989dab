// The four indicators by which Kuncoro judges whether a programme works: sosialisasi, tujuan,
// kecepatan respon, monitoring. Each from what the office's own work has left behind, by kecamatan
// where that is known. There is no score: adding people at a meeting to days of waiting means nothing.
import { sql } from 'drizzle-orm';
import { aboutNobody, type Context } from '../complaints/index.ts';
import { complaintClocks, complaints } from '../complaints/schema.ts';
import { workingDaysBetween } from '../deadlines/index.ts';
import { parsePeriod, readFigures } from '../figures/index.ts';
import { type FindingSummary, readFindings } from '../findings/index.ts';
import { maySeeMonev, readMonevYear } from '../monitoring/index.ts';
import type { Actor } from '../officers/index.ts';
import { sessionsByKecamatan, type Share } from '../outreach/index.ts';
import { rows } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';

/** What is known of one kecamatan, or of the office as a whole. Null: there is no data. */
export interface Indicators {
	/** Sosialisasi: confirmed sessions, and the people present in them. */
	sessions: { held: number; present: number } | null;
	/** Right answers of their quizzes, before and after. */
	quiz: { before: Share; after: Share } | null;
	/** Tujuan: complaints that came in, and those of them through the site. */
	reached: { received: number; online: number } | null;
	/** Kecepatan respon: first follow-ups of complaints that came in. */
	response: {
		/** With a first follow-up. */
		answered: number;
		/** Working days from arrival to it, of the one in the middle (of two, the longer); null of none. */
		medianDays: number | null;
		/** Not later than due. */
		kept: number;
		/** All whose time is over or that have been followed up. */
		due: number;
	} | null;
	/** Monitoring: findings for this place alone; of the office, all of them. */
	findings: { found: number; actions: number; done: number } | null;
}

/** The board of a year. */
export interface Board {
	year: number;
	office: Indicators;
	kecamatan: ({ code: string; name: string } & Indicators)[];
	/** Months of the year that are over, and those whose report is signed. */
	monev: { over: number; signed: number; late: number } | null;
}

/**
 * @param context database and office
 * @param actor the officer
 * @param year of the sessions, of the complaints' arrival, of the findings
 * @param now what is due later is not judged yet
 * @throws DomainError not_found for who has no business with it, or for no year
 */
export async function readBoard(
	context: Context,
	actor: Actor,
	year: number,
	now: Date
): Promise<Board> {
	if (!maySeeMonev(actor)) throw new DomainError('not_found', 'no board for this officer');
	const { db, office } = context;
	const period = parsePeriod(office.calendar, String(year));
	if (!period) throw new DomainError('not_found', 'no such year');
	const sessions = await sessionsByKecamatan(db, period.firstDay, period.lastDay);
	const { received } = await readFigures(context, actor, period, now);
	const cases = await readCases(context, period, now);
	const findings = await readFindings(
		context,
		{ foundFrom: period.from, foundBefore: period.to },
		now
	);
	const months = (await readMonevYear(context, year, now)).filter(
		(one) => one.period.kind === 'month' && one.period.to <= now
	);
	const indicators = (code: string | null): Indicators => {
		const own = <T extends { kecamatanCode: string | null }>(list: readonly T[]) =>
			code === null ? list : list.filter(({ kecamatanCode }) => kecamatanCode === code);
		const total = code === null ? received.total : (received.byKecamatan[code] ?? 0);
		return {
			...outreachOf(own(sessions)),
			reached: total
				? { received: total, online: own(cases).reduce((sum, one) => sum + one.online, 0) }
				: null,
			response: responseOf(context, own(cases)),
			findings: findingsOf(own(findings))
		};
	};
	return {
		year,
		office: indicators(null),
		kecamatan: office.places.kecamatan.map(({ code, name }) => ({
			code,
			name,
			...indicators(code)
		})),
		monev: months.length
			? {
					over: months.length,
					signed: months.filter(({ state }) => state === 'signed').length,
					late: months.filter(({ state, late }) => state === 'signed' && late).length
				}
			: null
	};
}

interface Case extends Record<string, unknown> {
	kecamatanCode: string;
	received: string;
	/** ISO date; null while nobody has followed up. */
	followed: string | null;
	kept: boolean;
	due: boolean;
	/** How many of them, and how many came through the site. */
	n: number;
	online: number;
}

// Grouped by days, so that a year of many complaints is a few thousand rows at most.
async function readCases(
	{ db, office }: Context,
	{ from, to }: { from: Date; to: Date },
	now: Date
): Promise<Case[]> {
	const zone = office.agency.timeZone;
	const day = (moment: unknown) => sql`to_char(${moment} at time zone ${zone}, 'YYYY-MM-DD')`;
	const { kecamatanCode, receivedAt, channel } = complaints;
	const { complaintId, stage, round, dueAt, stoppedAt } = complaintClocks;
	return rows<Case>(
		db,
		sql`select kecamatan as "kecamatanCode", received, followed, kept, due,
				count(*)::int as n, (count(*) filter (where online))::int as online
			from (
				select ${kecamatanCode} as kecamatan, ${day(receivedAt)} as received,
					${day(stoppedAt)} as followed, coalesce(${stoppedAt} <= ${dueAt}, false) as kept,
					coalesce(${stoppedAt} is not null or ${dueAt} < ${now.toISOString()}, false) as due,
					${channel} = 'online' as online
				from ${complaints} left join ${complaintClocks} on ${complaintId} = ${complaints.id}
					and ${stage} = 'first_response' and ${round} = 1
				where ${receivedAt} >= ${from.toISOString()} and ${receivedAt} < ${to.toISOString()}
					and ${aboutNobody()}
			) one group by kecamatan, received, followed, kept, due`
	);
}

function outreachOf(
	list: readonly Awaited<ReturnType<typeof sessionsByKecamatan>>[number][]
): Pick<Indicators, 'sessions' | 'quiz'> {
	const sum = (of: (one: (typeof list)[number]) => number) =>
		list.reduce((total, one) => total + of(one), 0);
	const share = (of: 'before' | 'after'): Share => ({
		right: sum((one) => one[of]?.right ?? 0),
		asked: sum((one) => one[of]?.asked ?? 0)
	});
	const [before, after] = [share('before'), share('after')];
	return {
		sessions: list.length
			? { held: sum((one) => one.sessions), present: sum((one) => one.present) }
			: null,
		quiz: before.asked && after.asked ? { before, after } : null
	};
}

function responseOf({ office }: Context, list: readonly Case[]): Indicators['response'] {
	const { calendar } = office;
	const days = list
		.flatMap(({ received, followed, n }) =>
			followed ? [{ days: workingDaysBetween(calendar, received, followed), n }] : []
		)
		.sort((one, other) => one.days - other.days);
	const count = (which: (one: Case) => boolean) =>
		list.filter(which).reduce((sum, { n }) => sum + n, 0);
	const [answered, due] = [count(({ followed }) => followed !== null), count(({ due }) => due)];
	// Of none followed up, but all late, there is something to tell.
	if (answered === 0 && due === 0) return null;
	let passed = 0;
	const middle = days.find(({ n }) => (passed += n) > Math.floor(answered / 2));
	return { answered, medianDays: middle?.days ?? null, kept: count(({ kept }) => kept), due };
}

function findingsOf(list: readonly FindingSummary[]): Indicators['findings'] {
	if (list.length === 0) return null;
	return {
		found: list.length,
		actions: list.reduce((sum, { actions }) => sum + actions, 0),
		done: list.reduce((sum, { actionsDone }) => sum + actionsDone, 0)
	};
}
