import { error } from '@sveltejs/kit';
import { getComplaint } from '#lib/server/complaints/index.ts';
import { type Format, FORMATS } from '#lib/server/documents/index.ts';
import { documentResponse } from '#lib/server/web/documents.ts';
import { orErrorPage } from '#lib/server/web/forms.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { forwardingDocument } from './letter.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const actor = requireActor(event);
	const { locals, params } = event;
	const { complaint, forwarding } = await orErrorPage(
		getComplaint(locals, actor, params.nomor, locals.now)
	);
	if (!Object.hasOwn(FORMATS, params.format)) {
		error(404, 'Surat ini ada sebagai DOCX dan PDF. Buka pengaduannya, lalu pilih salah satu.');
	}
	if (!forwarding) {
		error(404, 'Pengaduan ini tidak diteruskan ke instansi lain, jadi tidak ada suratnya.');
	}
	return documentResponse(
		event.request,
		forwardingDocument(locals.office, complaint, forwarding),
		params.format as Format,
		`penerusan-${complaint.number}`
	);
};
