import { extensionForm } from '#lib/forms/desk.ts';
import { askExtension, longestExtension } from '#lib/server/complaints/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { caseFile, possible } = await openVerb(event, actor, 'askExtension');
	return { caseFile, possible, longest: longestExtension(event.locals.office, event.locals.now) };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		return performVerb(event, 'askExtension', extensionForm, (target, wanted) =>
			askExtension(event.locals, actor, target, wanted, event.locals.now)
		);
	}
};
