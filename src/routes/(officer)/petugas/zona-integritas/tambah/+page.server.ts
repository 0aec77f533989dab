import { itemForm } from '#lib/forms/integrity.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { addItem, INTEGRITY_EDITORS } from '#lib/server/integrity/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { takeStep } from '#lib/server/web/step.ts';
import { planPath, yearsOf } from '../plan.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	requireRole(event, ...INTEGRITY_EDITORS);
	const { office, now } = event.locals;
	return { today: localDate(office.calendar, now) };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, ...INTEGRITY_EDITORS);
		const { locals } = event;
		const next = planPath(yearsOf(event).year, '', '', 'tambah');
		return takeStep(event, next, itemForm, (item) => addItem(locals, actor, item, locals.now));
	}
};
