import { redirect } from '@sveltejs/kit';
import { validate as isUuid } from 'uuid';
import { holdForm } from '#lib/forms/data-requests.ts';
import { formatDateTime } from '#lib/labels/deadline.ts';
import { holdComplaint, listHolds, releaseComplaint } from '#lib/server/data-requests/index.ts';
import { hasRole } from '#lib/server/officers/index.ts';
import { orErrorPage, readForm, readPostedForm, refuse } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { pathOf } from '../../../words.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'head', 'overseer');
	const holds = await listHolds(event.locals, actor);
	const zone = event.locals.office.agency.timeZone;
	return {
		decides: hasRole(actor, 'head'),
		holds: holds.map((hold) => ({
			id: hold.id,
			number: hold.number,
			href: pathOf(hold.number),
			reason: hold.reason,
			by: `${hold.placedBy}, ${formatDateTime(hold.placedAt, zone)}`
		}))
	};
};

export const actions: Actions = {
	tahan: async (event) => {
		const actor = requireRole(event, 'head');
		const form = await readForm(event, holdForm);
		if (!form.ok) return form.failure;
		const { nomor, isi } = form.value;
		try {
			await holdComplaint(event.locals, actor, nomor, isi, event.locals.now);
		} catch (problem) {
			return refuse(problem, form.posted);
		}
		redirect(303, '/petugas/administrasi/retensi?selesai=tahan');
	},
	lepas: async (event) => {
		const actor = requireRole(event, 'head');
		const { id = '' } = (await readPostedForm(event)).values;
		if (isUuid(id)) {
			await orErrorPage(releaseComplaint(event.locals, actor, id, event.locals.now));
		}
		redirect(303, '/petugas/administrasi/retensi?selesai=lepas');
	}
};
