import { evidenceForm } from '#lib/forms/findings.ts';
import { addEvidence, FINDING_MAKERS, mayMakeFindings } from '#lib/server/findings/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { openStep, performStep } from '../../finding.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...FINDING_MAKERS);
	return (await openStep(event, actor, () => mayMakeFindings(actor))).shown;
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, ...FINDING_MAKERS);
		return performStep(
			event,
			'bukti',
			evidenceForm,
			(id, evidence, files) =>
				addEvidence(event.locals, actor, id, { ...evidence, files }, event.locals.now),
			true
		);
	}
};
