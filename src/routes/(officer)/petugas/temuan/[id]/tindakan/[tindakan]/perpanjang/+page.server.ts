import { actionExtensionForm } from '#lib/forms/findings.ts';
import { formatDate } from '#lib/labels/deadline.ts';
import { extendAction, mayExtend } from '#lib/server/findings/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { openActionOf, openStep, performStep } from '../../../../finding.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'unit_head', 'head');
	const { tindakan } = event.params;
	const { shown, detail } = await openStep(event, actor, (found) =>
		mayExtend(actor, openActionOf(event, found, tindakan))
	);
	const { what, dueDate } = openActionOf(event, detail, tindakan);
	return { ...shown, what, dueDate, due: formatDate(dueDate) };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, 'unit_head', 'head');
		const { detail } = await openStep(event, actor, () => true);
		const action = openActionOf(event, detail, event.params.tindakan);
		return performStep(event, 'perpanjang', actionExtensionForm, (id, wanted) =>
			extendAction(event.locals, actor, id, action.id, wanted, event.locals.now)
		);
	}
};
