import * as v from 'valibot';
import { formKey, requiredText } from '#lib/forms/complaint.ts';
import { writeAsReporter } from '#lib/server/complaints/index.ts';
import { performAsReporter, requirePossible, requireReporter } from '#lib/server/web/tracking.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = v.object({ kunci: formKey, isi: requiredText('pesan', 1, 2000) });

export const load: PageServerLoad = async (event) => {
	const { complaint } = await requireReporter(event);
	const { number, verbs, timeline } = complaint;
	requirePossible(event, complaint, 'message', 'complete');
	const completing = verbs.includes('complete');
	const asked = timeline.filter(({ kind }) => kind === 'completion_requested').at(-1);
	return { number, completing, question: completing ? (asked?.text ?? null) : null };
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
