import { redirect } from '@sveltejs/kit';
import { confirmResolved } from '#lib/server/complaints/index.ts';
import { readPostedForm, refuse } from '#lib/server/web/forms.ts';
import {
	requirePossible,
	requireReporter,
	requireSameComplaint
} from '#lib/server/web/tracking.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { complaint } = await requireReporter(event);
	requirePossible(event, complaint, 'confirm');
	return { number: complaint.number };
};

export const actions: Actions = {
	default: async (event) => {
		const { reporter, complaint } = await requireReporter(event);
		const posted = await readPostedForm(event);
		requireSameComplaint(posted, complaint);
		try {
			await confirmResolved(event.locals, reporter, event.locals.now);
		} catch (error) {
			return refuse(error, posted);
		}
		redirect(303, '/lacak/laporan?baru=selesai');
	}
};
