import { openingWords, serviceHoursWords, zoneAbbreviation } from '#lib/labels/public.ts';
import { openingState } from '#lib/server/deadlines/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, isSubRequest }) => {
	const { agency, calendar } = locals.office;
	const state = openingState(calendar, locals.now);
	return {
		// A copy on a phone outlives the hour.
		isCopy: isSubRequest,
		open: state.open,
		opening: openingWords(state, locals.now, agency.timeZone),
		hours: serviceHoursWords(agency.serviceHours, zoneAbbreviation(agency.timeZone)),
		feeCategory: agency.categories.find(({ sensitive }) => sensitive)?.code
	};
};
