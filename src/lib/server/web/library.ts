// Owns what guides are checked against, the same at start, in the build and from the shell.
import { PICTOGRAM_NAMES } from '#lib/components/pictograms/pictograms.ts';
import type { Library } from '#lib/guides/guide.ts';
import { type Agency, readAgency } from '#lib/server/agency/index.ts';
import { type CheckedAgainst, publicPages, readLibrary } from '#lib/server/guides/index.ts';

/**
 * @param rootDir the project's folder
 * @param agency the office, whose services guides are about
 * @param now decides which dates are still to come
 */
export function checkedAgainst(rootDir: string, agency: Agency, now: Date): CheckedAgainst {
	return {
		services: new Set(agency.services.map(({ code }) => code)),
		pictograms: PICTOGRAM_NAMES,
		pages: publicPages(rootDir),
		// Swedes write dates as ISO does.
		today: now.toLocaleDateString('sv-SE', { timeZone: agency.timeZone })
	};
}

/**
 * Reads everything that is taught, as the product does at start.
 * @param rootDir the project's folder
 * @param now decides which dates are still to come
 * @throws ConfigurationError with every problem: file, field, and what to do
 */
export function openLibrary(rootDir: string, now: Date): Library {
	return readLibrary(rootDir, checkedAgainst(rootDir, readAgency(rootDir), now));
}
