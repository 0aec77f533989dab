import { answerForm } from '#lib/forms/desk.ts';
import { ANSWER_HEADINGS } from '#lib/labels/answer.ts';
import { answerComplaint } from '#lib/server/complaints/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { templatesFor } from '../templates.server.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { detail, ...shown } = await openVerb(event, actor, 'answer');
	const headings = ANSWER_HEADINGS[detail.complaint.type];
	return { ...shown, headings, ...templatesFor(event, detail, 'answer') };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		return performVerb(
			event,
			'answer',
			answerForm,
			(target, { parts }, attachments) =>
				answerComplaint(event.locals, actor, target, { ...parts, attachments }, event.locals.now),
			{ files: true }
		);
	}
};
