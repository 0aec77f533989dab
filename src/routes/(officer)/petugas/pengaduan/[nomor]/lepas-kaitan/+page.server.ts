import { linkForm } from '#lib/forms/desk.ts';
import { listLinked, unlinkComplaints } from '#lib/server/complaints/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { otherCaseOf } from '../case.server.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { detail, ...shown } = await openVerb(event, actor, 'unlink');
	const { cases } = await listLinked(event.locals, actor, detail.complaint.id);
	return {
		...shown,
		others: cases.map((other) => otherCaseOf(event.locals.office, other)),
		chosen: event.url.searchParams.get('nomor') ?? ''
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		return performVerb(event, 'unlink', linkForm, ({ number }, { other }) =>
			unlinkComplaints(event.locals, actor, number, other, event.locals.now)
		);
	}
};
