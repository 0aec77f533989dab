import { fail, redirect } from '@sveltejs/kit';
import { slipsForm } from '#lib/forms/survey.ts';
import { formatDate, formatDay } from '#lib/labels/deadline.ts';
import { SURVEY_CHANNEL_LABELS } from '#lib/labels/survey.ts';
import {
	listBatches,
	MOST_SLIPS,
	onlyKecamatanOf,
	printSlips,
	SLIP_DAYS,
	SURVEY_KEEPERS
} from '#lib/server/survey/index.ts';
import { readForm, refuse } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { surveyChoices } from '#lib/server/web/survey.ts';
import { namesOf } from '../../words.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...SURVEY_KEEPERS);
	const { office } = event.locals;
	const only = onlyKecamatanOf(actor);
	const names = namesOf(office);
	const { kecamatan } = surveyChoices(office);
	return {
		kecamatan: only === null ? kecamatan : kecamatan.filter(({ value }) => value === only),
		only,
		most: MOST_SLIPS,
		days: SLIP_DAYS,
		batches: (await listBatches(event.locals, actor)).map((batch) => ({
			id: batch.id,
			title: SURVEY_CHANNEL_LABELS[batch.channel],
			place: batch.kecamatanCode && names.kecamatan(batch.kecamatanCode),
			printed: formatDay(batch.printedAt, office.calendar.timeZone),
			by: batch.printedBy,
			until: formatDate(batch.validUntil),
			used: `${batch.spent} dari ${batch.printed}`
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, ...SURVEY_KEEPERS);
		const form = await readForm(event, slipsForm);
		if (!form.ok) return fail(400, form.failure.data);
		let id: string;
		try {
			id = await printSlips(event.locals, actor, form.value, event.locals.now);
		} catch (problem) {
			return refuse(problem, form.posted);
		}
		redirect(303, `/petugas/survei/lembar/${id}`);
	}
};
