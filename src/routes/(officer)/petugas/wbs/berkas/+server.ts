// Hands out a sealed attachment, part by part.
import { Readable } from 'node:stream';
import * as v from 'valibot';
import { readFile } from '#lib/server/disclosures/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { heldKey, hexOf, orRefusal, readSealed } from '../sealed.server.ts';
import type { RequestHandler } from './$types';

const schema = v.object({ ...heldKey, file: hexOf(32) });

export const POST: RequestHandler = async (event) => {
	requireRole(event, 'disclosure_member');
	const { file, ...key } = await readSealed(event, schema);
	const { size, parts } = await orRefusal(readFile(event.locals.db, key, file));
	return new Response(Readable.toWeb(Readable.from(parts)) as ReadableStream<Uint8Array>, {
		headers: {
			'content-type': 'application/octet-stream',
			'content-length': String(size),
			'content-disposition': 'attachment'
		}
	});
};
