import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { surveyFindingForm } from '#lib/forms/survey.ts';
import { formatIndex, periodLabel, SURVEY_ELEMENTS } from '#lib/labels/survey.ts';
import { createFinding, FINDING_MAKERS } from '#lib/server/findings/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import { elementIndexOf, readResults } from '#lib/server/survey/index.ts';
import { readForm, refuse } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { periodView } from '#lib/server/web/survey.ts';
import { openPeriod } from '../survey.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** @throws an error page when the element that the address names has no figure in the period */
async function openElement({ locals, url }: RequestEvent, actor: Actor) {
	const period = openPeriod(locals, url.searchParams.get('periode') ?? '');
	const at = SURVEY_ELEMENTS.findIndex(({ code }) => code === url.searchParams.get('unsur'));
	const element = SURVEY_ELEMENTS[at];
	const { figures } = await readResults(locals, actor, period, locals.now);
	const index = figures && elementIndexOf(figures.all, at);
	if (!element || !index) {
		error(404, 'Unsur ini tidak punya nilai pada periode itu. Pilih dari halaman Survei.');
	}
	const fact = `Survei kepuasan ${periodLabel(period)}: unsur ${element.code} ${element.name} bernilai ${formatIndex(index.value)} (${index.grade}) dari ${figures.all.n} responden.`;
	return { period: periodView(period), element: element.name, fact };
}

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...FINDING_MAKERS);
	return openElement(event, actor);
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, ...FINDING_MAKERS);
		const { fact } = await openElement(event, actor);
		const form = await readForm(event, surveyFindingForm);
		if (!form.ok) return fail(400, form.failure.data);
		const wanted = {
			cause: `${form.value.cause}\n${fact}`,
			serviceCode: null,
			categoryCode: null,
			kecamatanCode: null,
			complaints: []
		};
		let id: string;
		try {
			id = await createFinding(event.locals, actor, wanted, event.locals.now);
		} catch (problem) {
			return refuse(problem, form.posted);
		}
		redirect(303, `/petugas/temuan/${id}?selesai=baru`);
	}
};
