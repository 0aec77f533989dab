import { json } from '@sveltejs/kit';
import { readConfig } from '#lib/server/platform/config.ts';
import { searchData } from '#lib/server/web/search-data.ts';
import type { RequestHandler } from './$types';

/** The index of the search, for phones that search without signal. */
export const GET: RequestHandler = ({ locals }) =>
	json(searchData(locals.library, readConfig().rootDir), {
		headers: { 'cache-control': 'no-cache' }
	});
