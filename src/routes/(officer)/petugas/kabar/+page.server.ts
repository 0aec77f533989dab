import { error as httpError, redirect } from '@sveltejs/kit';
import { validate as isUuid } from 'uuid';
import { STATUS_LABELS } from '#lib/labels/complaints.ts';
import { formatDateTime } from '#lib/labels/deadline.ts';
import { STATUS_TONES } from '#lib/labels/desk.ts';
import { NEWS_LABELS } from '#lib/labels/notifications.ts';
import { listNews, openNews, readAllNews } from '#lib/server/notifications/index.ts';
import { readPostedForm } from '#lib/server/web/forms.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { lateActionsShown } from '../temuan/finding.server.ts';
import { pathOf } from '../words.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { db, office } = event.locals;
	const news = await listNews(db, actor);
	return {
		late: await lateActionsShown(event.locals, actor),
		unread: news.some(({ read }) => !read),
		news: news.map(({ id, kind, number, status, at, read }) => ({
			id,
			number,
			read,
			what: NEWS_LABELS[kind] ?? '',
			status: { label: STATUS_LABELS[status], tone: STATUS_TONES[status] },
			at: formatDateTime(at, office.agency.timeZone)
		}))
	};
};

export const actions: Actions = {
	// Posted, because looking at a page must not mark anything.
	buka: async (event) => {
		const actor = requireActor(event);
		const { id = '' } = (await readPostedForm(event)).values;
		const { db, now } = event.locals;
		const number = isUuid(id) ? await openNews(db, actor, id, now) : null;
		if (number === null) httpError(404, 'Kabar ini tidak ada lagi.');
		redirect(303, pathOf(number));
	},
	semua: async (event) => {
		const actor = requireActor(event);
		await readAllNews(event.locals.db, actor, event.locals.now);
		redirect(303, '/petugas/kabar');
	}
};
