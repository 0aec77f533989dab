import { fail, redirect } from '@sveltejs/kit';
import { populationForm } from '#lib/forms/survey.ts';
import {
	publishPeriod,
	readResults,
	setPopulation,
	SURVEY_PUBLISHERS
} from '#lib/server/survey/index.ts';
import { readForm, readPostedForm, refuse } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { periodView, sampleWords } from '#lib/server/web/survey.ts';
import { openPeriod } from '../../survey.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...SURVEY_PUBLISHERS);
	const period = openPeriod(event.locals, event.params.periode);
	const results = await readResults(event.locals, actor, period, event.locals.now);
	const { sample } = results;
	return {
		period: periodView(period),
		population: sample ? String(sample.population) : '',
		source: sample?.source ?? '',
		sample: sample && sampleWords(results.answered, sample.population, sample.source),
		published: results.publishedAt !== null,
		ready: results.over && sample !== null && results.figures !== null
	};
};

export const actions: Actions = {
	pengguna: async (event) => {
		const actor = requireRole(event, ...SURVEY_PUBLISHERS);
		const period = openPeriod(event.locals, event.params.periode);
		const form = await readForm(event, populationForm);
		if (!form.ok) return fail(400, form.failure.data);
		try {
			await setPopulation(event.locals, actor, period, form.value, event.locals.now);
		} catch (problem) {
			return refuse(problem, form.posted);
		}
		redirect(303, `/petugas/survei?periode=${period.code}&selesai=pengguna`);
	},
	umumkan: async (event) => {
		const actor = requireRole(event, ...SURVEY_PUBLISHERS);
		const period = openPeriod(event.locals, event.params.periode);
		const posted = await readPostedForm(event);
		try {
			await publishPeriod(event.locals, actor, period, event.locals.now);
		} catch (problem) {
			return refuse(problem, posted);
		}
		redirect(303, `/petugas/survei?periode=${period.code}&selesai=umumkan`);
	}
};
