import { disposisiForm } from '#lib/forms/desk.ts';
import { assignComplaint } from '#lib/server/complaints/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { listHandlers } from '#lib/server/officers/index.ts';
import { adviseOn } from '#lib/server/routing/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { advisedChoices, disposisiTo } from '../../disposisi.server.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { locals } = event;
	const { caseFile, possible, detail } = await openVerb(event, actor, 'assign');
	const advice = await adviseOn(locals, actor, detail.complaint, locals.now);
	return {
		caseFile,
		possible,
		...advisedChoices(advice, detail.complaint.unitCode),
		today: localDate(locals.office.calendar, locals.now)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		const { locals } = event;
		const handlers = await listHandlers(locals.db);
		const form = disposisiForm({ today: localDate(locals.office.calendar, locals.now) });
		return performVerb(
			event,
			'assign',
			form,
			(target, to) => assignComplaint(locals, actor, target, disposisiTo(to, handlers), locals.now),
			{ leavesSightOf: actor }
		);
	}
};
