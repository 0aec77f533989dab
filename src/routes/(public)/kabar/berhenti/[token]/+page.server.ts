import { stopReporterNews } from '#lib/server/notifications/index.ts';
import type { Actions, PageServerLoad } from './$types';

// Mail programs open links to look at them, so opening stops nothing. The page is the same for
// every token: it tells nobody which ones there are.
export const load: PageServerLoad = ({ setHeaders }) => {
	setHeaders({ 'x-robots-tag': 'noindex' });
};

export const actions: Actions = {
	default: async ({ locals, params }) => {
		await stopReporterNews(locals.db, params.token, locals.now);
		return { stopped: true };
	}
};
