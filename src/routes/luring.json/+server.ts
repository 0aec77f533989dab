import { json } from '@sveltejs/kit';
import { openSet } from '../luring/set.server.ts';
import type { RequestHandler } from './$types';

/** What a phone can keep to work without signal. */
export const GET: RequestHandler = async (event) => {
	const { list } = await openSet(event);
	return json(list, {
		// Asked for once a day; unchanged, it costs a few bytes.
		headers: { etag: `"${list.version}"`, 'cache-control': 'no-cache' }
	});
};
