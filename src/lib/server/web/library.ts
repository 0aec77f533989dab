// Owns what guides are checked against, the same at start, in the build and from the shell.
import { PICTOGRAM_NAMES } from '#lib/components/pictograms/pictograms.ts';
import type { Agency } from '#lib/server/agency/index.ts';
import { type CheckedAgainst, publicPages } from '#lib/server/guides/index.ts';

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
