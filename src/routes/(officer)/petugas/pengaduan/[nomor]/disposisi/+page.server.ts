import { disposisiForm } from '#lib/forms/desk.ts';
import { assignComplaint, officersKeptFrom } from '#lib/server/complaints/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { listHandlers } from '#lib/server/officers/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { disposisiChoices, disposisiTo } from '../../disposisi.server.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { office, db, now } = event.locals;
	const { caseFile, possible, detail } = await openVerb(event, actor, 'assign');
	const today = localDate(office.calendar, now);
	const kept = await officersKeptFrom(db, detail.complaint.id, today);
	const handlers = (await listHandlers(db)).filter(({ id }) => !kept.has(id));
	return {
		caseFile,
		possible,
		...disposisiChoices(office, handlers),
		unit: detail.complaint.unitCode ?? '',
		today
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
