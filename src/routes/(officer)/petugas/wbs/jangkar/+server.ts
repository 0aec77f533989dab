// The log of days, the same for everybody: what it stands for, only keys can tell.
import { error, json } from '@sveltejs/kit';
import { isDay, publishedDays, vouchedSince } from '#lib/server/disclosures/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { todayOf } from '../sealed.server.ts';
import type { RequestHandler } from './$types';

/** About a megabyte. */
const MOST_DAYS = 400;

export const GET: RequestHandler = async (event) => {
	requireRole(event, 'disclosure_member');
	const { day } = todayOf(event);
	const from = event.url.searchParams.get('dari') ?? '';
	if (!isDay(from)) error(400, 'Sebutkan hari pertama.');
	const days = (Date.parse(day) - Date.parse(from)) / 86_400_000;
	if (!(days <= MOST_DAYS)) {
		error(400, `Di sini paling lama ${MOST_DAYS} hari. Yang lebih lama: npm run jangkar.`);
	}
	const keptSince = vouchedSince(day);
	return json({ ...(await publishedDays(event.locals.db, from)), keptSince });
};
