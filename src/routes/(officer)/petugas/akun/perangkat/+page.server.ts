import { redirect } from '@sveltejs/kit';
import { formatDateTime } from '#lib/labels/deadline.ts';
import {
	listSessions,
	SESSION_COOKIE,
	sessionCookieOptions,
	signOutEverywhere
} from '#lib/server/officers/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { db, now, office } = event.locals;
	const token = event.cookies.get(SESSION_COOKIE) ?? '';
	const sessions = await listSessions(db, actor, token, now);
	return {
		sessions: sessions.map(({ device, createdAt, current }, index) => ({
			key: String(index),
			device,
			since: formatDateTime(createdAt, office.agency.timeZone),
			current
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		const { locals, cookies, url } = event;
		await signOutEverywhere(locals.db, actor, locals.now);
		cookies.delete(SESSION_COOKIE, sessionCookieOptions(url.protocol === 'https:'));
		redirect(303, '/petugas/masuk?pesan=keluar-semua');
	}
};
