import { completionForm } from '#lib/forms/desk.ts';
import { requestCompletion } from '#lib/server/complaints/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { templatesFor } from '../templates.server.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { detail, ...shown } = await openVerb(event, actor, 'requestCompletion');
	return { ...shown, ...templatesFor(event, detail, 'requestCompletion') };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		return performVerb(event, 'requestCompletion', completionForm, (target, { text }) =>
			requestCompletion(event.locals, actor, target, text, event.locals.now)
		);
	}
};
