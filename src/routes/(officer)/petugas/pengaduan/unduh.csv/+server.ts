import { error } from '@sveltejs/kit';
import { BULK_MAX, listComplaints } from '#lib/server/complaints/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { listHandlers } from '#lib/server/officers/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { filterFields, readQuery } from '../queue-filter.server.ts';
import { readSelection } from '../selection.server.ts';
import { MOST_ROWS, tableOf } from './table.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const actor = requireActor(event);
	const { locals, url } = event;
	const fields = filterFields(locals.office, await listHandlers(locals.db));
	const { filter, ignored } = readQuery(url.searchParams, fields);
	// A page can say that it left something out; a file would pass for what was asked for.
	if (ignored) {
		error(400, 'Ada saringan yang tidak kami kenali. Buka daftar pengaduan dan pilih lagi.');
	}
	const chosen = readSelection(url).map(({ number }) => number);
	// Nothing ticked would otherwise be everything.
	if (url.searchParams.has('dari_daftar') && chosen.length === 0) {
		error(400, 'Belum ada yang dicentang. Kembali ke daftar, lalu centang pengaduannya.');
	}
	if (chosen.length > BULK_MAX) {
		error(400, `Centang paling banyak ${BULK_MAX} pengaduan sekali jalan.`);
	}
	const numbers = chosen.length > 0 ? { numbers: chosen } : {};
	const page = { cursor: null, size: MOST_ROWS };
	const found = await listComplaints(locals, actor, { ...filter, ...numbers }, page, locals.now);
	const today = localDate(locals.office.calendar, locals.now);
	return new Response(tableOf(locals.office, found, locals.now, chosen), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="pengaduan-${today}.csv"`
		}
	});
};
