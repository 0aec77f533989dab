import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { optionalText } from '#lib/forms/complaint.ts';
import { rateHandling } from '#lib/server/complaints/index.ts';
import { readForm, refuse } from '#lib/server/web/forms.ts';
import {
	requirePossible,
	requireReporter,
	requireSameComplaint
} from '#lib/server/web/tracking.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = v.object({
	nilai: v.pipe(
		v.optional(v.string(), ''),
		v.regex(/^[1-5]$/, 'Pilih satu nilai dulu.'),
		v.transform(Number)
	),
	alasan: optionalText('alasan', 1000)
});

export const load: PageServerLoad = async (event) => {
	const { complaint } = await requireReporter(event);
	requirePossible(event, complaint, 'rate');
	const { number, rating, ratingReason } = complaint;
	return { number, rating, ratingReason };
};

export const actions: Actions = {
	default: async (event) => {
		const { reporter, complaint } = await requireReporter(event);
		const form = await readForm(event, schema);
		if (!form.ok) return form.failure;
		requireSameComplaint(form.posted, complaint);
		const { nilai: rating, alasan } = form.value;
		try {
			await rateHandling(
				event.locals,
				reporter,
				{ rating, reason: alasan ?? '' },
				event.locals.now
			);
		} catch (error) {
			return refuse(error, form.posted);
		}
		redirect(303, '/lacak/laporan?baru=nilai');
	}
};
