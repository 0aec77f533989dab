import { accountForm } from '#lib/forms/officers.ts';
import { addOfficer } from '#lib/server/officers/index.ts';
import { readForm, refuse } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { kecamatanChoices, roleChoices, unitChoices } from '../../choices.server.ts';
import { shownLink, withRoles } from '../account.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	requireRole(event, 'administrator');
	const { office } = event.locals;
	return {
		roles: roleChoices(),
		units: unitChoices(office),
		kecamatan: kecamatanChoices(office)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, 'administrator');
		const form = await readForm(event, accountForm);
		if (!form.ok) return withRoles(form.failure, form.posted);
		const { locals } = event;
		try {
			const { officerId, handover } = await addOfficer(
				locals,
				actor,
				form.value,
				'link',
				locals.now
			);
			return { id: officerId, handover: shownLink(event, form.value, handover) };
		} catch (error) {
			return withRoles(refuse(error, form.posted), form.posted);
		}
	}
};
