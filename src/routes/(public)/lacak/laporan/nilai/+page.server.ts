import * as v from 'valibot';
import { formKey, optionalText } from '#lib/forms/complaint.ts';
import { rateHandling } from '#lib/server/complaints/index.ts';
import { performAsReporter, requirePossible, requireReporter } from '#lib/server/web/tracking.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = v.object({
	kunci: formKey,
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
	default: (event) =>
		performAsReporter(
			event,
			schema,
			(reporter, { nilai: rating, alasan }) => {
				const given = { rating, reason: alasan ?? '' };
				return rateHandling(event.locals, reporter, given, event.locals.now);
			},
			{ done: 'nilai' }
		)
};
