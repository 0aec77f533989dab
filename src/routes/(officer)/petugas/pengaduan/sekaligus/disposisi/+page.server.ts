import { disposisiForm } from '#lib/forms/desk.ts';
import { assignMany } from '#lib/server/complaints/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { listHandlers } from '#lib/server/officers/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { disposisiChoices, disposisiTo } from '../../disposisi.server.ts';
import { openSelection, performOnMany } from '../../selection.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { office, db, now } = event.locals;
	return {
		...(await openSelection(event, actor)),
		...disposisiChoices(office, await listHandlers(db)),
		today: localDate(office.calendar, now)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		const { locals } = event;
		const handlers = await listHandlers(locals.db);
		const form = disposisiForm({ today: localDate(locals.office.calendar, locals.now) });
		return performOnMany(event, form, (targets, to) =>
			assignMany(locals, actor, targets, disposisiTo(to, handlers), locals.now)
		);
	}
};
