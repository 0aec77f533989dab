import { error } from '@sveltejs/kit';
import { validate as isUuid } from 'uuid';
import { downloadHeaders } from '#lib/server/attachments/index.ts';
import { getIntegrityFile, INTEGRITY_ROLES } from '#lib/server/integrity/index.ts';
import { orErrorPage } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const actor = requireRole(event, ...INTEGRITY_ROLES);
	const { bukti } = event.params;
	if (!isUuid(bukti)) error(404, 'Bukti ini tidak ditemukan.');
	const { bytes, ...file } = await orErrorPage(getIntegrityFile(event.locals, actor, bukti));
	return new Response(new Uint8Array(bytes), {
		headers: {
			...downloadHeaders({ ...file, inline: false }),
			'Content-Length': String(bytes.byteLength)
		}
	});
};
