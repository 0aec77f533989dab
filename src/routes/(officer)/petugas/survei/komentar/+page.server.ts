import { redirect } from '@sveltejs/kit';
import { validate as isUuid } from 'uuid';
import {
	COMMENT_READERS,
	COMMENTS_SHOWN,
	listComments,
	removeComment
} from '#lib/server/survey/index.ts';
import { orErrorPage, readPostedForm, wordFor } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { periodView } from '#lib/server/web/survey.ts';
import { chosenPeriod } from '../survey.server.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE: Record<string, string> = { hapus: 'Saran itu sudah dihapus.' };

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...COMMENT_READERS);
	const { period } = await chosenPeriod(event, actor);
	return {
		done: wordFor(DONE, event.url.searchParams.get('selesai')),
		period: periodView(period),
		most: COMMENTS_SHOWN,
		comments: await listComments(event.locals, actor, period, event.locals.now)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, ...COMMENT_READERS);
		const { period } = await chosenPeriod(event, actor);
		const { values } = await readPostedForm(event);
		if (isUuid(values.id)) await orErrorPage(removeComment(event.locals, actor, values.id ?? ''));
		redirect(303, `/petugas/survei/komentar?periode=${period.code}&selesai=hapus`);
	}
};
