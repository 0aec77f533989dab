import { redirect } from '@sveltejs/kit';
import { withdrawPolicy } from '#lib/server/deadlines/index.ts';
import { readPostedForm, refuse } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { openPolicy, today } from '../../policy.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'administrator');
	return { policy: await openPolicy(event) };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, 'administrator');
		const posted = await readPostedForm(event);
		const { db, now, forgetOffice } = event.locals;
		try {
			await withdrawPolicy(db, actor, event.params.id, today(event), now);
		} catch (refusal) {
			return refuse(refusal, posted);
		}
		forgetOffice();
		redirect(303, '/petugas/administrasi/tenggat?selesai=tarik');
	}
};
