import { countSessions, listSessions, totalsByObjective } from '#lib/server/outreach/index.ts';
import { orErrorPage } from '#lib/server/web/forms.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { factsOf, objectiveRows } from './sessions.server.ts';
import type { PageServerLoad } from './$types';

const ROWS = 25;

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { locals, url } = event;
	const page = /^\d{1,4}$/.exec(url.searchParams.get('halaman') ?? '')?.[0] ?? '0';
	const [list, counts, totals] = await orErrorPage(
		Promise.all([
			listSessions(locals.db, actor, Number(page), ROWS),
			countSessions(locals.db, actor),
			totalsByObjective(locals.db, actor)
		])
	);
	return {
		counts,
		objectives: objectiveRows(locals, totals),
		rows: list.rows.map((row) => ({ ...row, ...factsOf(locals, row) })),
		previous: Number(page) > 0 ? `?halaman=${Number(page) - 1}` : undefined,
		next: list.more ? `?halaman=${Number(page) + 1}` : undefined
	};
};
