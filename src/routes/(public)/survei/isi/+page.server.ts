import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { slipForm } from '#lib/forms/survey.ts';
import { DomainError } from '#lib/server/platform/errors.ts';
import { consume, giveBack, networkOf } from '#lib/server/platform/rate-limit.ts';
import { answerWithSlip } from '#lib/server/survey/index.ts';
import { fieldErrors, formFailure, readPostedForm, refuse } from '#lib/server/web/forms.ts';
import { surveyChoices } from '#lib/server/web/survey.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => ({
	slip: (url.searchParams.get('kode') ?? '').slice(0, 20),
	questions: locals.surveyQuestions,
	...surveyChoices(locals.office)
});

export const actions: Actions = {
	default: async (event) => {
		const { db, address, now } = event.locals;
		const posted = await readPostedForm(event);
		const form = v.safeParse(slipForm, posted.values);
		if (!form.success) return fail(400, formFailure(fieldErrors(form.issues), posted));
		const { slip, answers } = form.output;
		const limit = {
			purpose: 'survey_slip',
			subject: networkOf(address),
			limit: 20,
			windowSeconds: 15 * 60
		};
		try {
			// Taken before looking, so that tries at the same moment can't all look first.
			const allowed = await consume(db, limit, now);
			if (!allowed.allowed) throw new DomainError('rate_limited', 'too many slips', allowed);
			await answerWithSlip(event.locals, slip, answers, now);
			// Only wrong codes count: the waiting room shares one address.
			await giveBack(db, limit, now);
		} catch (problem) {
			return refuse(problem, posted);
		}
		redirect(303, '/survei/terima-kasih');
	}
};
