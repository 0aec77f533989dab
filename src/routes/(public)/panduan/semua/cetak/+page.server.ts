import { ALL_CASES } from '#lib/guides/address.ts';
import { sheetAddresses, sizeOf } from '../../sheet.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => ({
	size: sizeOf(url.searchParams),
	guides: locals.library.guides.map((guide) => ({
		guide,
		...sheetAddresses(url.origin, guide, ALL_CASES, { requirements: [], steps: [] })
	}))
});
