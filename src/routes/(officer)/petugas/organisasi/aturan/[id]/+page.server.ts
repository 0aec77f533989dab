import { redirect } from '@sveltejs/kit';
import { ruleForm } from '#lib/forms/organisation.ts';
import { changeRule, openRule } from '#lib/server/routing/index.ts';
import { orErrorPage, readForm, refuse } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { ruleChoices, ruleValues } from '../rule.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'head', 'administrator');
	const { locals, params, request } = event;
	const choices = await ruleChoices(locals);
	// After a refused form the page is shown all the same, also when somebody else was faster.
	if (request.method !== 'GET') return { id: params.id, choices, values: {} };
	const rule = await orErrorPage(openRule(locals.db, actor, params.id));
	return { id: rule.id, choices, values: ruleValues(rule) };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, 'head', 'administrator');
		const form = await readForm(event, ruleForm);
		if (!form.ok) return form.failure;
		const { locals, params } = event;
		try {
			await changeRule(locals, actor, params.id, form.value, locals.now);
		} catch (error) {
			return refuse(error, form.posted);
		}
		redirect(303, '/petugas/organisasi/aturan?selesai=ubah');
	}
};
