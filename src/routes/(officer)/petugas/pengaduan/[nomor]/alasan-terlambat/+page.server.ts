import { ALASAN_TERLAMBAT, latenessForm } from '#lib/forms/desk.ts';
import { LATE_REASON_LABELS, STAGE_LABELS } from '#lib/labels/complaints.ts';
import { formatDateTime } from '#lib/labels/deadline.ts';
import { explainLateness, missedClocks } from '#lib/server/complaints/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { caseFile, possible, detail } = await openVerb(event, actor, 'explainLate');
	const { office, now } = event.locals;
	return {
		caseFile,
		possible,
		missed: missedClocks(detail.clocks, detail.complaint, now).map(
			({ stage, round, dueAt, lateReason }) => ({
				value: `${stage}.${round}`,
				label: `${STAGE_LABELS[stage]}${round > 1 ? `, putaran ${round}` : ''}`,
				hint: [
					`Batasnya ${formatDateTime(dueAt, office.calendar.timeZone)}.`,
					lateReason ? `Alasan sekarang: ${LATE_REASON_LABELS[lateReason].toLowerCase()}.` : ''
				].join(' ')
			})
		),
		reasons: Object.entries(ALASAN_TERLAMBAT).map(([value, code]) => ({
			value,
			label: LATE_REASON_LABELS[code]
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		return performVerb(event, 'explainLate', latenessForm, ({ number }, { version: _, ...said }) =>
			explainLateness(event.locals, actor, number, said, event.locals.now)
		);
	}
};
