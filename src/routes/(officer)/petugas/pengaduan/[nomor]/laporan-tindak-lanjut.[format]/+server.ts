import { error } from '@sveltejs/kit';
import { getComplaint } from '#lib/server/complaints/index.ts';
import { type Format, FORMATS } from '#lib/server/documents/index.ts';
import { documentResponse } from '#lib/server/web/documents.ts';
import { orErrorPage } from '#lib/server/web/forms.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { followUpReport } from './report.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const actor = requireActor(event);
	const { locals, params } = event;
	const detail = await orErrorPage(getComplaint(locals, actor, params.nomor, locals.now));
	if (!Object.hasOwn(FORMATS, params.format)) {
		error(404, 'Laporan ini ada sebagai DOCX dan PDF. Buka pengaduannya, lalu pilih salah satu.');
	}
	return documentResponse(
		event.request,
		followUpReport(locals.office, detail, locals.now),
		params.format as Format,
		`tindak-lanjut-${detail.complaint.number}`
	);
};
