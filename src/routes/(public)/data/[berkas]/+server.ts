import { error } from '@sveltejs/kit';
import { readRelease, releaseCsv } from '#lib/server/releases/index.ts';
import { csvResponse } from '../file.server.ts';
import type { RequestHandler } from './$types';

/** The published figures of one period: `2026-09.json`, `2026-sd-09.csv`. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const [, code = '', format] = /^(.+)\.(csv|json)$/.exec(params.berkas) ?? [];
	const found = await readRelease(locals, code);
	if (!found) error(404, 'Berkas itu tidak ada. Buka halaman data terbuka, lalu pilih dari sana.');
	if (format === 'csv') return csvResponse(releaseCsv([found.document]), code);
	// As it was published, byte for byte: its hash stands in the catalogue.
	return new Response(found.body, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="laporan-warga-${code}.json"`
		}
	});
};
