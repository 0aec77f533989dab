import { ALASAN_BUKA, identityForm } from '#lib/forms/desk.ts';
import { IDENTITY_REASON_LABELS } from '#lib/labels/complaints.ts';
import { openIdentity } from '#lib/server/complaints/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { caseFile, possible } = await openVerb(event, actor, 'openIdentity');
	return {
		caseFile,
		possible,
		reasons: Object.entries(ALASAN_BUKA).map(([value, code]) => ({
			value,
			label: IDENTITY_REASON_LABELS[code]
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		return performVerb(event, 'openIdentity', identityForm, ({ number }, { reason }) =>
			openIdentity(event.locals, actor, number, reason, event.locals.now)
		);
	}
};
