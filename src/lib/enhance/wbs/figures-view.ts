// Draws the figures of a year, from the reports that are open in this browser.
import { DISCLOSURE_CATEGORY_LABELS, OUTCOME_LABELS } from '#lib/labels/disclosure-team.ts';
import type { ClockState } from '#lib/labels/disclosure-clocks.ts';
import { type OpenCase, reportOf, stateOf } from './case.ts';
import { clocksOf } from './clocks.ts';
import { SMALLEST_SHOWN } from '#lib/suppression/index.ts';
import { type Counted, type Told, yearFigures } from './figures.ts';
import { copyOf, find, tell } from './page.ts';

const CLOCK_LABELS = { in_time: 'tepat waktu', late: 'terlambat' };

/** @param today ISO date: a clock that still runs counts neither way */
export function drawFigures(cases: readonly OpenCase[], year: number, today: string): void {
	const figures = yearFigures(
		cases.map((one) => countedOf(one, today)),
		year
	);
	find('[data-year-figures]').replaceChildren(
		line('Laporan masuk', figures.total),
		...lines('', DISCLOSURE_CATEGORY_LABELS, figures.categories),
		...lines('Hasil: ', OUTCOME_LABELS, figures.outcomes),
		...lines('Kata pertama ', CLOCK_LABELS, figures.firstWord),
		...lines('Penilaian ', CLOCK_LABELS, figures.assessment)
	);
}

function countedOf(open: OpenCase, today: string): Counted {
	const { outcome } = stateOf(open);
	const { firstWord, assessment } = clocksOf(open);
	const inTime = ({ doneOn, due }: ClockState) =>
		doneOn !== null ? doneOn <= due : today > due ? false : null;
	return {
		filedOn: open.filedOn,
		category: reportOf(open)?.category ?? null,
		outcome: outcome?.outcome ?? null,
		firstWordInTime: inTime(firstWord),
		assessedInTime: inTime(assessment)
	};
}

function lines<Code extends string>(
	before: string,
	labels: Record<Code, string>,
	counts: Told<Code>
): HTMLElement[] {
	return (Object.keys(labels) as Code[]).map((code) =>
		line(`${before}${labels[code]}`, counts[code])
	);
}

function line(term: string, count: number | null): HTMLElement {
	const one = copyOf('due');
	tell('dt', term, one);
	tell(
		'dd',
		count === null ? `kurang dari ${SMALLEST_SHOWN}, atau disamarkan` : String(count),
		one
	);
	return one;
}
