// Yearly figures of the channel that identify nobody (after the indicators of ISO 37002), counted in
// the browser of a member from the reports that are open there: the server can't count them.
import { DISCLOSURE_CATEGORIES, type DisclosureCategory } from '#lib/sealed/talk.ts';
import { type Outcome, OUTCOMES } from '#lib/sealed/team-bodies.ts';
import { type Cell, isSmall, suppress } from '#lib/suppression/index.ts';

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
		total: isSmall(own.length) ? null : own.length,
		categories: suppressed(DISCLOSURE_CATEGORIES, own, ({ category }) => category),
		outcomes: suppressed(OUTCOMES, own, ({ outcome }) => outcome),
		firstWord: clock('firstWordInTime'),
		assessment: clock('assessedInTime')
	};
}

/** Counts, and hides what is small, and as much more as is needed that nothing can be subtracted. */
function suppressed<Code extends string>(
	codes: readonly Code[],
	reports: readonly Counted[],
	codeOf: (report: Counted) => Code | null
): Told<Code> {
	const counts = codes.map((code) => reports.filter((report) => codeOf(report) === code).length);
	const flow = { from: 'reports', to: 'total' };
	const cells: Cell[] = counts.map((value) => ({ ...flow, value, state: 'open' }));
	// Those without a code are in the total and are told nowhere.
	const rest = reports.filter((report) => codeOf(report) === null).length;
	const decided = suppress([...cells, { ...flow, value: rest, state: 'withheld' }]);
	// Of a year with few reports not even what is zero: the rest would be among what is left.
	const few = isSmall(reports.length) || reports.length === 0;
	return Object.fromEntries(
		codes.map((code, place) => [
			code,
			!few && decided?.[place] === 'shown' ? (counts[place] ?? 0) : null
		])
	) as Told<Code>;
}
