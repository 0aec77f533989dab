import { evidenceBundle, INTEGRITY_HEADS } from '#lib/server/integrity/index.ts';
import { fileResponse } from '#lib/server/web/documents.ts';
import { orErrorPage } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { yearsOf } from '../plan.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const actor = requireRole(event, ...INTEGRITY_HEADS);
	const { year } = yearsOf(event);
	const bundle = await orErrorPage(evidenceBundle(event.locals, actor, year, event.locals.now));
	return fileResponse(event.request, {
		...bundle,
		mediaType: 'application/zip',
		name: `bukti-zona-integritas-${year}.zip`
	});
};
