import { redirect } from '@sveltejs/kit';
import { secondFactorForm } from '#lib/forms/officers.ts';
import {
	passSecondFactor,
	SESSION_COOKIE,
	sessionCookieOptions
} from '#lib/server/officers/index.ts';
import { readForm, refuse } from '#lib/server/web/forms.ts';
import { localPath } from '#lib/server/web/guards.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (!locals.officerToSecondFactor) redirect(303, locals.actor ? '/petugas' : '/petugas/masuk');
	return { next: localPath(url.searchParams.get('lanjut')) };
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, cookies, url } = event;
		if (!locals.officerToSecondFactor) redirect(303, '/petugas/masuk?habis=1');
		const form = await readForm(event, secondFactorForm);
		if (!form.ok) return form.failure;
		try {
			const { token } = await passSecondFactor(
				locals.db,
				cookies.get(SESSION_COOKIE),
				form.value,
				locals.now
			);
			cookies.set(SESSION_COOKIE, token, sessionCookieOptions(url.protocol === 'https:'));
		} catch (error) {
			return refuse(error, form.posted);
		}
		redirect(303, localPath(form.posted.values.lanjut ?? null) || '/petugas');
	}
};
