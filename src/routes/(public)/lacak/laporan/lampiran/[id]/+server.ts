import { downloadHeaders } from '#lib/server/attachments/index.ts';
import { getAttachmentForReporter } from '#lib/server/complaints/index.ts';
import { orErrorPage } from '#lib/server/web/forms.ts';
import { findReporter } from '#lib/server/web/tracking.ts';
import type { RequestHandler } from './$types';

/** An attachment of the complaint that is open in this browser, and of no other. */
export const GET: RequestHandler = async (event) => {
	const reporter = await findReporter(event);
	const { attachment, bytes } = await orErrorPage(
		getAttachmentForReporter(event.locals, reporter, event.params.id)
	);
	return new Response(new Uint8Array(bytes), { headers: downloadHeaders(attachment) });
};
