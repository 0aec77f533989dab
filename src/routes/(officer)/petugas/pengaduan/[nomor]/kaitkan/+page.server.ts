import { linkForm } from '#lib/forms/desk.ts';
import { linkComplaints, listLikely } from '#lib/server/complaints/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { otherCaseOf } from '../case.server.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { detail, ...shown } = await openVerb(event, actor, 'link');
	const others = await listLikely(event.locals, actor, detail.complaint, event.locals.now);
	return {
		...shown,
		others: others.map((other) => otherCaseOf(event.locals.office, other)),
		chosen: event.url.searchParams.get('nomor') ?? ''
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		return performVerb(event, 'link', linkForm, ({ number }, { other }) =>
			linkComplaints(event.locals, actor, number, other, event.locals.now)
		);
	}
};
