import { CARA, HASIL, pauseForm, SEBAB } from '#lib/forms/desk.ts';
import {
	CONTACT_OUTCOME_LABELS,
	CONTACT_WAY_LABELS,
	PAUSE_CATEGORY_LABELS
} from '#lib/labels/complaints.ts';
import { longestPause, pauseComplaint } from '#lib/server/complaints/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { templatesFor } from '../templates.server.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { office, now } = event.locals;
	const { detail, ...shown } = await openVerb(event, actor, 'pause');
	return {
		...shown,
		...templatesFor(event, detail, 'pause'),
		reachable: detail.contact.phone || detail.contact.email,
		today: localDate(office.calendar, now),
		categories: Object.entries(SEBAB).map(([value, code]) => ({
			value,
			label: PAUSE_CATEGORY_LABELS[code],
			hint: `Paling lama ${longestPause(office, code, now)} hari kerja.`
		})),
		ways: Object.entries(CARA).map(([value, code]) => ({
			value,
			label: CONTACT_WAY_LABELS[code]
		})),
		outcomes: Object.entries(HASIL).map(([value, code]) => ({
			value,
			label: CONTACT_OUTCOME_LABELS[code]
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		return performVerb(event, 'pause', pauseForm, (target, { wanted }) =>
			pauseComplaint(event.locals, actor, target, wanted, event.locals.now)
		);
	}
};
