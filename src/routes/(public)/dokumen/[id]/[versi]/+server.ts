import { error } from '@sveltejs/kit';
import { validate as isUuid } from 'uuid';
import { downloadHeaders } from '#lib/server/attachments/index.ts';
import { readPublicationFile } from '#lib/server/publications/index.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const found =
		isUuid(params.id) && /^[1-9]\d{0,4}$/.test(params.versi)
			? await readPublicationFile(locals, params.id, Number(params.versi))
			: null;
	if (!found) error(404, 'Dokumen ini tidak ada, atau sudah ditarik kantor.');
	const { fileName, mediaType } = found.version;
	return new Response(new Uint8Array(found.bytes), {
		headers: {
			...downloadHeaders({ fileName, mediaType, inline: false }),
			'Content-Length': String(found.bytes.byteLength)
		}
	});
};
