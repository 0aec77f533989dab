import { error, fail, redirect } from '@sveltejs/kit';
import { linkPasswordForm } from '#lib/forms/officers.ts';
import {
	readPasswordLink,
	setPasswordWithLink,
	SHORTEST_PASSWORD
} from '#lib/server/officers/index.ts';
import { DomainError } from '#lib/server/platform/errors.ts';
import { readForm, refuse } from '#lib/server/web/forms.ts';
import type { Actions, PageServerLoad } from './$types';

const CLOSED =
	'Tautan ini sudah dipakai, sudah diganti, atau sudah lewat 24 jam. Minta tautan baru kepada administrator kantor.';

export const load: PageServerLoad = async ({ locals, request, url }) => {
	const key = url.searchParams.get('kunci') ?? '';
	const shortest = SHORTEST_PASSWORD;
	// After a refused form key and owner come with the form's answer.
	if (request.method !== 'GET') return { key, owner: null, shortest };
	const owner = await readPasswordLink(locals.db, key, locals.now);
	if (!owner) error(410, CLOSED);
	return { key, owner, shortest };
};

export const actions: Actions = {
	default: async (event) => {
		const { locals } = event;
		const form = await readForm(event, linkPasswordForm);
		const key = form.posted.values.kunci_sandi ?? '';
		const owner = await readPasswordLink(locals.db, key, locals.now);
		if (!owner) error(410, CLOSED);
		if (!form.ok) return fail(form.failure.status, { ...form.failure.data, key, owner });
		try {
			await setPasswordWithLink(locals.db, key, form.value, locals.now);
		} catch (problem) {
			if (problem instanceof DomainError && problem.code === 'expired') error(410, CLOSED);
			const failure = refuse(problem, form.posted);
			return fail(failure.status, { ...failure.data, key, owner });
		}
		redirect(303, '/petugas/masuk?pesan=sandi-tersimpan');
	}
};
