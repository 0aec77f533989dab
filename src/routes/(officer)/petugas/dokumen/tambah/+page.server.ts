import { JENIS_DOKUMEN, publicationForm } from '#lib/forms/publications.ts';
import { PUBLICATION_KIND_LABELS } from '#lib/labels/publications.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { publishDocument, PUBLISHERS } from '#lib/server/publications/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { takeStep } from '#lib/server/web/step.ts';
import { publicationsPath } from '../publication.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	requireRole(event, ...PUBLISHERS);
	const { office, now } = event.locals;
	return {
		year: localDate(office.calendar, now).slice(0, 4),
		kinds: Object.entries(JENIS_DOKUMEN).map(([value, kind]) => ({
			value,
			label: PUBLICATION_KIND_LABELS[kind]
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, ...PUBLISHERS);
		return takeStep(
			event,
			publicationsPath('tambah'),
			publicationForm,
			(form, files) => publishDocument(event.locals, actor, { ...form, files }, event.locals.now),
			true
		);
	}
};
