import { answerForm } from '#lib/forms/desk.ts';
import { ANSWER_HEADINGS } from '#lib/labels/answer.ts';
import { type AlsoAnswered, answerTogether, listLinked } from '#lib/server/complaints/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { otherCaseOf } from '../case.server.ts';
import { templatesFor } from '../templates.server.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { detail, ...shown } = await openVerb(event, actor, 'answer');
	const { cases } = await listLinked(event.locals, actor, detail.complaint.id);
	return {
		...shown,
		headings: ANSWER_HEADINGS[detail.complaint.type],
		...templatesFor(event, detail, 'answer'),
		linked: cases
			.filter(({ verbs }) => verbs.includes('answer'))
			.map((other) => otherCaseOf(event.locals.office, other))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		return performVerb(
			event,
			'answer',
			answerForm,
			async (target, { parts, also }, attachments) => {
				const answer = { ...parts, attachments };
				const { now } = event.locals;
				const done = await answerTogether(event.locals, actor, target, answer, also, now);
				return { report: reportOf(done.also) };
			},
			{ files: true }
		);
	}
};

function reportOf(others: readonly AlsoAnswered[]): string {
	const query = new URLSearchParams();
	for (const { number, refusal } of others) query.append('juga', `${number}.${refusal ?? 'ok'}`);
	return query.toString();
}
