// What the pages of the survey do alike: choices, figures in words, results as rows of a table.
import { formatIndex, GRADE_LABELS, periodLabel, SURVEY_ELEMENTS } from '#lib/labels/survey.ts';
import type { Office } from '#lib/server/complaints/index.ts';
import {
	breakdownsOf,
	elementIndexOf,
	type FrozenFigures,
	indexOf,
	sampleWanted,
	type Tally,
	worstFirst
} from '#lib/server/survey/index.ts';

/** How many of the lowest elements are named. */
const LOWEST_TOLD = 3;

/** The choices of a survey's form. */
export function surveyChoices({ agency, places }: Office) {
	const choices = (list: readonly { code: string; name: string }[]) =>
		list.map(({ code, name }) => ({ value: code, label: name }));
	return { services: choices(agency.services), kecamatan: choices(places.kecamatan) };
}

/** Results as a page shows them. */
export function surveyView(figures: FrozenFigures, office: Office) {
	const { all } = figures;
	const index = indexWords(all);
	return {
		...index,
		respondents: all.n.toLocaleString('id-ID'),
		elements: SURVEY_ELEMENTS.map(({ code, name }, at) => {
			const one = elementIndexOf(all, at);
			return {
				name: `${code}. ${name}`,
				amount: formatIndex((all.sums[at] ?? 0) / all.n),
				...(one ? words(one) : NONE)
			};
		}),
		lowest: worstFirst(all)
			.slice(0, LOWEST_TOLD)
			.flatMap((at) => {
				const element = SURVEY_ELEMENTS[at];
				const one = elementIndexOf(all, at);
				return element && one ? [{ code: element.code, name: element.name, ...words(one) }] : [];
			}),
		breakdowns: breakdownsOf(figures, office).map(({ title, of, rows }) => ({
			title,
			of,
			rows: rows.map(({ name, tally }) => ({
				name,
				amount: tally.n.toLocaleString('id-ID'),
				...indexWords(tally)
			}))
		}))
	};
}

/** How large the sample should be, and whether it is. */
export function sampleWords(answered: number, population: number, source: string) {
	const wanted = sampleWanted(population);
	const short = wanted - answered;
	return [
		{ term: 'Pengguna layanan', text: `${population.toLocaleString('id-ID')} (${source})` },
		{ term: 'Sampel yang dibutuhkan', text: wanted.toLocaleString('id-ID') },
		{
			term: 'Responden',
			text: `${answered.toLocaleString('id-ID')}, ${short > 0 ? `kurang ${short.toLocaleString('id-ID')}` : 'cukup'}`
		}
	];
}

/** A period in words, with its address. */
export function periodView(period: { code: string }) {
	return { code: period.code, label: periodLabel(period) };
}

const NONE = { value: '-', grade: '-', size: 0 };

function words({ value, grade }: { value: number; grade: keyof typeof GRADE_LABELS }) {
	return {
		value: formatIndex(value),
		grade: `${grade}, ${GRADE_LABELS[grade]}`,
		/** 0 to 100: how long a bar is. The index begins at 25. */
		size: Math.round(((value - 25) / 75) * 100)
	};
}

function indexWords(tally: Tally) {
	const index = indexOf(tally);
	return index ? words(index) : NONE;
}
