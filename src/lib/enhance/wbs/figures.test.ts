import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISCLOSURE_CATEGORIES } from '#lib/sealed/talk.ts';
import { OUTCOMES } from '#lib/sealed/team-bodies.ts';
import { SMALLEST_SHOWN } from '#lib/suppression/index.ts';
import { type Counted, yearFigures } from './figures.ts';

const report = (changes: Partial<Counted> = {}): Counted => ({
	filedOn: '2026-03-01',
	category: 'extortion',
	outcome: null,
	firstWordInTime: true,
	assessedInTime: null,
	...changes
});
const many = (count: number, changes?: Partial<Counted>) =>
	Array.from({ length: count }, () => report(changes));

describe('the figures of a year', () => {
	it('count the reports of that year', () => {
		const figures = yearFigures([...many(6), ...many(9, { filedOn: '2025-12-31' })], 2026);
		expect(figures).toMatchObject({ total: 6, categories: { extortion: 6, gratuity: 0 } });
		expect(figures.firstWord).toEqual({ in_time: 6, late: 0 });
		expect(figures.assessment).toEqual({ in_time: 0, late: 0 });
	});

	it('hide a small number, and another, so that the total doesn’t give it away', () => {
		const reports = [
			...many(9),
			...many(6, { category: 'gratuity' }),
			...many(1, { category: 'other' })
		];
		expect(yearFigures(reports, 2026)).toMatchObject({
			total: 16,
			categories: { extortion: 9, gratuity: null, other: null, misconduct: 0 }
		});
		const few = yearFigures(many(4), 2026);
		expect(few.total).toBeNull();
		expect(few.categories).toMatchObject({ extortion: null, gratuity: null });
	});

	it('never tell a number from 1 to 4, nor let one be computed', () => {
		const anything = fc.record({
			filedOn: fc.constant('2026-05-05'),
			category: fc.option(fc.constantFrom(...DISCLOSURE_CATEGORIES)),
			outcome: fc.option(fc.constantFrom(...OUTCOMES)),
			firstWordInTime: fc.option(fc.boolean()),
			assessedInTime: fc.option(fc.boolean())
		});
		fc.assert(
			fc.property(fc.array(anything, { maxLength: 60 }), (reports) => {
				const { total, ...groups } = yearFigures(reports, 2026);
				for (const group of Object.values(groups)) {
					const cells = Object.values(group);
					for (const cell of cells)
						expect(cell === null || cell === 0 || cell >= SMALLEST_SHOWN).toBe(true);
					const hidden = cells.filter((cell) => cell === null).length;
					// Where all are hidden, a zero is as well, and only the total is known.
					if (!total || hidden === 0 || hidden === cells.length) continue;
					// What is left for the hidden ones, each at least 1: none has fewer than three values.
					const left = total - cells.reduce<number>((sum, cell) => sum + (cell ?? 0), 0);
					expect(left - hidden).toBeGreaterThanOrEqual(2);
				}
				expect(total === null || total === 0 || total >= SMALLEST_SHOWN).toBe(true);
			})
		);
	});
});
