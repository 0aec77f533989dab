import { withdrawalForm } from '#lib/forms/data-requests.ts';
import { withdrawComplaint } from '#lib/server/complaints/index.ts';
import { performAsReporter, requirePossible, requireReporter } from '#lib/server/web/tracking.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { complaint } = await requireReporter(event);
	requirePossible(event, complaint, 'withdraw');
	return { number: complaint.number };
};

export const actions: Actions = {
	default: (event) =>
		performAsReporter(
			event,
			withdrawalForm,
			(reporter, { isi }) => withdrawComplaint(event.locals, reporter, isi ?? '', event.locals.now),
			{ done: 'tarik' }
		)
};
