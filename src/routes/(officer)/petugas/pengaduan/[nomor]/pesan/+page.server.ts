import { messageForm } from '#lib/forms/desk.ts';
import { messageReporter } from '#lib/server/complaints/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { templatesFor } from '../templates.server.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { detail, ...shown } = await openVerb(event, actor, 'message');
	return { ...shown, ...templatesFor(event, detail, 'message') };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		return performVerb(
			event,
			'message',
			messageForm,
			(target, { text }, attachments) =>
				messageReporter(event.locals, actor, target, { text, attachments }, event.locals.now),
			{ files: true }
		);
	}
};
