import { handOverCases } from '#lib/server/complaints/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { handOverChoices, openStep, receiverIn, takeStep } from '../../account.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'administrator');
	const { unitCode, ...step } = await openStep(event, actor);
	return { ...step, ...(await handOverChoices(event, actor, { id: step.account.id, unitCode })) };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, 'administrator');
		const { locals } = event;
		return takeStep(event, actor, 'serahkan', (id, posted) =>
			handOverCases(locals, actor, id, receiverIn(posted), locals.now)
		);
	}
};
