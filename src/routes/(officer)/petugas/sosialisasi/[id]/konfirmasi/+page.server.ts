import { confirmSession } from '#lib/server/outreach/index.ts';
import { readPostedForm } from '#lib/server/web/forms.ts';
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
		const posted = await readPostedForm(event);
		await openStep(event, actor);
		return takeStep(event, posted, 'konfirmasi', confirmSession(db, actor, event.params.id, now));
	}
};
