import { listComplaints } from '#lib/server/complaints/index.ts';
import { listHandlers } from '#lib/server/officers/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { queueRow } from '../words.server.ts';
import { tickOf } from './selection.server.ts';
import { filterFields, queryAt, readQuery } from './queue-filter.server.ts';
import type { PageServerLoad } from './$types';

const ROWS = 25;
/** As many as one step may take. */
const MANY_ROWS = 100;

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { locals, url } = event;
	const listed = listHandlers(locals.db);
	// The list waits for their names only when it is filtered by one of them.
	const known = url.searchParams.has('petugas') ? await listed : [];
	const asked = readQuery(url.searchParams, filterFields(locals.office, known));
	const many = url.searchParams.get('baris') === String(MANY_ROWS);
	const size = many ? MANY_ROWS : ROWS;
	const kept = many ? { ...asked.values, baris: String(MANY_ROWS) } : asked.values;
	const place = { cursor: asked.cursor, size };
	const [page, handlers] = await Promise.all([
		listComplaints(locals, actor, asked.filter, place, locals.now),
		listed
	]);
	return {
		rows: page.rows.map((row) => ({
			...queueRow(locals.office, row, locals.now, handlers),
			tick: tickOf(row)
		})),
		// Steps for several, as far as any of these rows allows them.
		bulk: {
			assign: page.rows.some(({ verbs }) => verbs.includes('assign')),
			note: page.rows.some(({ verbs }) => verbs.includes('note'))
		},
		next: page.next && `?${queryAt(kept, page.next)}`,
		previous: page.previous && `?${queryAt(kept, page.previous)}`,
		fields: filterFields(locals.office, handlers).map(({ name, label, options }) => ({
			name,
			label,
			options
		})),
		values: asked.values,
		many,
		more:
			!many && (page.next || page.previous)
				? `?${new URLSearchParams({ ...asked.values, baris: String(MANY_ROWS) })}`
				: null,
		chips: asked.chips,
		ignored: asked.ignored,
		csv: `/petugas/pengaduan/unduh.csv?${new URLSearchParams(asked.values)}`
	};
};
