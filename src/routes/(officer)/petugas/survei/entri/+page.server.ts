import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { sheetForm, SHEETS_AT_ONCE } from '#lib/forms/survey.ts';
import { PROFILE_QUESTIONS, SURVEY_ELEMENTS } from '#lib/labels/survey.ts';
import { enterSheets, SURVEY_KEEPERS } from '#lib/server/survey/index.ts';
import { type FieldError, formFailure, readPostedForm, refuse } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { surveyChoices } from '#lib/server/web/survey.ts';
import type { Actions, PageServerLoad } from './$types';

const ROWS = Array.from({ length: SHEETS_AT_ONCE }, (_, row) => row);
const FIELDS = ['lembar', 'jawaban', 'profil', 'layanan', 'saran', 'kunci'] as const;

export const load: PageServerLoad = (event) => {
	requireRole(event, ...SURVEY_KEEPERS);
	return {
		rows: ROWS,
		keys: ROWS.map(() => crypto.randomUUID()),
		services: surveyChoices(event.locals.office).services,
		elements: SURVEY_ELEMENTS.map(({ name }) => name),
		profile: PROFILE_QUESTIONS.map(({ label, choices }) => ({
			label,
			choices: choices.map((choice, at) => `${at + 1} ${choice.label}`).join(', ')
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, ...SURVEY_KEEPERS);
		const posted = await readPostedForm(event);
		const typed = ROWS.flatMap((row) => {
			const one = Object.fromEntries(
				FIELDS.map((field) => [field, posted.values[`${field}-${row}`] ?? ''])
			) as Record<(typeof FIELDS)[number], string>;
			return one.lembar.trim() || one.jawaban.trim() ? [{ row, one }] : [];
		});
		const errors: FieldError[] = [];
		const sheets = typed.flatMap(({ row, one }) => {
			const sheet = v.safeParse(sheetForm, one);
			if (sheet.success) return [{ ...sheet.output, row }];
			for (const issue of sheet.issues) {
				const field = String(issue.path?.[0]?.key ?? 'lembar');
				errors.push({ field: `${field}-${row}`, message: `Lembar ${row + 1}: ${issue.message}` });
			}
			return [];
		});
		if (typed.length === 0) {
			errors.push({ field: 'lembar-0', message: 'Isi paling sedikit satu lembar.' });
		}
		if (errors.length) return fail(400, formFailure(errors, posted));
		try {
			await enterSheets(event.locals, actor, sheets, event.locals.now);
		} catch (problem) {
			return refuse(problem, posted);
		}
		redirect(303, '/petugas/survei?selesai=entri');
	}
};
