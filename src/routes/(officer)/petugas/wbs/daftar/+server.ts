// The list, the same for everybody: who may open what, only keys can tell.
import { error, json } from '@sveltejs/kit';
import { isDay, listWholeDays } from '#lib/server/disclosures/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { todayOf } from '../sealed.server.ts';
import type { RequestHandler } from './$types';

const MOST_DAYS = 31;

export const GET: RequestHandler = async (event) => {
	requireRole(event, 'disclosure_member');
	const { day } = todayOf(event);
	const from = event.url.searchParams.get('dari') ?? '';
	const until = event.url.searchParams.get('sampai') ?? '';
	const days = (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1;
	if (!isDay(from) || !isDay(until) || !(days >= 1 && days <= MOST_DAYS)) {
		error(400, `Minta paling banyak ${MOST_DAYS} hari sekaligus.`);
	}
	const entries = await listWholeDays(event.locals.db, from, until, day);
	return json({
		entries: entries.map(({ id, listedOn, slots }) => ({
			id,
			listedOn,
			slots: slots.map((slot) => Buffer.from(slot).toString('base64'))
		}))
	});
};
