// The tablet at the counter. One question on each screen, without any script: what was answered so far
// travels along in the form, and is kept only with the last screen.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { tabletForm } from '#lib/forms/survey.ts';
import { tabletNext } from '#lib/forms/tablet.ts';
import { DomainError } from '#lib/server/platform/errors.ts';
import { consume, giveBack, networkOf } from '#lib/server/platform/rate-limit.ts';
import { answerAtTablet, isTabletOpen } from '#lib/server/survey/index.ts';
import { formFailure, readPostedForm, refuse } from '#lib/server/web/forms.ts';
import { surveyChoices } from '#lib/server/web/survey.ts';
import type { Actions, PageServerLoad } from './$types';

const COOKIE = 'tanggap_loket';
/** Who walks away in the middle leaves nothing behind for the next. */
const IDLE_SECONDS = 180;

const isOpen = ({ cookies, locals }: RequestEvent) =>
	isTabletOpen(locals, cookies.get(COOKIE) ?? '', locals.now);

export const load: PageServerLoad = async (event) => {
	const open = await isOpen(event);
	if (open && event.request.method === 'POST') {
		event.setHeaders({ refresh: `${IDLE_SECONDS}; url=/survei/loket` });
	}
	return {
		open,
		key: crypto.randomUUID(),
		questions: event.locals.surveyQuestions,
		...surveyChoices(event.locals.office)
	};
};

export const actions: Actions = {
	/** An officer opens the tablet for the day. */
	buka: async (event) => {
		const { cookies, locals, url } = event;
		const posted = await readPostedForm(event);
		const limit = {
			purpose: 'survey_tablet_code',
			subject: networkOf(locals.address),
			limit: 10,
			windowSeconds: 15 * 60
		};
		const allowed = await consume(locals.db, limit, locals.now);
		if (!allowed.allowed) {
			return refuse(new DomainError('rate_limited', 'too many codes', allowed), posted);
		}
		const typed = posted.values.kode ?? '';
		if (!(await isTabletOpen(locals, typed, locals.now))) {
			const message = 'Kode ini bukan kode layar hari ini. Lihat lagi di meja petugas.';
			return fail(400, formFailure([{ field: 'kode', message }], posted));
		}
		await giveBack(locals.db, limit, locals.now);
		cookies.set(COOKIE, typed, {
			path: '/survei/loket',
			httpOnly: true,
			sameSite: 'strict',
			secure: url.protocol === 'https:',
			maxAge: 24 * 3600
		});
		redirect(303, '/survei/loket');
	},

	/** One more answer, or one less. */
	jawab: async (event) => {
		if (!(await isOpen(event))) redirect(303, '/survei/loket');
		const { values } = await readPostedForm(event);
		return { state: tabletNext(values) };
	},

	kirim: async (event) => {
		if (!(await isOpen(event))) redirect(303, '/survei/loket');
		const posted = await readPostedForm(event);
		const form = v.safeParse(tabletForm, posted.values);
		// Only a broken form; the person begins again.
		if (!form.success) redirect(303, '/survei/loket');
		try {
			await answerAtTablet(event.locals, form.output, event.locals.now);
		} catch (problem) {
			return refuse(problem, posted);
		}
		redirect(303, '/survei/loket/terima-kasih');
	}
};
