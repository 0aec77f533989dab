import { erasureForm } from '#lib/forms/data-requests.ts';
import { askErasure } from '#lib/server/data-requests/index.ts';
import { performAsReporter, requirePossible, requireReporter } from '#lib/server/web/tracking.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { complaint } = await requireReporter(event);
	requirePossible(event, complaint, 'requestData');
	return { number: complaint.number, open: complaint.verbs.includes('withdraw') };
};

export const actions: Actions = {
	default: (event) =>
		performAsReporter(
			event,
			erasureForm,
			(reporter, { isi }) => askErasure(event.locals, reporter, isi, event.locals.now),
			{ done: 'hapus', back: '/lacak/laporan/data-saya' }
		)
};
