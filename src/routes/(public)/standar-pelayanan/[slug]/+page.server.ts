import { formatDate } from '#lib/labels/deadline.ts';
import { paperWords } from '#lib/labels/guides.ts';
import { observedDays } from '#lib/server/complaints/index.ts';
import { feeAddress, findGuide } from '../../panduan/guide.server.ts';
import { sizeOf } from '../../panduan/sheet.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const guide = findGuide(locals, params.slug);
	const caseNames = (ids: readonly string[] | null) =>
		guide.cases.filter(({ id }) => ids?.includes(id)).map(({ name }) => name);
	return {
		slug: guide.slug,
		title: guide.title,
		size: sizeOf(url.searchParams),
		standard: guide.standard,
		observed: await observedDays(locals, guide.service, locals.now),
		requirements: guide.requirements.map((one) => ({
			id: one.id,
			text: `${one.name} (${paperWords(one)})`,
			cases: caseNames(one.cases)
		})),
		steps: guide.steps.map((one) => ({
			id: one.id,
			title: one.title,
			cases: caseNames(one.cases)
		})),
		sources: guide.sources,
		verified: guide.status === 'verified',
		updated: formatDate(guide.updatedOn),
		feeHref: feeAddress(locals.office.agency, guide.service)
	};
};
