import { disposisiForm } from '#lib/forms/desk.ts';
import { assignComplaint } from '#lib/server/complaints/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { listHandlers } from '#lib/server/officers/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { office, db, now } = event.locals;
	const { caseFile, possible, detail } = await openVerb(event, actor, 'assign');
	const handlers = await listHandlers(db);
	return {
		caseFile,
		possible,
		units: office.agency.units.map(({ code, name }) => ({ value: code, label: name })),
		unit: detail.complaint.unitCode ?? '',
		officers: office.agency.units.map(({ code, name }) => ({
			label: name,
			options: handlers
				.filter(({ unitCode }) => unitCode === code)
				.map((handler) => ({ value: handler.id, label: handler.name }))
		})),
		today: localDate(office.calendar, now)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		const { locals } = event;
		const handlers = await listHandlers(locals.db);
		const form = disposisiForm({ today: localDate(locals.office.calendar, locals.now) });
		return performVerb(
			event,
			'assign',
			form,
			(target, { unitCode, ...to }) => {
				// Who names an officer has named the unit.
				const unitOfOfficer = handlers.find(({ id }) => id === to.officerId)?.unitCode;
				const disposisi = { ...to, unitCode: unitCode || (unitOfOfficer ?? '') };
				return assignComplaint(locals, actor, target, disposisi, locals.now);
			},
			{ leavesSightOf: actor }
		);
	}
};
