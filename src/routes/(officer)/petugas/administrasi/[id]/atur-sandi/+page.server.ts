import { resetPassword } from '#lib/server/officers/index.ts';
import { readPostedForm, refuse } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { openAccount, openStep, shownLink } from '../../account.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'administrator');
	return openStep(event, actor);
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, 'administrator');
		const posted = await readPostedForm(event);
		const { account } = await openAccount(event, actor);
		const { db, now } = event.locals;
		try {
			const handover = await resetPassword(db, actor, account.id, 'link', now);
			return { handover: shownLink(event, account, handover) };
		} catch (error) {
			return refuse(error, posted);
		}
	}
};
