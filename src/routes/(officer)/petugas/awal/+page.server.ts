import { type ActionFailure, error, fail, redirect } from '@sveltejs/kit';
import { firstAdministratorForm } from '#lib/forms/officers.ts';
import {
	createFirstAdministrator,
	describeDevice,
	isSetupLinkOpen,
	SESSION_COOKIE,
	sessionCookieOptions,
	SHORTEST_PASSWORD
} from '#lib/server/officers/index.ts';
import { DomainError } from '#lib/server/platform/errors.ts';
import { type FormFailure, type PostedForm, readForm, refuse } from '#lib/server/web/forms.ts';
import { roleChoices, unitChoices } from '../choices.server.ts';
import type { Actions, PageServerLoad } from './$types';

const CLOSED =
	'Tautan ini sudah dipakai atau sudah lewat satu jam. Bila belum ada administrator, jalankan ulang aplikasi di server: tautan baru tampil di terminalnya.';

export const load: PageServerLoad = async ({ locals, request, url }) => {
	const key = url.searchParams.get('kunci') ?? '';
	// After a refused form the key comes with the form's answer.
	if (request.method === 'GET' && !(await isSetupLinkOpen(locals.db, key, locals.now))) {
		error(410, CLOSED);
	}
	return {
		key,
		shortest: SHORTEST_PASSWORD,
		roles: roleChoices('intake', 'handler', 'head'),
		units: unitChoices(locals.office)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, cookies, request, url } = event;
		const form = await readForm(event, firstAdministratorForm);
		if (!form.ok) return shownAgain(form.failure, form.posted);
		const device = describeDevice(request.headers.get('user-agent') ?? '');
		try {
			const { key, ...input } = form.value;
			const token = await createFirstAdministrator(locals, key, input, device, locals.now);
			cookies.set(SESSION_COOKIE, token, sessionCookieOptions(url.protocol === 'https:'));
		} catch (problem) {
			if (problem instanceof DomainError && problem.code === 'expired') error(410, CLOSED);
			return shownAgain(refuse(problem, form.posted), form.posted);
		}
		redirect(303, '/petugas');
	}
};

// The key is a secret, so it is not among the values that forms give back; this form needs it.
function shownAgain(failure: ActionFailure<FormFailure>, { data, values }: PostedForm) {
	const chosen = data.getAll('peran').map(String);
	return fail(failure.status, { ...failure.data, key: values.kunci_awal ?? '', chosen });
}
