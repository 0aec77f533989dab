import { erasedForm } from '#lib/forms/data-requests.ts';
import { fulfilErasure } from '#lib/server/data-requests/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { openDecision, performDecision } from '../../request.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'head', 'overseer');
	const { shown } = await openDecision(event, actor);
	return { shown };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, 'head', 'overseer');
		return performDecision(event, 'hapus', erasedForm, (id) =>
			fulfilErasure(event.locals, actor, id, event.locals.now)
		);
	}
};
