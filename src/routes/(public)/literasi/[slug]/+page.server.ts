import { localDate } from '#lib/server/deadlines/index.ts';
import { abbreviationsIn } from '#lib/server/guides/index.ts';
import { findLesson } from '../lesson.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const lesson = findLesson(locals, params.slug);
	// A self-check without script is a plain form: the answers stand in the address.
	const asked = url.searchParams.has('periksa');
	const answers = Object.fromEntries(
		lesson.quiz.map(({ id }) => [id, answerIn(url.searchParams, id)])
	);
	return {
		lesson,
		voices: locals.voicesFor(lesson.slug),
		today: localDate(locals.office.calendar, locals.now),
		abbreviations: abbreviationsIn(lesson, locals.library.abbreviations),
		answers: asked ? answers : null,
		right: lesson.quiz.filter(({ id, forms }) => answers[id] === forms.b.right).length
	};
};

function answerIn(query: URLSearchParams, id: string): number | null {
	const answer = query.get(`jawab-${id}`);
	return answer !== null && /^[0-3]$/.test(answer) ? Number(answer) : null;
}
