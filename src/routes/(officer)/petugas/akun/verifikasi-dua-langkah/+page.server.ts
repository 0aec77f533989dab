import { redirect } from '@sveltejs/kit';
import { enrolmentForm, passwordForm } from '#lib/forms/officers.ts';
import { formatDay } from '#lib/labels/deadline.ts';
import {
	confirmEnrolment,
	removeOwnSecondFactor,
	secondFactorOf,
	SESSION_COOKIE,
	startEnrolment
} from '#lib/server/officers/index.ts';
import { readForm, readPostedForm, refuse } from '#lib/server/web/forms.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { qrDrawing } from '#lib/codes/qr.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/petugas/akun/verifikasi-dua-langkah';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { db, office } = event.locals;
	const factor = await secondFactorOf(db, actor, office.agency.shortName);
	if (factor.state === 'off') return { factor };
	if (factor.state === 'enrolling') {
		// In groups of four, as people type it from one screen into another.
		const secret = factor.secret.replace(/(.{4})(?=.)/g, '$1 ');
		return { factor: { state: factor.state, secret, qr: qrDrawing(factor.address) } };
	}
	const since = formatDay(factor.since, office.agency.timeZone);
	return { factor: { ...factor, since } };
};

export const actions: Actions = {
	mulai: async (event) => {
		const actor = requireActor(event);
		const posted = await readPostedForm(event);
		try {
			await startEnrolment(event.locals.db, actor);
		} catch (error) {
			return refuse(error, posted);
		}
		redirect(303, HERE);
	},
	pasang: async (event) => {
		const actor = requireActor(event);
		const form = await readForm(event, enrolmentForm);
		if (!form.ok) return form.failure;
		const { locals, cookies } = event;
		const token = cookies.get(SESSION_COOKIE) ?? '';
		try {
			// Shown in this answer and never again: only their hashes are kept.
			return { codes: await confirmEnrolment(locals.db, actor, token, form.value, locals.now) };
		} catch (error) {
			return refuse(error, form.posted);
		}
	},
	lepas: async (event) => {
		const actor = requireActor(event);
		const form = await readForm(event, passwordForm);
		if (!form.ok) return form.failure;
		try {
			await removeOwnSecondFactor(event.locals.db, actor, form.value, event.locals.now);
		} catch (error) {
			return refuse(error, form.posted);
		}
		redirect(303, '/petugas/akun?selesai=lepas-dua-langkah');
	}
};
