import { ALL_CASES } from '#lib/guides/address.ts';
import { forCase } from '#lib/guides/guide.ts';
import { findGuide, guideAddress } from '../../guide.server.ts';
import { sheetAddresses, sizeOf } from '../../sheet.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const guide = findGuide(locals, params.slug);
	const { caseId, requirements, steps } = guideAddress(guide, url.searchParams);
	const ticks = { requirements, steps };
	const one = guide.cases.find(({ id }) => id === caseId) ?? null;
	return {
		guide,
		caseId: one?.id ?? ALL_CASES,
		caseName: one?.name ?? null,
		size: sizeOf(url.searchParams),
		ticks,
		...forCase(guide, one?.id ?? null),
		...sheetAddresses(url.origin, guide, one?.id ?? ALL_CASES, ticks)
	};
};
