import { Readable } from 'node:stream';
import { evidenceBundle, INTEGRITY_HEADS } from '#lib/server/integrity/index.ts';
import { orErrorPage } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { yearsOf } from '../plan.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const actor = requireRole(event, ...INTEGRITY_HEADS);
	const { year } = yearsOf(event);
	const pieces = await orErrorPage(evidenceBundle(event.locals, actor, year, event.locals.now));
	const bytes = Readable.toWeb(Readable.from(pieces, { objectMode: false }));
	return new Response(bytes as ReadableStream<Uint8Array<ArrayBuffer>>, {
		headers: {
			'Content-Type': 'application/zip',
			'Content-Disposition': `attachment; filename="bukti-zona-integritas-${year}.zip"`
		}
	});
};
