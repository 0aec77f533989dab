import { rejectionForm } from '#lib/forms/desk.ts';
import { rejectComplaint } from '#lib/server/complaints/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { templatesFor } from '../templates.server.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { detail, ...shown } = await openVerb(event, actor, 'reject');
	return { ...shown, ...templatesFor(event, detail, 'reject') };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		return performVerb(event, 'reject', rejectionForm, (target, { text }) =>
			rejectComplaint(event.locals, actor, target, text, event.locals.now)
		);
	}
};
