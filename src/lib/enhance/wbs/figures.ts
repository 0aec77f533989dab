// Yearly figures of the channel that identify nobody (after the indicators of ISO 37002), counted in
// the browser of a member from the reports that are open there: the server can't count them.
import { DISCLOSURE_CATEGORIES, type DisclosureCategory } from '#lib/sealed/talk.ts';
import { type Outcome, OUTCOMES } from '#lib/sealed/team-bodies.ts';

/** Below this a number could point at somebody. */
export const LEAST_SHOWN = 5;

/** What is counted of one report. */
export interface Counted {
	/** ISO dates. */
	filedOn: string;
	category: DisclosureCategory | null;
	outcome: Outcome | null;
	/** Whether the first word and the assessment came by their day; null while neither is over. */
	firstWordInTime: boolean | null;
	assessedInTime: boolean | null;
}

/** Counts by code; null is a number that is not told. */
export type Told<Code extends string> = Record<Code, number | null>;

/** The figures of a year. */
export interface YearFigures {
	total: number | null;
	categories: Told<DisclosureCategory>;
	outcomes: Told<Outcome>;
	firstWord: Told<'in_time' | 'late'>;
	assessment: Told<'in_time' | 'late'>;
}

/** @param year of the day on which they came in */
export function yearFigures(reports: readonly Counted[], year: number): YearFigures {
	const own = reports.filter(({ filedOn }) => filedOn.startsWith(`${year}-`));
	const clock = (key: 'firstWordInTime' | 'assessedInTime') =>
		suppressed(['in_time', 'late'] as const, own, (one) =>
			one[key] === null ? null : one[key] ? 'in_time' : 'late'
		);
	return {
		total: own.length >= LEAST_SHOWN ? own.length : null,
		categories: suppressed(DISCLOSURE_CATEGORIES, own, ({ category }) => category),
		outcomes: suppressed(OUTCOMES, own, ({ outcome }) => outcome),
		firstWord: clock('firstWordInTime'),
		assessment: clock('assessedInTime')
	};
}

/**
 * Counts, and hides what is small. A single hidden number could be had from the total, so the next
 * smallest goes with it.
 */
function suppressed<Code extends string>(
	codes: readonly Code[],
	reports: readonly Counted[],
	codeOf: (report: Counted) => Code | null
): Told<Code> {
	const counts = codes.map((code) => ({
		code,
		count: reports.filter((report) => codeOf(report) === code).length
	}));
	const bySize = counts.filter(({ count }) => count > 0).sort((a, b) => a.count - b.count);
	const small = bySize.filter(({ count }) => count < LEAST_SHOWN).length;
	// Of a year with few reports not even what is zero: the rest would be among what is left.
	const few = reports.length < LEAST_SHOWN;
	const hidden = few ? counts : bySize.slice(0, small === 1 ? 2 : small);
	return Object.fromEntries(
		counts.map((one) => [one.code, hidden.includes(one) ? null : one.count])
	) as Told<Code>;
}
