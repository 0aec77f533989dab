import { SUMMARY_MAX, summaryForm } from '#lib/forms/desk.ts';
import { excerptOf } from '#lib/redaction/redaction.ts';
import { publishSummary } from '#lib/server/complaints/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { detail, ...shown } = await openVerb(event, actor, 'publish');
	const { publicSummary, narrative } = detail.complaint;
	return {
		...shown,
		max: SUMMARY_MAX,
		prepared: { isi: publicSummary ?? excerptOf(narrative, SUMMARY_MAX) }
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		return performVerb(event, 'publish', summaryForm, (target, { text }) =>
			publishSummary(event.locals, actor, target, text, event.locals.now)
		);
	}
};
