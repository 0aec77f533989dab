import { localDate } from '#lib/server/deadlines/index.ts';
import { openDeck } from '../deck.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) => ({
	...openDeck(locals, params.slug, url.origin),
	today: localDate(locals.office.calendar, locals.now),
	kecamatan: locals.office.places.kecamatan.map(({ code, name }) => ({ code, name }))
});
