import { redirect } from '@sveltejs/kit';
import { officerListForm } from '#lib/forms/officers.ts';
import { readPublicOfficerList, showOfficerList } from '#lib/server/officers/index.ts';
import { orErrorPage, readForm } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'administrator');
	return { shown: (await readPublicOfficerList(event.locals.db)) !== null };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, 'administrator');
		const form = await readForm(event, officerListForm);
		if (!form.ok) return form.failure;
		await orErrorPage(showOfficerList(event.locals.db, actor, form.value, event.locals.now));
		redirect(303, '/petugas/administrasi?selesai=daftar-petugas');
	}
};
