import { redirect } from '@sveltejs/kit';
import { DEPUTY_ROLES } from '#lib/codes/officer-codes.ts';
import { leaveForm } from '#lib/forms/organisation.ts';
import { ROLE_LABELS } from '#lib/labels/roles.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import {
	type Colleague,
	enterLeave,
	hasRole,
	listColleagues,
	mayEnterLeaveOf,
	mayStandIn
} from '#lib/server/officers/index.ts';
import { readForm, refuse } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { COMPLAINT_ROLES, namesOf } from '../../words.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...COMPLAINT_ROLES, 'administrator');
	const { db, office, now } = event.locals;
	const names = namesOf(office);
	const choice = ({ id, name, roles, unitCode }: Colleague) => {
		const held = roles.map((role) => ROLE_LABELS[role]).join(', ');
		return { value: id, label: [name, held, names.unit(unitCode)].filter(Boolean).join(' · ') };
	};
	const colleagues = await listColleagues(db);
	const officers = colleagues.filter(
		(officer) => hasRole(officer, ...DEPUTY_ROLES) && mayEnterLeaveOf(actor, officer)
	);
	return {
		today: localDate(office.calendar, now),
		officers: officers.map(choice),
		own: officers.some(({ id }) => id === actor.id) ? actor.id : '',
		deputies: colleagues.filter(mayStandIn).map(choice)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, ...COMPLAINT_ROLES, 'administrator');
		const form = await readForm(event, leaveForm);
		if (!form.ok) return form.failure;
		const { db, office, now } = event.locals;
		try {
			await enterLeave(db, actor, form.value, localDate(office.calendar, now), now);
		} catch (error) {
			return refuse(error, form.posted);
		}
		redirect(303, '/petugas/organisasi?selesai=pengganti');
	}
};
