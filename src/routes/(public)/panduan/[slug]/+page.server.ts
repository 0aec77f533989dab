import { randomUUID } from 'node:crypto';
import { ALL_CASES, isOutdated } from '#lib/guides/address.ts';
import { forCase } from '#lib/guides/guide.ts';
import { observedDays } from '#lib/server/complaints/index.ts';
import { abbreviationsIn, listRecordingPlaces } from '#lib/server/guides/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { feeAddress, findGuide, guideAddress, questionAddress } from '../guide.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { agency, calendar } = locals.office;
	const guide = findGuide(locals, params.slug);
	const { caseId, requirements, steps, revision } = guideAddress(guide, url.searchParams);
	const shown = caseId === null ? null : forCase(guide, caseId === ALL_CASES ? null : caseId);
	return {
		guide,
		voices: locals.voicesFor(guide.slug),
		observed: await observedDays(locals, guide.service, locals.now),
		// Only who has to be recorded needs to know where that is possible.
		recording: (shown ?? guide).requirements.some(({ form }) => form === 'recorded_in_person')
			? await listRecordingPlaces(locals.db, locals.office.places)
			: null,
		today: localDate(calendar, locals.now),
		case: guide.cases.find(({ id }) => id === caseId) ?? null,
		all: caseId === ALL_CASES,
		shown,
		ticks: { requirements, steps },
		fromOldPaper: isOutdated({ revision }, guide.revision),
		titles: locals.library.guides.map(({ slug, title }) => ({ slug, title })),
		abbreviations: abbreviationsIn(guide, locals.library.abbreviations),
		feeHref: feeAddress(agency, guide.service),
		questionHref: questionAddress(guide.service),
		groups: agency.serviceGroups.flatMap(({ name, whatsapp }) =>
			whatsapp ? [{ name, href: chatAddress(whatsapp, guide.title) }] : []
		),
		// Random through and through: our own ids tell the millisecond.
		key: randomUUID(),
		thanked: url.searchParams.get('terima-kasih')
	};
};

function chatAddress(number: string, title: string): string {
	const text = `Halo, saya mau bertanya tentang ${title}.`;
	return `https://wa.me/${number.replace(/\D/g, '')}?text=${encodeURIComponent(text)}`;
}
