import { redirect } from '@sveltejs/kit';
import { listColleagues } from '#lib/server/officers/index.ts';
import { endRule, openRule } from '#lib/server/routing/index.ts';
import { orErrorPage } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { ruleWords } from '../../rule.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'head', 'administrator');
	const { db, office } = event.locals;
	const rule = await orErrorPage(openRule(db, actor, event.params.id));
	return { rule: ruleWords(office, rule, await listColleagues(db)) };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, 'head', 'administrator');
		await orErrorPage(endRule(event.locals, actor, event.params.id, event.locals.now));
		redirect(303, '/petugas/organisasi/aturan?selesai=akhiri');
	}
};
