import { correctedForm } from '#lib/forms/data-requests.ts';
import { fulfilCorrection } from '#lib/server/data-requests/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { openDecision, performDecision } from '../../request.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'intake', 'head', 'overseer');
	const { shown, detail } = await openDecision(event, actor);
	return { shown, identity: detail.identity };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, 'intake', 'head', 'overseer');
		return performDecision(event, 'perbaiki', correctedForm, (id, corrected) =>
			fulfilCorrection(event.locals, actor, id, corrected, event.locals.now)
		);
	}
};
