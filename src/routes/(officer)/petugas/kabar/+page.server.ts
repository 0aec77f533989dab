import { error as httpError, redirect } from '@sveltejs/kit';
import { validate as isUuid } from 'uuid';
import { STATUS_LABELS } from '#lib/labels/complaints.ts';
import { formatDateTime } from '#lib/labels/deadline.ts';
import { STATUS_TONES } from '#lib/labels/desk.ts';
import { periodName } from '#lib/labels/monitoring.ts';
import { NEWS_LABELS } from '#lib/labels/notifications.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { monevPeriod, stateOf } from '#lib/server/monitoring/index.ts';
import {
	listNews,
	type NewsSubject,
	openNews,
	readAllNews
} from '#lib/server/notifications/index.ts';
import { readPostedForm } from '#lib/server/web/forms.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { stateWords } from '../monev/monev.server.ts';
import { findingPath, lateActionsShown } from '../temuan/finding.server.ts';
import { pathOf } from '../words.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { db, office } = event.locals;
	const news = await listNews(db, actor);
	return {
		late: await lateActionsShown(event.locals, actor),
		unread: news.some(({ read }) => !read),
		news: news.map(({ id, kind, about, at, read }) => ({
			id,
			read,
			what: NEWS_LABELS[kind] ?? '',
			...shownAs(event.locals, about),
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
function shownAs(locals: App.Locals, about: NewsSubject) {
	const { calendar } = locals.office;
	if (about.of === 'complaint') {
		const { number, status } = about;
		return {
			subject: number,
			status: { label: STATUS_LABELS[status], tone: STATUS_TONES[status] }
		};
	}
	if (about.of === 'monev') {
		const { period, signedAt, draft } = about;
		const state = stateOf(calendar, monevPeriod(locals, period), signedAt, locals.now);
		return { subject: periodName(period), status: stateWords({ ...state, draft }) };
	}
	const { what, dueDate, done, closed } = about;
	const status = done
		? { label: 'Selesai', tone: 'done' as const }
		: closed
			? { label: 'Temuan ditutup', tone: 'neutral' as const }
			: dueDate < localDate(calendar, locals.now)
				? { label: 'Terlambat', tone: 'stop' as const }
				: { label: 'Dikerjakan', tone: 'wait' as const };
	return { subject: what, status };
}
