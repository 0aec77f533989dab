import { readMonths, releaseCsv } from '#lib/server/releases/index.ts';
import { csvResponse } from '../file.server.ts';
import type { RequestHandler } from './$types';

/** All published months in one file; without any, its header alone. */
export const GET: RequestHandler = async ({ locals }) =>
	csvResponse(releaseCsv(await readMonths(locals)), 'semua-bulan');
