import { error as httpError, redirect } from '@sveltejs/kit';
import { validate as isUuid } from 'uuid';
import { STATUS_LABELS } from '#lib/labels/complaints.ts';
import { formatDateTime } from '#lib/labels/deadline.ts';
import { STATUS_TONES } from '#lib/labels/desk.ts';
import { MONEV_STATE_LABELS, MONEV_STATE_TONES, periodName } from '#lib/labels/monitoring.ts';
import { NEWS_LABELS } from '#lib/labels/notifications.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import {
	listNews,
	type NewsSubject,
	openNews,
	readAllNews
} from '#lib/server/notifications/index.ts';
import { readPostedForm } from '#lib/server/web/forms.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { findingPath, lateActionsShown } from '../temuan/finding.server.ts';
import { pathOf } from '../words.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { db, office } = event.locals;
	const news = await listNews(db, actor);
	const today = localDate(office.calendar, event.locals.now);
	return {
		late: await lateActionsShown(event.locals, actor),
		unread: news.some(({ read }) => !read),
		news: news.map(({ id, kind, about, at, read }) => ({
			id,
			read,
			what: NEWS_LABELS[kind] ?? '',
			...shownAs(about, today),
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
		const about = isUuid(id) ? await openNews(db, actor, id, now) : null;
		if (about === null) httpError(404, 'Kabar ini tidak ada lagi.');
		redirect(303, whereOf(about));
	},
	semua: async (event) => {
		const actor = requireActor(event);
		await readAllNews(event.locals.db, actor, event.locals.now);
		redirect(303, '/petugas/kabar');
	}
};

function whereOf(about: NewsSubject): string {
	if (about.of === 'complaint') return pathOf(about.number);
	return about.of === 'action' ? findingPath(about.findingId) : `/petugas/monev/${about.period}`;
}

/** What a line is about in words, and how that stands now. */
function shownAs(about: NewsSubject, today: string) {
	if (about.of === 'complaint') {
		const { number, status } = about;
		return {
			subject: number,
			status: { label: STATUS_LABELS[status], tone: STATUS_TONES[status] }
		};
	}
	if (about.of === 'monev') {
		const state = about.signed ? 'signed' : 'due';
		return {
			subject: periodName(about.period),
			status: { label: MONEV_STATE_LABELS[state], tone: MONEV_STATE_TONES[state] }
		};
	}
	const { what, dueDate, done, closed } = about;
	const status = done
		? { label: 'Selesai', tone: 'done' as const }
		: closed
			? { label: 'Temuan ditutup', tone: 'neutral' as const }
			: dueDate < today
				? { label: 'Terlambat', tone: 'stop' as const }
				: { label: 'Dikerjakan', tone: 'wait' as const };
	return { subject: what, status };
}
