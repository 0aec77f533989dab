import { JENIS } from '#lib/forms/complaint.ts';
import { KELAS, verificationForm, wordOf } from '#lib/forms/desk.ts';
import { CLASS_LABELS, TYPE_LABELS } from '#lib/labels/complaints.ts';
import { formatWeekdayDate } from '#lib/labels/deadline.ts';
import { acceptComplaint, newClock, provisionalClass } from '#lib/server/complaints/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { office } = event.locals;
	const { caseFile, possible, detail } = await openVerb(event, actor, 'accept');
	const { complaint } = detail;
	return {
		caseFile,
		possible,
		types: Object.entries(JENIS).map(([value, code]) => ({ value, label: TYPE_LABELS[code] })),
		// What each class means for the deadline, so that it is seen before it is chosen.
		classes: Object.entries(KELAS).map(([value, code]) => {
			const { deadline } = newClock(office, 'resolution', complaint.receivedAt, code);
			const by = formatWeekdayDate(deadline.dueDate);
			return {
				value,
				label: CLASS_LABELS[code],
				hint: `${deadline.workingDays} hari kerja sejak masuk: ${by}`
			};
		}),
		services: office.agency.services.map(({ code, name }) => ({ value: code, label: name })),
		categories: office.agency.categories.map(({ code, name }) => ({ value: code, label: name })),
		given: {
			jenis: wordOf(JENIS, complaint.type),
			kelas: wordOf(KELAS, complaint.class ?? provisionalClass(complaint.type)),
			layanan: complaint.serviceCode,
			kategori: complaint.categoryCode
		}
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		return performVerb(event, 'accept', verificationForm, (target, { found }) =>
			acceptComplaint(event.locals, actor, target, found, event.locals.now)
		);
	}
};
