import { redirect } from '@sveltejs/kit';
import { wordOf } from '#lib/forms/desk.ts';
import { PERAN, requirementForm } from '#lib/forms/officers.ts';
import {
	listAccounts,
	listRequiredRoles,
	requireSecondFactor
} from '#lib/server/officers/index.ts';
import { orErrorPage, readForm, refuse } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { roleChoices } from '../../choices.server.ts';
import { withRoles } from '../account.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'administrator');
	const { db } = event.locals;
	const [accounts, required] = await Promise.all([
		orErrorPage(listAccounts(db, actor)),
		orErrorPage(listRequiredRoles(db, actor))
	]);
	const active = accounts.filter(({ disabledAt }) => disabledAt === null);
	return {
		chosen: required.map((role) => wordOf(PERAN, role)),
		roles: roleChoices().map(({ value, label }) => {
			const holders = active.filter(({ roles }) =>
				roles.includes(PERAN[value as keyof typeof PERAN])
			);
			const without = holders.filter(({ hasSecondFactor }) => !hasSecondFactor).length;
			return {
				value,
				label,
				hint:
					holders.length === 0
						? 'Belum ada orangnya.'
						: without === 0
							? `${holders.length} orang, semua sudah memasang.`
							: `${holders.length} orang, ${without} belum memasang.`
			};
		})
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, 'administrator');
		const form = await readForm(event, requirementForm);
		if (!form.ok) return withRoles(form.failure, form.posted);
		try {
			await requireSecondFactor(event.locals.db, actor, form.value, event.locals.now);
		} catch (error) {
			return withRoles(refuse(error, form.posted), form.posted);
		}
		redirect(303, '/petugas/administrasi?selesai=dua-langkah');
	}
};
