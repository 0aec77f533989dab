import { redirect } from '@sveltejs/kit';
import { ownPasswordForm } from '#lib/forms/officers.ts';
import { changePassword, SESSION_COOKIE, SHORTEST_PASSWORD } from '#lib/server/officers/index.ts';
import { readForm, refuse } from '#lib/server/web/forms.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	const actor = requireActor(event);
	return { shortest: SHORTEST_PASSWORD, username: actor.username };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		const form = await readForm(event, ownPasswordForm);
		if (!form.ok) return form.failure;
		const token = event.cookies.get(SESSION_COOKIE) ?? '';
		try {
			await changePassword(event.locals.db, actor, token, form.value, event.locals.now);
		} catch (error) {
			return refuse(error, form.posted);
		}
		redirect(303, '/petugas/akun?selesai=sandi');
	}
};
