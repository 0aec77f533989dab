import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { findingForm, groupFilter } from '#lib/forms/findings.ts';
import { formatDay } from '#lib/labels/deadline.ts';
import { createFinding, FINDING_MAKERS, listCandidates } from '#lib/server/findings/index.ts';
import { readForm, refuse } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { namesOf, pathOf } from '../../words.server.ts';
import { causeChoices, findingPath } from '../finding.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...FINDING_MAKERS);
	const { locals, url } = event;
	const { office, now } = locals;
	const asked = v.safeParse(groupFilter, Object.fromEntries(url.searchParams));
	const group = asked.success
		? asked.output
		: { serviceCode: null, categoryCode: null, kecamatanCode: null };
	// Without any limit it would be the whole list of the office.
	const chosen = group.serviceCode !== null || group.categoryCode !== null;
	const candidates = chosen ? await listCandidates(locals, actor, group, now) : [];
	const names = namesOf(office);
	return {
		...causeChoices(office),
		group: {
			layanan: group.serviceCode ?? '',
			kategori: group.categoryCode ?? '',
			kecamatan: group.kecamatanCode ?? ''
		},
		chosen,
		all: url.searchParams.get('pilih') === 'semua',
		candidates: candidates.map(({ number, receivedAt, kecamatanCode, excerpt }) => ({
			number,
			href: pathOf(number),
			received: formatDay(receivedAt, office.calendar.timeZone),
			kecamatan: names.kecamatan(kecamatanCode),
			excerpt
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, ...FINDING_MAKERS);
		const form = await readForm(event, findingForm);
		const ticked = form.posted.data.getAll('laporan').map(String);
		if (!form.ok) return fail(400, { ...form.failure.data, ticked });
		let id: string;
		try {
			id = await createFinding(event.locals, actor, form.value, event.locals.now);
		} catch (problem) {
			const { status, data } = refuse(problem, form.posted);
			return fail(status, { ...data, ticked });
		}
		redirect(303, `${findingPath(id)}?selesai=baru`);
	}
};
