import { redirect } from '@sveltejs/kit';
import { signInForm } from '#lib/forms/officers.ts';
import {
	describeDevice,
	SESSION_COOKIE,
	sessionCookieOptions,
	signIn
} from '#lib/server/officers/index.ts';
import { readForm, refuse, wordFor } from '#lib/server/web/forms.ts';
import { localPath } from '#lib/server/web/guards.ts';
import type { Actions, PageServerLoad } from './$types';

/** What led here, when the officer should know that it worked. */
const MESSAGES: Record<string, string> = {
	'sandi-tersimpan': 'Kata sandi Anda sudah tersimpan. Silakan masuk.',
	'keluar-semua': 'Anda sudah keluar dari semua perangkat.'
};

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.actor) redirect(303, '/petugas');
	return {
		next: localPath(url.searchParams.get('lanjut')),
		expired: url.searchParams.has('habis'),
		message: wordFor(MESSAGES, url.searchParams.get('pesan'))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const form = await readForm(event, signInForm);
		if (!form.ok) return form.failure;
		const { locals, cookies, request, url } = event;
		let signedIn;
		try {
			signedIn = await signIn(
				locals.db,
				{
					...form.value,
					address: locals.address,
					device: describeDevice(request.headers.get('user-agent') ?? '')
				},
				locals.now
			);
		} catch (error) {
			return refuse(error, form.posted);
		}
		cookies.set(SESSION_COOKIE, signedIn.token, sessionCookieOptions(url.protocol === 'https:'));
		const next = localPath(form.posted.values.lanjut ?? null);
		if (!signedIn.secondFactorOwed) redirect(303, next || '/petugas');
		redirect(303, `/petugas/masuk/verifikasi${next ? `?lanjut=${encodeURIComponent(next)}` : ''}`);
	}
};
