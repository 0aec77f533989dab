import { error, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { exportForm } from '#lib/forms/data-requests.ts';
import { exportOwnData, ownDataDocument } from '#lib/server/data-requests/index.ts';
import { FORMATS, wholeOf } from '#lib/server/documents/index.ts';
import { orErrorPage, readPostedForm } from '#lib/server/web/forms.ts';
import { requireReporter, requireSameComplaint } from '#lib/server/web/tracking.ts';
import type { RequestHandler } from './$types';

/** Who reloads the answer of a form is led back to it. */
export const GET: RequestHandler = () => redirect(303, '/lacak/laporan/data-saya');

/** All that is stored about a reporter, as a file. Posted and not linked, because it is recorded. */
export const POST: RequestHandler = async (event) => {
	const { reporter, complaint } = await requireReporter(event);
	const posted = await readPostedForm(event);
	requireSameComplaint(posted, complaint);
	const form = v.safeParse(exportForm, posted.values);
	if (!form.success) error(400, form.issues[0].message);
	const { kunci, bentuk } = form.output;
	const data = await orErrorPage(
		exportOwnData(event.locals, { ...reporter, formKey: kunci }, bentuk, event.locals.now)
	);
	const name = `data-saya-${complaint.number}.${bentuk}`;
	if (bentuk === 'pdf') {
		const bytes = await wholeOf(FORMATS.pdf.write(ownDataDocument(data, event.locals.office)));
		return asDownload(bytes, FORMATS.pdf.mediaType, name);
	}
	const text = `${JSON.stringify(data, null, '\t')}\n`;
	return asDownload(text, 'application/json; charset=utf-8', name);
};

function asDownload(body: BodyInit, type: string, name: string): Response {
	return new Response(body, {
		headers: {
			'Content-Type': type,
			'Content-Disposition': `attachment; filename="${name}"`,
			'Cache-Control': 'no-store'
		}
	});
}
