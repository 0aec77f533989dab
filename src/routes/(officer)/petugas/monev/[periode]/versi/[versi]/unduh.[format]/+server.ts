import { error } from '@sveltejs/kit';
import {
	counted,
	type Format,
	FORMATS,
	progressOf,
	writeXlsx,
	XLSX_MEDIA_TYPE
} from '#lib/server/documents/index.ts';
import { maySeeMonevRows, MONEV_ROLES, monevRows } from '#lib/server/monitoring/index.ts';
import { documentResponse, fileResponse } from '#lib/server/web/documents.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { MOST_ON_PAPER, monevDocument } from '../../../../documents.server.ts';
import { mayOpen, openVersion } from '../../../../monev.server.ts';
import { sectionsOf } from '../../../../sections.server.ts';
import { monevCsv, monevSheets } from '../../../../workbook.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const actor = requireRole(event, ...MONEV_ROLES);
	const { locals, params, request } = event;
	const report = await openVersion(event, actor);
	const { office } = locals;
	const open = await mayOpen(locals, actor, report.figures);
	const progress = progressOf('rows', report.rowCount);
	const rows = maySeeMonevRows(actor) ? counted(monevRows(locals, actor, report), progress) : null;
	const name = `monev-${report.period}-versi-${report.version}`;
	if (Object.hasOwn(FORMATS, params.format)) {
		const document = monevDocument(office, report, open, rows);
		const counts = rows && report.rowCount <= MOST_ON_PAPER ? progress : undefined;
		return documentResponse(request, document, params.format as Format, name, counts);
	}
	if (params.format === 'xlsx') {
		const sheets = monevSheets(office, report, sectionsOf(office, report.figures, open), rows);
		return fileResponse(request, {
			pieces: writeXlsx(sheets),
			mediaType: XLSX_MEDIA_TYPE,
			name: `${name}.xlsx`,
			progress
		});
	}
	if (params.format === 'csv') {
		if (!rows) error(403, 'Daftar laporan hanya dibuka untuk pimpinan dan pengawas.');
		return fileResponse(request, {
			pieces: monevCsv(office, rows),
			mediaType: 'text/csv; charset=utf-8',
			name: `${name}.csv`,
			progress
		});
	}
	error(404, 'Laporan ini ada sebagai DOCX, PDF, XLSX, dan CSV. Pilih salah satu dari halamannya.');
};
