import { SUMMARY_MAX, summaryForm } from '#lib/forms/desk.ts';
import { publishSummary } from '#lib/server/complaints/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { detail, ...shown } = await openVerb(event, actor, 'publish');
	// Empty at first: a resident's own words would be made public by one tap.
	return { ...shown, max: SUMMARY_MAX, prepared: { isi: detail.complaint.publicSummary ?? '' } };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		return performVerb(event, 'publish', summaryForm, (target, { text }) =>
			publishSummary(event.locals, actor, target, text, event.locals.now)
		);
	}
};
