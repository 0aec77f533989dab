import { integrityEvidenceForm } from '#lib/forms/integrity.ts';
import { addIntegrityEvidence, INTEGRITY_EDITORS, mayEdit } from '#lib/server/integrity/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { takeStep } from '#lib/server/web/step.ts';
import { openIntegrityStep, planPath, yearsOf } from '../../plan.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...INTEGRITY_EDITORS);
	return openIntegrityStep(event, actor, mayEdit);
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, ...INTEGRITY_EDITORS);
		const { locals, params } = event;
		const { year } = yearsOf(event);
		const asked = { code: params.kode, year };
		return takeStep(
			event,
			planPath(year, params.kode, '', 'bukti'),
			integrityEvidenceForm,
			(form, files) => addIntegrityEvidence(locals, actor, asked, { ...form, files }, locals.now),
			true
		);
	}
};
