import { openingWords, serviceHoursWords, zoneAbbreviation } from '#lib/labels/public.ts';
import { openingState } from '#lib/server/deadlines/index.ts';
import { openTeam } from '#lib/server/web/sealed-channel.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, isSubRequest } = event;
	const { agency, calendar } = locals.office;
	const state = openingState(calendar, locals.now);
	return {
		// A copy on a phone outlives the hour.
		isCopy: isSubRequest,
		open: state.open,
		opening: openingWords(state, locals.now, agency.timeZone),
		hours: serviceHoursWords(agency.serviceHours, zoneAbbreviation(agency.timeZone)),
		sealedChannel: (await openTeam(event)) !== null,
		feeCategory: agency.categories.find(({ sensitive }) => sensitive)?.code
	};
};
