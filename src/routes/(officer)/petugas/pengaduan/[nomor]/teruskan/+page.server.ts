import { forwardingForm } from '#lib/forms/desk.ts';
import { forwardComplaint } from '#lib/server/complaints/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { templatesFor } from '../templates.server.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { detail, ...shown } = await openVerb(event, actor, 'forward');
	return { ...shown, ...templatesFor(event, detail, 'forward') };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		return performVerb(event, 'forward', forwardingForm, (target, handover) =>
			forwardComplaint(event.locals, actor, target, handover, event.locals.now)
		);
	}
};
