// What the two addresses share that phones keep their pages from.
import { version } from '$app/environment';
import type { RequestEvent } from '@sveltejs/kit';
import { localDate } from '#lib/server/deadlines/index.ts';
import { readConfig } from '#lib/server/platform/config.ts';
import { currentSet, type OfflineSet } from '#lib/server/web/offline-set.ts';

/** @param event any request; its person is kept out of what is rendered */
export function openSet({ fetch, locals }: RequestEvent): Promise<OfflineSet> {
	const { library, office, now } = locals;
	return currentSet(
		{
			render: (path) =>
				// Not a document: a phone keeps the stylesheet once for all pages (web/inline-styles.ts).
				fetch(path, { credentials: 'omit', headers: { 'sec-fetch-dest': 'empty' } }),
			library,
			rootDir: readConfig().rootDir,
			build: version,
			today: localDate(office.calendar, now)
		},
		now
	);
}
