import { error } from '@sveltejs/kit';
import { allComplaints, BULK_MAX, countComplaints } from '#lib/server/complaints/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { counted, progressOf } from '#lib/server/documents/index.ts';
import { listHandlers } from '#lib/server/officers/index.ts';
import { fileResponse } from '#lib/server/web/documents.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { filterFields, readQuery } from '../queue-filter.server.ts';
import { readSelection } from '../selection.server.ts';
import { MOST_ROWS, tableOf } from './table.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const actor = requireActor(event);
	const { locals, request, url } = event;
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
	const wanted = chosen.length > 0 ? { ...filter, numbers: chosen } : filter;
	const total = await countComplaints(locals, actor, wanted, MOST_ROWS, locals.now);
	const progress = progressOf('rows', total);
	// One more shows that the table is cut.
	const rows = allComplaints(locals, actor, wanted, MOST_ROWS + 1, locals.now);
	return fileResponse(request, {
		pieces: tableOf(locals.office, counted(rows, progress), locals.now, chosen),
		mediaType: 'text/csv; charset=utf-8',
		name: `pengaduan-${localDate(locals.office.calendar, locals.now)}.csv`,
		progress
	});
};
