import { refusalForm } from '#lib/forms/data-requests.ts';
import { refuseDataRequest } from '#lib/server/data-requests/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { openDecision, performDecision } from '../../request.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'intake', 'head', 'overseer');
	const { shown } = await openDecision(event, actor);
	return { shown };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, 'intake', 'head', 'overseer');
		return performDecision(event, 'tolak', refusalForm, (id, { isi }) =>
			refuseDataRequest(event.locals, actor, id, isi, event.locals.now)
		);
	}
};
