import { redirect } from '@sveltejs/kit';
import { retentionRunForm } from '#lib/forms/data-requests.ts';
import { RETENTION_LABELS } from '#lib/labels/data-requests.ts';
import { previewRetention, runRetention } from '#lib/server/retention/index.ts';
import { orErrorPage, readForm } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'head');
	const previews = await orErrorPage(previewRetention(event.locals, actor, event.locals.now));
	return {
		rules: previews
			.filter(({ rule }) => rule.active)
			.map(({ rule, months }) => ({
				term: RETENTION_LABELS[rule.code],
				text: `${months.reduce((sum, { count }) => sum + count, 0)} laporan`
			}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, 'head');
		const form = await readForm(event, retentionRunForm);
		if (!form.ok) return form.failure;
		const changed = await orErrorPage(runRetention(event.locals, event.locals.now, actor));
		redirect(303, `/petugas/administrasi/retensi?selesai=${changed > 0 ? 'jalan' : 'kosong'}`);
	}
};
