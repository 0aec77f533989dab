import { correctionForm } from '#lib/forms/data-requests.ts';
import { askCorrection } from '#lib/server/data-requests/index.ts';
import { performAsReporter, requirePossible, requireReporter } from '#lib/server/web/tracking.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { complaint } = await requireReporter(event);
	requirePossible(event, complaint, 'requestData');
	return { number: complaint.number };
};

export const actions: Actions = {
	default: (event) =>
		performAsReporter(
			event,
			correctionForm,
			(reporter, { fields, words }) =>
				askCorrection(event.locals, reporter, { fields, words }, event.locals.now),
			{ done: 'perbaiki', back: '/lacak/laporan/data-saya' }
		)
};
