import { error, redirect } from '@sveltejs/kit';
import { policyForm } from '#lib/forms/policies.ts';
import { OWNER_LABELS, POLICY_LABELS } from '#lib/labels/policies.ts';
import {
	addPolicy,
	type DeadlineCode,
	loadPolicies,
	policyOn
} from '#lib/server/deadlines/index.ts';
import { readForm, refuse } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { policyWords, today } from '../policy.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'administrator');
	const code = event.url.searchParams.get('kode') ?? '';
	if (!Object.hasOwn(POLICY_LABELS, code)) {
		error(404, 'Aturan ini tidak ada. Mulai dari daftar aturan.');
	}
	const day = today(event);
	const inForce = policyOn(await loadPolicies(event.locals.db), code as DeadlineCode, day);
	return {
		inForce: policyWords(inForce, inForce, day),
		owners: Object.entries(OWNER_LABELS).map(([value, label]) => ({ value, label }))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, 'administrator');
		const form = await readForm(event, policyForm);
		if (!form.ok) return form.failure;
		const { db, now, forgetOffice } = event.locals;
		try {
			await addPolicy(db, actor, form.value, today(event), now);
		} catch (refusal) {
			return refuse(refusal, form.posted);
		}
		forgetOffice();
		redirect(303, '/petugas/administrasi/tenggat?selesai=tambah');
	}
};
