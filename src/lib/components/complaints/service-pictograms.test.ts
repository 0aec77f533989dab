import { expect, test } from 'vitest';
import { readAgency } from '#lib/server/agency/index.ts';
import { servicePictogram } from './service-pictograms.ts';

test("every service in the office's file has a drawing, the rest a sheet of paper", () => {
	const unknown = readAgency('.')
		.services.filter(({ pictogram }) => servicePictogram(pictogram) === 'other-doc')
		.map(({ pictogram }) => pictogram);
	expect(unknown).toEqual(['dokumen-lain']);
});
