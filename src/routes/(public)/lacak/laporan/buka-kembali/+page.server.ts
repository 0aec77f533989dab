import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { requiredText } from '#lib/forms/complaint.ts';
import { reopenComplaint } from '#lib/server/complaints/index.ts';
import { readForm, refuse } from '#lib/server/web/forms.ts';
import {
	requirePossible,
	requireReporter,
	requireSameComplaint
} from '#lib/server/web/tracking.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = v.object({ alasan: requiredText('alasan', 10, 2000) });

export const load: PageServerLoad = async (event) => {
	const { complaint } = await requireReporter(event);
	requirePossible(event, complaint, 'reopen');
	return { number: complaint.number };
};

export const actions: Actions = {
	default: async (event) => {
		const { reporter, complaint } = await requireReporter(event);
		const form = await readForm(event, schema);
		if (!form.ok) return form.failure;
		requireSameComplaint(form.posted, complaint);
		try {
			await reopenComplaint(event.locals, reporter, form.value.alasan, event.locals.now);
		} catch (error) {
			return refuse(error, form.posted);
		}
		redirect(303, '/lacak/laporan?baru=buka-kembali');
	}
};
