import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { error as httpError } from '@sveltejs/kit';
import { openSet } from '../set.server.ts';
import type { RequestHandler } from './$types';

const unpack = promisify(brotliDecompress);

/** Pages that a phone keeps, those that belong together in one answer. */
export const GET: RequestHandler = async (event) => {
	const { packed } = await openSet(event);
	const part = packed.get(event.params.bagian);
	if (!part) httpError(404, 'Bagian ini tidak ada. Muat ulang halamannya.');
	const headers: Record<string, string> = {
		'content-type': 'application/json',
		'cache-control': 'no-cache',
		vary: 'accept-encoding'
	};
	if (!/\bbr\b/.test(event.request.headers.get('accept-encoding') ?? '')) {
		return new Response(await unpack(part), { headers });
	}
	return new Response(part, {
		headers: { ...headers, 'content-encoding': 'br', 'content-length': String(part.length) }
	});
};
