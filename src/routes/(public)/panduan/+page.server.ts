import { inOrderOfServices } from './guide.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	return {
		guides: inOrderOfServices(locals).map(({ slug, title, pictogram }) => ({
			slug,
			title,
			pictogram
		})),
		lessonCount: locals.library.lessons.length
	};
};
