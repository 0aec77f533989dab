import { wordingForm } from '#lib/forms/integrity.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { INTEGRITY_EDITORS, mayEdit, rewordItem } from '#lib/server/integrity/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { takeStep } from '#lib/server/web/step.ts';
import { openIntegrityStep, planPath, wordingValues, yearsOf } from '../../plan.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...INTEGRITY_EDITORS);
	const { office, now } = event.locals;
	const step = await openIntegrityStep(event, actor, mayEdit);
	return { ...step, given: wordingValues(step.item), today: localDate(office.calendar, now) };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, ...INTEGRITY_EDITORS);
		const { locals, params } = event;
		const { year } = yearsOf(event);
		// Who asks it no more would find no page of it.
		const next = planPath(year, '', '', 'ubah');
		return takeStep(event, next, wordingForm, (wording) =>
			rewordItem(locals, actor, params.kode, wording, locals.now)
		);
	}
};
