import { error } from '@sveltejs/kit';
import { type Format, FORMATS } from '#lib/server/documents/index.ts';
import { followUpsOf, getMonev, MONEV_ROLES } from '#lib/server/monitoring/index.ts';
import { documentResponse } from '#lib/server/web/documents.ts';
import { orErrorPage } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { followUpDocument } from '../../documents.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const actor = requireRole(event, ...MONEV_ROLES);
	const { locals, params } = event;
	const { period } = await orErrorPage(getMonev(locals, actor, params.periode, locals.now));
	if (!Object.hasOwn(FORMATS, params.format)) {
		error(404, 'Laporan ini ada sebagai DOCX dan PDF. Buka masanya, lalu pilih salah satu.');
	}
	const rows = followUpsOf(locals, actor, period);
	return documentResponse(
		followUpDocument(locals.office, period.code, rows, locals.now),
		params.format as Format,
		`tindak-lanjut-${period.code}`
	);
};
