import { publicationReasonForm } from '#lib/forms/publications.ts';
import { publishVersion, PUBLISHERS } from '#lib/server/publications/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { takeStep } from '#lib/server/web/step.ts';
import { openPublication, publicationsPath } from '../../publication.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...PUBLISHERS);
	const { title, year } = await openPublication(event, actor);
	return { name: `${title}, ${year}` };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, ...PUBLISHERS);
		const { id } = await openPublication(event, actor);
		return takeStep(
			event,
			publicationsPath('versi'),
			publicationReasonForm,
			({ alasan }, files) =>
				publishVersion(event.locals, actor, id, { reason: alasan, files }, event.locals.now),
			true
		);
	}
};
