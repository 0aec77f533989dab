import { expect, test } from 'vitest';
import { readAgency } from '#lib/server/agency/index.ts';
import { drawingOf, PICTOGRAM_NAMES, pictogramNamed } from './pictograms.ts';

test("every service in the office's file has a drawing, any other name a sheet of paper", () => {
	for (const { pictogram } of readAgency('.').services) {
		expect(pictogramNamed(pictogram)).toBe(pictogram);
	}
	expect(pictogramNamed('toString')).toBe('other-doc');
});

test('a drawing stays on its grid and light, as pages carry those that they show', () => {
	for (const name of PICTOGRAM_NAMES) {
		const { line, fill = '', viewBox } = drawingOf(pictogramNamed(name));
		const [, , width, height] = viewBox.split(' ').map(Number);
		expect
			.soft(line.length + fill.length, name)
			.toBeLessThanOrEqual(name === 'empty-river' ? 700 : 350);
		for (const [, x, y] of `${line}${fill}`.matchAll(/M([\d.]+) ?([\d.]+)/g)) {
			expect.soft(Number(x), name).toBeLessThanOrEqual(width!);
			expect.soft(Number(y), name).toBeLessThanOrEqual(height!);
		}
	}
});
