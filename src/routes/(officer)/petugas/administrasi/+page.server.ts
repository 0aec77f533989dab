import { ROLE_LABELS } from '#lib/labels/roles.ts';
import { listAccounts, listRequiredRoles } from '#lib/server/officers/index.ts';
import { orErrorPage, wordFor } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { namesOf } from '../words.server.ts';
import type { PageServerLoad } from './$types';

const DONE: Record<string, string> = {
	'dua-langkah': 'Kewajiban verifikasi dua langkah sudah tersimpan.',
	'daftar-petugas': 'Tersimpan. Formulir warga mengikutinya paling lambat satu menit lagi.'
};

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'administrator');
	const { db, office } = event.locals;
	const names = namesOf(office);
	const [accounts, required] = await Promise.all([
		orErrorPage(listAccounts(db, actor)),
		orErrorPage(listRequiredRoles(db, actor))
	]);
	return {
		done: wordFor(DONE, event.url.searchParams.get('selesai')),
		headless: !accounts.some(
			({ disabledAt, roles }) => disabledAt === null && roles.includes('head')
		),
		required: required.map((role) => ROLE_LABELS[role]).join(', '),
		accounts: accounts.map((account) => ({
			id: account.id,
			name: account.name,
			username: account.username,
			own: account.id === actor.id,
			roles: account.roles.map((role) => ROLE_LABELS[role]).join(', '),
			place: [
				names.unit(account.unitCode),
				account.kecamatanCode && `Kecamatan ${names.kecamatan(account.kecamatanCode)}`
			]
				.filter(Boolean)
				.join(', '),
			secondFactor: account.hasSecondFactor,
			state: account.disabledAt ? 'disabled' : account.hasPassword ? 'active' : 'waiting'
		}))
	};
};
