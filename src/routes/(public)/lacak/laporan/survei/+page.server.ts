import { redirect } from '@sveltejs/kit';
import { surveyForm } from '#lib/forms/survey.ts';
import { answerAfterComplaint, mayAnswerAfter } from '#lib/server/survey/index.ts';
import { surveyChoices } from '#lib/server/web/survey.ts';
import { performAsReporter, requireReporter } from '#lib/server/web/tracking.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { reporter, complaint } = await requireReporter(event);
	// A refused form stays, to say why.
	if (
		event.request.method === 'GET' &&
		!(await mayAnswerAfter(event.locals, reporter, complaint))
	) {
		redirect(303, '/lacak/laporan');
	}
	return {
		number: complaint.number,
		service: complaint.serviceCode,
		questions: event.locals.surveyQuestions,
		...surveyChoices(event.locals.office)
	};
};

export const actions: Actions = {
	default: (event) =>
		performAsReporter(
			event,
			surveyForm,
			(reporter, { answers }) =>
				answerAfterComplaint(event.locals, reporter, answers, event.locals.now),
			{ done: 'survei' }
		)
};
