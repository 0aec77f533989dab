import { listComplaints } from '#lib/server/complaints/index.ts';
import { listHandlers } from '#lib/server/officers/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { queueRow } from '../words.server.ts';
import { filterFields, queryAt, readQuery } from './queue-filter.server.ts';
import type { PageServerLoad } from './$types';

const ROWS = 25;

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { locals, url } = event;
	const listed = listHandlers(locals.db);
	// The list waits for their names only when it is filtered by one of them.
	const known = url.searchParams.has('petugas') ? await listed : [];
	const asked = readQuery(url.searchParams, filterFields(locals.office, known));
	const place = { cursor: asked.cursor, size: ROWS };
	const [page, handlers] = await Promise.all([
		listComplaints(locals, actor, asked.filter, place, locals.now),
		listed
	]);
	return {
		rows: page.rows.map((row) => queueRow(locals.office, row, locals.now, handlers)),
		next: page.next && `?${queryAt(asked.values, page.next)}`,
		previous: page.previous && `?${queryAt(asked.values, page.previous)}`,
		fields: filterFields(locals.office, handlers).map(({ name, label, options }) => ({
			name,
			label,
			options
		})),
		values: asked.values,
		chips: asked.chips,
		ignored: asked.ignored,
		csv: `/petugas/pengaduan/unduh.csv?${new URLSearchParams(asked.values)}`
	};
};
