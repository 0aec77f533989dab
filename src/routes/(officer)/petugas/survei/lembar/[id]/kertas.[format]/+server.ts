import { error } from '@sveltejs/kit';
import { type Format, FORMATS } from '#lib/server/documents/index.ts';
import { sheetsDocument, SURVEY_KEEPERS } from '#lib/server/survey/index.ts';
import { documentResponse } from '#lib/server/web/documents.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { openBatch } from '../../../survey.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const actor = requireRole(event, ...SURVEY_KEEPERS);
	const { batch, place } = await openBatch(event, actor);
	const { format } = event.params;
	if (place === null || !Object.hasOwn(FORMATS, format)) {
		error(404, 'Lembar ini ada sebagai DOCX dan PDF. Buka cetakannya, lalu pilih salah satu.');
	}
	const { office, surveyQuestions } = event.locals;
	const document = sheetsDocument(office.agency, surveyQuestions, batch, place);
	return documentResponse(event.request, document, format as Format, 'lembar-survei');
};
