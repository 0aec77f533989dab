import { openSearch, type Search } from '#lib/search/guides.ts';
import { readConfig } from '#lib/server/platform/config.ts';
import { searchData } from '#lib/server/web/search-data.ts';
import type { PageServerLoad } from './$types';

/** As the box says it; more is not looked at. */
const LONGEST_QUERY = 100;

let opened: { data: unknown; search: Search } | null = null;

export const load: PageServerLoad = ({ locals, url, isSubRequest }) => {
	const query = (url.searchParams.get('q') ?? '').trim().slice(0, LONGEST_QUERY);
	const data = searchData(locals.library, readConfig().rootDir);
	if (opened?.data !== data) opened = { data, search: openSearch(data) };
	return {
		query,
		results: query === '' ? [] : opened.search(query),
		// What phones keep searches by itself; for who has signal, the server has done so.
		searchesItself: isSubRequest
	};
};
