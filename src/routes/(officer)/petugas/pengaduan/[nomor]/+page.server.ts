import { OFFICER_VERBS } from '#lib/labels/desk.ts';
import { getComplaint } from '#lib/server/complaints/index.ts';
import { orErrorPage } from '#lib/server/web/forms.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { caseOf } from './case.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { locals, params, url } = event;
	const detail = await orErrorPage(getComplaint(locals, actor, params.nomor));
	const done = url.searchParams.get('selesai');
	const caseFile = caseOf(locals.office, detail, locals.now);
	return {
		caseFile,
		// Only a verb that exists: an address can't put words on this page.
		done: Object.values(OFFICER_VERBS).find(({ path }) => path === done)?.done ?? null
	};
};
