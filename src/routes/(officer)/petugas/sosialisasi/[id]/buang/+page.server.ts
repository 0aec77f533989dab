import { discardForm } from '#lib/forms/outreach.ts';
import { discardSession } from '#lib/server/outreach/index.ts';
import { readForm } from '#lib/server/web/forms.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { openStep, takeStep } from '../../sessions.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	return { session: await openStep(event, actor) };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		const { db, now } = event.locals;
		await openStep(event, actor);
		const form = await readForm(event, discardForm);
		if (!form.ok) return form.failure;
		const { reason } = form.value;
		return takeStep(
			event,
			form.posted,
			'buang',
			discardSession(db, actor, event.params.id, reason, now)
		);
	}
};
