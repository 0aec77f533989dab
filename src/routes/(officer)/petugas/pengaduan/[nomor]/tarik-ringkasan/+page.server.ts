import { withdrawalForm } from '#lib/forms/desk.ts';
import { withdrawSummary } from '#lib/server/complaints/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { caseFile, possible } = await openVerb(event, actor, 'unpublish');
	return { caseFile, possible };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		return performVerb(event, 'unpublish', withdrawalForm, (target, { text }) =>
			withdrawSummary(event.locals, actor, target, text, event.locals.now)
		);
	}
};
