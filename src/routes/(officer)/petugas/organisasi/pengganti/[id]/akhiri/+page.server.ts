import { redirect } from '@sveltejs/kit';
import { daysWords } from '#lib/labels/organisation.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { endLeave, openLeave } from '#lib/server/officers/index.ts';
import { orErrorPage } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { COMPLAINT_ROLES } from '../../../../words.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...COMPLAINT_ROLES, 'administrator');
	const { db, office, now } = event.locals;
	const today = localDate(office.calendar, now);
	const leave = await orErrorPage(openLeave(db, actor, event.params.id, today));
	return {
		officer: leave.officerName,
		deputy: leave.deputyName,
		running: leave.running,
		days: daysWords(leave)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, ...COMPLAINT_ROLES, 'administrator');
		const { db, office, now } = event.locals;
		const today = localDate(office.calendar, now);
		await orErrorPage(endLeave(db, actor, event.params.id, today, now));
		redirect(303, '/petugas/organisasi?selesai=akhiri');
	}
};
