import { closingForm } from '#lib/forms/desk.ts';
import { closeComplaint } from '#lib/server/complaints/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { templatesFor } from '../templates.server.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { caseFile, possible, detail } = await openVerb(event, actor, 'close');
	const { silence } = detail;
	const { now } = event.locals;
	return {
		caseFile,
		possible,
		...templatesFor(event, detail, 'close'),
		timeIsOver: silence !== null && silence.overAt < now,
		silent: silence?.closableFrom ? silence.closableFrom < now : false
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		return performVerb(event, 'close', closingForm, (target, { ground, text }) =>
			closeComplaint(event.locals, actor, target, { ground, text }, event.locals.now)
		);
	}
};
