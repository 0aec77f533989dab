import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ELEMENT_COUNT } from '#lib/codes/survey-codes.ts';
import { hideSmall, SMALLEST_GROUP } from './hiding.ts';
import {
	addTallies,
	elementIndexOf,
	gradeOf,
	indexOf,
	NO_ANSWERS,
	sampleWanted,
	type Tally,
	worstFirst
} from './scoring.ts';

const scores = fc.array(fc.integer({ min: 1, max: 4 }), {
	minLength: ELEMENT_COUNT,
	maxLength: ELEMENT_COUNT
});
const tallyOf = (answers: readonly (readonly number[])[]): Tally =>
	answers.map((sums) => ({ n: 1, sums })).reduce<Tally>(addTallies, NO_ANSWERS);

describe('index', () => {
	it('of the worked example: 29 respondents, 955 points, 91.48', () => {
		const sums = [106, 106, 106, 106, 106, 106, 106, 106, 107];
		expect(sums.reduce((a, b) => a + b)).toBe(955);
		expect(indexOf({ n: 29, sums })).toEqual({ value: 91.48, grade: 'A' });
	});

	it('is what the regulation says, recomputed another way', () => {
		fc.assert(
			fc.property(fc.array(scores, { minLength: 1, maxLength: 60 }), (answers) => {
				// Element by element, each mean times its weight, in fractions of a hundredth.
				let interval = 0;
				for (let element = 0; element < ELEMENT_COUNT; element++) {
					let sum = 0;
					for (const one of answers) sum += one[element] ?? Number.NaN;
					interval += (sum / answers.length) * (1 / 9);
				}
				const index = indexOf(tallyOf(answers));
				expect(Math.abs((index?.value ?? 0) - interval * 25)).toBeLessThanOrEqual(0.005 + 1e-9);
				expect(index?.value).toBeGreaterThanOrEqual(25);
				expect(index?.value).toBeLessThanOrEqual(100);
			})
		);
	});

	it('is not known of nobody', () => {
		expect(indexOf(NO_ANSWERS)).toBeNull();
		expect(elementIndexOf(NO_ANSWERS, 0)).toBeNull();
	});

	it.each([
		[100, 'A'],
		[88.31, 'A'],
		[88.3, 'B'],
		[76.61, 'B'],
		[76.6, 'C'],
		[65, 'C'],
		[64.99, 'D'],
		[25, 'D']
	] as const)('of %f is %s', (value, grade) => expect(gradeOf(value)).toBe(grade));

	it('names the worst element first', () => {
		const tally = tallyOf([
			[4, 4, 1, 4, 4, 2, 4, 4, 4],
			[4, 4, 2, 4, 4, 2, 4, 4, 4]
		]);
		expect(worstFirst(tally).slice(0, 3)).toEqual([2, 5, 0]);
		expect(elementIndexOf(tally, 2)).toEqual({ value: 37.5, grade: 'D' });
	});
});

it.each([
	[1, 1],
	[10, 10],
	[50, 44],
	[100, 80],
	[150, 108],
	[200, 132],
	[300, 169],
	[400, 196],
	[500, 217],
	[700, 248],
	[1000, 278],
	[1500, 306],
	[2000, 322],
	[3000, 341],
	[5000, 357],
	[10_000, 370],
	[50_000, 381],
	[75_000, 382]
])('of %i people the table of Krejcie and Morgan wants %i', (population, wanted) => {
	expect(sampleWanted(population)).toBe(wanted);
});

describe('small groups', () => {
	const groups = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 10 });

	it('are never told, nor had from the total', () => {
		fc.assert(
			fc.property(groups, (sizes) => {
				const cut = new Map(
					sizes.map((n, at) => [`g${at}`, { n, sums: Array<number>(9).fill(n) }])
				);
				const { shown, others } = hideSmall(cut);
				for (const { tally } of shown) expect(tally.n).toBeGreaterThanOrEqual(SMALLEST_GROUP);
				const total = sizes.reduce((sum, n) => sum + n, 0);
				const told = shown.reduce((sum, { tally }) => sum + tally.n, 0);
				expect(told + (others?.tally.n ?? 0)).toBe(total);
				// What is missing from the total is nobody's, or of several groups and enough people; or
				// nothing is told at all, and the caller tells no total either.
				if (others && shown.length > 0) {
					expect(others.groups).toBeGreaterThanOrEqual(2);
					expect(others.tally.n).toBeGreaterThanOrEqual(SMALLEST_GROUP);
				}
			})
		);
	});

	it('take the next larger one with them', () => {
		const of = (n: number) => ({ n, sums: Array<number>(9).fill(n) });
		const { shown, others } = hideSmall(
			new Map([
				['a', of(20)],
				['b', of(6)],
				['c', of(2)]
			])
		);
		expect(shown.map(({ code }) => code)).toEqual(['a']);
		expect(others).toMatchObject({ groups: 2, tally: { n: 8 } });
	});
});
