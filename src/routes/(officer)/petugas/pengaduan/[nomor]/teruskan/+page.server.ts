import { forwardingForm, TUJUAN } from '#lib/forms/desk.ts';
import { FORWARDING_KIND_LABELS, NO_CONNECTION } from '#lib/labels/forwarding.ts';
import { forwardComplaint } from '#lib/server/complaints/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { templatesFor } from '../templates.server.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { detail, ...shown } = await openVerb(event, actor, 'forward');
	return {
		...shown,
		...templatesFor(event, detail, 'forward'),
		kinds: Object.entries(TUJUAN).map(([value, kind]) => ({
			value,
			label: FORWARDING_KIND_LABELS[kind],
			...(kind === 'sp4n' ? { hint: NO_CONNECTION } : {})
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		return performVerb(event, 'forward', forwardingForm, (target, handover) =>
			forwardComplaint(event.locals, actor, target, handover, event.locals.now)
		);
	}
};
