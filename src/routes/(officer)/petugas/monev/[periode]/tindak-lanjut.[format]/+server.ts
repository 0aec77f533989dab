import { error } from '@sveltejs/kit';
import { counted, type Format, FORMATS, progressOf } from '#lib/server/documents/index.ts';
import {
	countFollowUps,
	followUpsOf,
	getMonev,
	MONEV_ROLES
} from '#lib/server/monitoring/index.ts';
import { documentResponse } from '#lib/server/web/documents.ts';
import { orErrorPage } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { followUpDocument, MOST_ON_PAPER } from '../../documents.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const actor = requireRole(event, ...MONEV_ROLES);
	const { locals, params } = event;
	const { period } = await orErrorPage(getMonev(locals, actor, params.periode, locals.now));
	if (!Object.hasOwn(FORMATS, params.format)) {
		error(404, 'Laporan ini ada sebagai DOCX dan PDF. Buka masanya, lalu pilih salah satu.');
	}
	const count = await countFollowUps(locals, actor, period);
	if (params.format === 'pdf' && count > MOST_ON_PAPER) {
		error(
			400,
			`Masa ini berisi ${count.toLocaleString('id-ID')} laporan, terlalu panjang untuk PDF. Ambil DOCX, atau pilih masa yang lebih pendek.`
		);
	}
	const progress = progressOf('rows', count);
	const rows = counted(followUpsOf(locals, actor, period), progress);
	return documentResponse(
		event.request,
		followUpDocument(locals.office, period.code, rows, locals.now),
		params.format as Format,
		`tindak-lanjut-${period.code}`,
		progress
	);
};
