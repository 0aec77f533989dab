import { redirect } from '@sveltejs/kit';
import { ruleForm } from '#lib/forms/organisation.ts';
import { addRule } from '#lib/server/routing/index.ts';
import { readForm, refuse } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { ruleChoices } from '../rule.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'head', 'administrator');
	return { choices: await ruleChoices(event.locals) };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, 'head', 'administrator');
		const form = await readForm(event, ruleForm);
		if (!form.ok) return form.failure;
		try {
			await addRule(event.locals, actor, form.value, event.locals.now);
		} catch (error) {
			return refuse(error, form.posted);
		}
		redirect(303, '/petugas/organisasi/aturan?selesai=tambah');
	}
};
