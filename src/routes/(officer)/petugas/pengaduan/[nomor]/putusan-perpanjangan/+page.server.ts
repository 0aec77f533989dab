import { extensionDecisionForm } from '#lib/forms/desk.ts';
import { decideExtension } from '#lib/server/complaints/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { detail, caseFile, possible } = await openVerb(event, actor, 'decideExtension');
	const asked = detail.extensions.find(({ decision }) => decision === null);
	return {
		caseFile,
		possible,
		asked: asked && { days: asked.askedDays, reason: asked.reason },
		granted: detail.extensions.filter(({ decision }) => decision === 'granted').length
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		return performVerb(event, 'decideExtension', extensionDecisionForm, (target, decision) =>
			decideExtension(event.locals, actor, target, decision, event.locals.now)
		);
	}
};
