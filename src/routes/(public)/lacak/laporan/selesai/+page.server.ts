import * as v from 'valibot';
import { formKey } from '#lib/forms/complaint.ts';
import { confirmResolved } from '#lib/server/complaints/index.ts';
import { performAsReporter, requirePossible, requireReporter } from '#lib/server/web/tracking.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = v.object({ kunci: formKey });

export const load: PageServerLoad = async (event) => {
	const { complaint } = await requireReporter(event);
	requirePossible(event, complaint, 'confirm');
	return { number: complaint.number };
};

export const actions: Actions = {
	default: (event) =>
		performAsReporter(
			event,
			schema,
			(reporter) => confirmResolved(event.locals, reporter, event.locals.now),
			{ done: 'selesai' }
		)
};
