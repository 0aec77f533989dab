import { error } from '@sveltejs/kit';
import { validate as isUuid } from 'uuid';
import { downloadHeaders } from '#lib/server/attachments/index.ts';
import { FINDING_ROLES, getEvidenceFile } from '#lib/server/findings/index.ts';
import { orErrorPage } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const actor = requireRole(event, ...FINDING_ROLES);
	const { id, bukti } = event.params;
	if (!isUuid(id) || !isUuid(bukti)) error(404, 'Bukti ini tidak ditemukan.');
	const { attachment, bytes } = await orErrorPage(getEvidenceFile(event.locals, actor, id, bukti));
	return new Response(new Uint8Array(bytes), {
		headers: { ...downloadHeaders(attachment), 'Content-Length': String(bytes.byteLength) }
	});
};
