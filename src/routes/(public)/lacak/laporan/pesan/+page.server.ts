import * as v from 'valibot';
import { formKey, requiredText } from '#lib/forms/complaint.ts';
import { writeAsReporter } from '#lib/server/complaints/index.ts';
import { performAsReporter, requirePossible, requireReporter } from '#lib/server/web/tracking.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = v.object({ kunci: formKey, isi: requiredText('pesan', 1, 2000) });

export const load: PageServerLoad = async (event) => {
	const { complaint } = await requireReporter(event);
	const { number, verbs } = complaint;
	requirePossible(event, complaint, 'message', 'complete');
	return { number, completing: verbs.includes('complete') };
};

export const actions: Actions = {
	default: (event) =>
		performAsReporter(
			event,
			schema,
			(reporter, { isi: text }, attachments) =>
				writeAsReporter(event.locals, reporter, { text, attachments }, event.locals.now),
			{ done: 'pesan', files: true }
		)
};
