import { error, redirect } from '@sveltejs/kit';
import { RETENTION_CODES, type RetentionCode } from '#lib/codes/data-request-codes.ts';
import { retentionForm } from '#lib/forms/data-requests.ts';
import { RETENTION_LABELS } from '#lib/labels/data-requests.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { readSchedule, setRetentionRule } from '#lib/server/retention/index.ts';
import { readForm, refuse } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'head');
	const { locals, params } = event;
	const code = codeOf(params.aturan);
	const { inForce } = await readSchedule(locals, locals.now);
	const rule = inForce.find((one) => one.code === code);
	return {
		label: RETENTION_LABELS[code],
		today: localDate(locals.office.calendar, locals.now),
		rule: { months: rule?.months, active: rule?.active ?? false, basis: rule?.legalBasis }
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, 'head');
		const code = codeOf(event.params.aturan);
		const form = await readForm(event, retentionForm);
		if (!form.ok) return form.failure;
		try {
			await setRetentionRule(event.locals, actor, { code, ...form.value }, event.locals.now);
		} catch (problem) {
			return refuse(problem, form.posted);
		}
		redirect(303, '/petugas/administrasi/retensi?selesai=aturan');
	}
};

function codeOf(word: string): RetentionCode {
	const code = RETENTION_CODES.find((one) => one === word);
	if (!code) error(404, 'Aturan ini tidak ada. Pilih dari jadwal retensi.');
	return code;
}
