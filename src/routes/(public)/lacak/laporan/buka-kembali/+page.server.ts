import * as v from 'valibot';
import { formKey, requiredText } from '#lib/forms/complaint.ts';
import { reopenComplaint } from '#lib/server/complaints/index.ts';
import { performAsReporter, requirePossible, requireReporter } from '#lib/server/web/tracking.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = v.object({ kunci: formKey, alasan: requiredText('alasan', 10, 2000) });

export const load: PageServerLoad = async (event) => {
	const { complaint } = await requireReporter(event);
	requirePossible(event, complaint, 'reopen');
	return { number: complaint.number };
};

export const actions: Actions = {
	default: (event) =>
		performAsReporter(
			event,
			schema,
			(reporter, { alasan }) => reopenComplaint(event.locals, reporter, alasan, event.locals.now),
			{ done: 'buka-kembali' }
		)
};
