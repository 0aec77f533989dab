import { daysWords } from '#lib/labels/organisation.ts';
import { readWorkload } from '#lib/server/complaints/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import {
	hasRole,
	listColleagues,
	listDeputyships,
	mayEnterLeaveOf
} from '#lib/server/officers/index.ts';
import { wordFor } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { COMPLAINT_ROLES } from '../words.server.ts';
import { structureOf } from './structure.server.ts';
import type { PageServerLoad } from './$types';

const DONE: Record<string, string> = {
	pengganti: 'Cuti dan penggantinya tercatat.',
	akhiri: 'Cuti itu sudah diakhiri. Penggantinya tidak bertindak lagi sebagai pengganti.'
};

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...COMPLAINT_ROLES, 'administrator');
	const { db, office, now } = event.locals;
	const [colleagues, leaves, loads] = await Promise.all([
		listColleagues(db),
		listDeputyships(db, localDate(office.calendar, now)),
		hasRole(actor, ...COMPLAINT_ROLES) ? readWorkload({ db }, actor, now) : null
	]);
	return {
		done: wordFor(DONE, event.url.searchParams.get('selesai')),
		...structureOf({ office, colleagues, leaves, loads }),
		leaves: leaves.map((leave) => ({
			id: leave.id,
			officer: leave.officerName,
			deputy: leave.deputyName,
			days: daysWords(leave),
			running: leave.running,
			mayEnd: mayEnterLeaveOf(actor, { id: leave.officerId, unitCode: leave.unitCode })
		})),
		administers: hasRole(actor, 'administrator')
	};
};
