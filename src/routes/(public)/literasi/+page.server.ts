import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
	lessons: locals.library.lessons.map(({ slug, title, summary, pictogram, steps }) => ({
		slug,
		title,
		summary,
		pictogram,
		minutes: steps.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
	})),
	sessionCount: locals.library.sessions.length
});
