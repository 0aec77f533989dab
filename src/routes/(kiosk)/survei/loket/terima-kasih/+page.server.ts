import type { PageServerLoad } from './$types';

/** Time enough to read one sentence; the link is there for who is quicker. */
const SECONDS = 20;

// A header, since the page has no script: the screen is ready for the next person by itself.
export const load: PageServerLoad = ({ setHeaders }) => {
	setHeaders({ refresh: `${SECONDS}; url=/survei/loket` });
};
