import { expect, test } from 'vitest';
import { readAgency } from '#lib/server/agency/index.ts';
import { pictogramNamed } from './pictograms.ts';

test("every service in the office's file has a drawing, any other name a sheet of paper", () => {
	for (const { pictogram } of readAgency('.').services) {
		expect(pictogramNamed(pictogram)).toBe(pictogram);
	}
	expect(pictogramNamed('toString')).toBe('other-doc');
});
