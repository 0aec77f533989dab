import { redirect } from '@sveltejs/kit';
import { reviewForm } from '#lib/forms/policies.ts';
import { reviewPolicy } from '#lib/server/deadlines/index.ts';
import { readForm, refuse } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { openPolicy } from '../../policy.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'administrator');
	return { policy: await openPolicy(event) };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, 'administrator');
		const form = await readForm(event, reviewForm);
		if (!form.ok) return form.failure;
		const { db, now, forgetOffice } = event.locals;
		try {
			await reviewPolicy(db, actor, event.params.id, form.value, now);
		} catch (refusal) {
			return refuse(refusal, form.posted);
		}
		forgetOffice();
		redirect(303, '/petugas/administrasi/tenggat?selesai=tinjau');
	}
};
