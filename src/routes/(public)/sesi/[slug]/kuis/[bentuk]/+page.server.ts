import { error as httpError } from '@sveltejs/kit';
import { type QuizForm, writeAnswerCode } from '#lib/codes/answer-code.ts';
import { quizOf } from '#lib/guides/session.ts';
import { revisionOf } from '#lib/server/outreach/index.ts';
import { readPostedForm } from '#lib/server/web/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) => {
	const { session, form, questions, revision } = openQuiz(locals, params);
	return {
		session: { slug: session.slug, title: session.title },
		form,
		revision,
		// Which answer is right stays here until the group talks about it.
		questions: questions.map(({ forms }) => ({
			text: forms[form].text,
			answers: forms[form].answers
		}))
	};
};

export const actions: Actions = {
	// For browsers without script. Nothing is stored: the code holds the answers.
	default: async (event) => {
		const { form, questions, revision } = openQuiz(event.locals, event.params);
		const { values } = await readPostedForm(event);
		const sizes = questions.map(({ forms }) => forms[form].answers.length);
		const answers = sizes.map((size, at) => {
			const chosen = Number(values[`jawab-${at}`] || NaN);
			return Number.isInteger(chosen) && chosen >= 0 && chosen < size ? chosen : null;
		});
		return { code: writeAnswerCode({ form, revision, sizes }, answers) };
	}
};

function openQuiz({ library }: App.Locals, params: { slug: string; bentuk: string }) {
	const session = library.sessions.find(({ slug }) => slug === params.slug);
	const { questions } = session ? quizOf(session, library) : { questions: [] };
	if (!session || questions.length === 0 || !isForm(params.bentuk)) {
		httpError(404, 'Kuis ini tidak ada. Minta alamat yang benar kepada penyuluh.');
	}
	return { session, form: params.bentuk, questions, revision: revisionOf(session, library) };
}

function isForm(text: string): text is QuizForm {
	return text === 'a' || text === 'b';
}
