import { noteForm } from '#lib/forms/desk.ts';
import { noteOnMany } from '#lib/server/complaints/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { openSelection, performOnMany } from '../../selection.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	return openSelection(event, actor);
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		return performOnMany(event, noteForm, (targets, { text }) =>
			noteOnMany(event.locals, actor, targets, text, event.locals.now)
		);
	}
};
