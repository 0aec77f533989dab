import { disableOfficer } from '#lib/server/officers/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { openStep, takeStep } from '../../account.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'administrator');
	return openStep(event, actor);
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, 'administrator');
		const { db, now } = event.locals;
		return takeStep(event, actor, 'nonaktifkan', (id) => disableOfficer(db, actor, id, now));
	}
};
