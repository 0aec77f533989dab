import { reasonForm } from '#lib/forms/findings.ts';
import { dropFinding, FINDING_MAKERS, mayDrop } from '#lib/server/findings/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { openStep, performStep } from '../../finding.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...FINDING_MAKERS);
	return (await openStep(event, actor, ({ finding }) => mayDrop(actor, finding))).shown;
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, ...FINDING_MAKERS);
		return performStep(event, 'tutup', reasonForm, (id, { alasan }) =>
			dropFinding(event.locals, actor, id, alasan, event.locals.now)
		);
	}
};
