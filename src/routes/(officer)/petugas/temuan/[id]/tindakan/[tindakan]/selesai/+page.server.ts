import { actionDoneForm } from '#lib/forms/findings.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { FINDING_ROLES, reportActionDone, reportsOn } from '#lib/server/findings/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { openActionOf, openStep, performStep } from '../../../../finding.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...FINDING_ROLES);
	const { tindakan } = event.params;
	const { shown, detail } = await openStep(event, actor, (found) =>
		reportsOn(actor, openActionOf(event, found, tindakan))
	);
	const { what, dueDate } = openActionOf(event, detail, tindakan);
	const { office, now } = event.locals;
	return { ...shown, what, late: dueDate < localDate(office.calendar, now) };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, ...FINDING_ROLES);
		const { detail } = await openStep(event, actor, () => true);
		const action = openActionOf(event, detail, event.params.tindakan);
		return performStep(
			event,
			'selesai',
			actionDoneForm,
			(id, { evidence, ...done }, files) =>
				reportActionDone(
					event.locals,
					actor,
					id,
					action.id,
					{ ...done, evidence: { ...evidence, files } },
					event.locals.now
				),
			true
		);
	}
};
