// The arithmetic of the satisfaction survey. Pure; PermenPANRB 14/2017.
import { ELEMENT_COUNT } from '#lib/codes/survey-codes.ts';

/** Answers added up: all that index and elements need. */
export interface Tally {
	/** Respondents. Each answered all elements. */
	n: number;
	/** Of the scores (1 to 4), by element in the order of the regulation. */
	sums: readonly number[];
}

/** Mutu pelayanan. */
export type Grade = 'A' | 'B' | 'C' | 'D';

/** An index from 25 to 100 with two decimals, and its grade. */
export interface Index {
	value: number;
	grade: Grade;
}

/** Nobody answered. */
export const NO_ANSWERS: Tally = { n: 0, sums: Array<number>(ELEMENT_COUNT).fill(0) };

/** @returns the answers of both together */
export function addTallies(one: Tally, other: Tally): Tally {
	return {
		n: one.n + other.n,
		sums: one.sums.map((sum, element) => sum + (other.sums[element] ?? 0))
	};
}

/**
 * The index (nilai IKM after conversion): every element weighs exactly 1/9, a weight that is rounded
 * to 0.11 first gives another result. Rounded once, at the end.
 * @returns null when nobody answered
 */
export function indexOf({ n, sums }: Tally): Index | null {
	if (n === 0) return null;
	const total = sums.reduce((all, sum) => all + sum, 0);
	return graded(total, n * ELEMENT_COUNT);
}

/**
 * The same for one element: its mean (nilai rata-rata, 1 to 4) times 25.
 * @param element from 0, in the order of the regulation
 * @returns null when nobody answered
 */
export function elementIndexOf({ n, sums }: Tally, element: number): Index | null {
	return n === 0 ? null : graded(sums[element] ?? 0, n);
}

/** @returns elements from the worst to the best, by number from 0; equals in the regulation's order */
export function worstFirst({ sums }: Tally): number[] {
	return sums.map((_, element) => element).sort((a, b) => (sums[a] ?? 0) - (sums[b] ?? 0) || a - b);
}

/**
 * The grade of a rounded index. The printed bands leave gaps (64.99 to 65.00), so what counts is the
 * lower end of each.
 * @param value 25 to 100, with two decimals
 */
export function gradeOf(value: number): Grade {
	if (value >= 88.31) return 'A';
	if (value >= 76.61) return 'B';
	return value >= 65 ? 'C' : 'D';
}

/**
 * How many respondents a survey wants (Krejcie and Morgan 1970: chi-square 3.841, P 0.5, error 5 %),
 * rounded as their table is.
 * @param population users of the service in the period, 1 or more
 */
export function sampleWanted(population: number): number {
	const wanted = (3.841 * population * 0.25) / (0.0025 * (population - 1) + 3.841 * 0.25);
	return Math.round(wanted);
}

// Whole numbers until the one division, so that a half is exactly a half when it is rounded.
function graded(total: number, answers: number): Index {
	const value = Math.round((total * 2500) / answers) / 100;
	return { value, grade: gradeOf(value) };
}
