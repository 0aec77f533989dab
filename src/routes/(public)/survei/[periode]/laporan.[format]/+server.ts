import { error } from '@sveltejs/kit';
import { type Format, FORMATS } from '#lib/server/documents/index.ts';
import { listPublished, publicationDocument } from '#lib/server/survey/index.ts';
import { documentResponse } from '#lib/server/web/documents.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, request }) => {
	const published = (await listPublished(locals)).find(
		({ period }) => period.code === params.periode
	);
	if (!published || !Object.hasOwn(FORMATS, params.format)) {
		error(404, 'Laporan survei ini tidak ada. Buka halaman Survei kepuasan, lalu pilih dari sana.');
	}
	return documentResponse(
		request,
		publicationDocument(published, locals.office),
		params.format as Format,
		`survei-kepuasan-${published.period.code.toLowerCase()}`
	);
};
