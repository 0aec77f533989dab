import { requireRole } from '#lib/server/web/guards.ts';
import { openYear, tableOf } from '../../year.server.ts';
import type { RequestHandler } from './$types';

/** The year as a table to fill in: what is stored, or one line that shows how. */
export const GET: RequestHandler = async (event) => {
	requireRole(event, 'administrator');
	const { year, stored } = await openYear(event);
	const example = {
		date: `${year}-01-01`,
		type: 'libur_nasional',
		name: `Tahun Baru ${year} Masehi`
	} as const;
	return new Response(tableOf(stored?.days ?? [example]), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="kalender-${year}.csv"`,
			'cache-control': 'private, no-store'
		}
	});
};
