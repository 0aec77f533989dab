import { CARA_UPAYA, contactForm, HASIL } from '#lib/forms/desk.ts';
import { CONTACT_OUTCOME_LABELS, CONTACT_WAY_LABELS } from '#lib/labels/complaints.ts';
import { timeFieldValue } from '#lib/labels/deadline.ts';
import { recordContact } from '#lib/server/complaints/index.ts';
import { instantAt, localDate } from '#lib/server/deadlines/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

const MINUTE_MS = 60_000;

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { calendar } = event.locals.office;
	const { caseFile, possible } = await openVerb(event, actor, 'recordContact');
	return {
		caseFile,
		possible,
		today: localDate(calendar, event.locals.now),
		time: timeFieldValue(event.locals.now, calendar.timeZone),
		ways: Object.entries(CARA_UPAYA).map(([value, code]) => ({
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
		const { office, now } = event.locals;
		const form = contactForm({ today: localDate(office.calendar, now) });
		return performVerb(
			event,
			'recordContact',
			form,
			(target, { way, outcome, date, time, note }) => {
				const minute = instantAt(office.calendar, date, time);
				// The form knows minutes only: this one is now, not some seconds ago.
				const at = minute <= now && now.getTime() - minute.getTime() < MINUTE_MS ? now : minute;
				return recordContact(event.locals, actor, target, { way, outcome, at, note }, now);
			}
		);
	}
};
