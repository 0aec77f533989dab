import { downloadHeaders } from '#lib/server/attachments/index.ts';
import { getAttachmentForOfficer } from '#lib/server/complaints/index.ts';
import { orErrorPage } from '#lib/server/web/forms.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const actor = requireActor(event);
	const { nomor, id } = event.params;
	const { attachment, bytes } = await orErrorPage(
		getAttachmentForOfficer(event.locals, actor, nomor, id, event.locals.now)
	);
	return new Response(new Uint8Array(bytes), {
		headers: { ...downloadHeaders(attachment), 'Content-Length': String(bytes.byteLength) }
	});
};
