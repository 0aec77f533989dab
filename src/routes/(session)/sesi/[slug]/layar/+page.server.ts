import { openDeck } from '../../deck.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	openDeck(locals, params.slug, url.origin);
