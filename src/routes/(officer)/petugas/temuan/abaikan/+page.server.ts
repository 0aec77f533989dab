import { error, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { groupFilter, reasonForm } from '#lib/forms/findings.ts';
import { dismissProposal, FINDING_MAKERS, type Group } from '#lib/server/findings/index.ts';
import { readForm, refuse } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { causeNames } from '../finding.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	requireRole(event, ...FINDING_MAKERS);
	return { names: causeNames(event.locals.office, groupOf(event.url)).join(', ') };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, ...FINDING_MAKERS);
		const form = await readForm(event, reasonForm);
		if (!form.ok) return form.failure;
		try {
			const { alasan } = form.value;
			await dismissProposal(event.locals, actor, groupOf(event.url), alasan, event.locals.now);
		} catch (problem) {
			return refuse(problem, form.posted);
		}
		redirect(303, '/petugas/temuan?selesai=abaikan');
	}
};

function groupOf(url: URL): Group {
	const asked = v.safeParse(groupFilter, Object.fromEntries(url.searchParams));
	if (!asked.success || !asked.output.serviceCode || !asked.output.categoryCode) {
		error(404, 'Usulan ini tidak ditemukan.');
	}
	const { serviceCode, categoryCode, kecamatanCode } = asked.output;
	return { serviceCode, categoryCode, kecamatanCode };
}
