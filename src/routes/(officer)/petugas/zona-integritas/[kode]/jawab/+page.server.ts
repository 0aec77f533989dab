import { integrityAnswerForm } from '#lib/forms/integrity.ts';
import { answerQuestion, INTEGRITY_HEADS, mayAnswer } from '#lib/server/integrity/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { takeStep } from '#lib/server/web/step.ts';
import { openIntegrityStep, planPath, yearsOf } from '../../plan.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...INTEGRITY_HEADS);
	return openIntegrityStep(event, actor, mayAnswer);
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, ...INTEGRITY_HEADS);
		const { locals, params } = event;
		const { year } = yearsOf(event);
		const asked = { code: params.kode, year };
		const next = planPath(year, params.kode, '', 'jawab');
		return takeStep(event, next, integrityAnswerForm, (form) =>
			answerQuestion(locals, actor, asked, form, locals.now)
		);
	}
};
