import { redirect } from '@sveltejs/kit';
import { wordOf } from '#lib/forms/desk.ts';
import { accountForm, PERAN } from '#lib/forms/officers.ts';
import { formatDateTime } from '#lib/labels/deadline.ts';
import { ACCOUNT_EVENT_LABELS } from '#lib/labels/officers.ts';
import { changeOfficerWithCases } from '#lib/server/complaints/index.ts';
import { readForm, refuse, wordFor } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { kecamatanChoices, roleChoices, unitChoices } from '../../choices.server.ts';
import { handOverChoices, openAccount, receiverIn, withRoles } from '../account.server.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE: Record<string, string> = {
	ubah: 'Perubahan tersimpan dan langsung berlaku.',
	nonaktifkan: 'Akun sudah nonaktif. Semua perangkatnya sudah keluar.',
	serahkan: 'Pengaduannya sudah berpindah tangan.',
	aktifkan: 'Akun aktif lagi, dengan kata sandi yang dulu.',
	'lepas-dua-langkah': 'Verifikasi dua langkah sudah dilepas. Semua perangkatnya sudah keluar.'
};

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'administrator');
	const { account, history } = await openAccount(event, actor);
	const { office } = event.locals;
	const at = (moment: Date) => formatDateTime(moment, office.agency.timeZone);
	const handOver = await handOverChoices(event, actor, account);
	return {
		...handOver,
		done: wordFor(DONE, event.url.searchParams.get('selesai')),
		own: account.id === actor.id,
		account: {
			id: account.id,
			name: account.name,
			disabled: account.disabledAt !== null,
			hasSecondFactor: account.hasSecondFactor
		},
		values: {
			nama: account.name,
			unit: account.unitCode ?? '',
			kecamatan: account.kecamatanCode ?? ''
		} as Record<string, string>,
		chosen: account.roles.map((role) => wordOf(PERAN, role)),
		facts: [
			{ term: 'Nama pengguna', text: account.username },
			{
				term: 'Keadaan',
				text: account.disabledAt ? `Nonaktif sejak ${at(account.disabledAt)}` : 'Aktif'
			},
			{
				term: 'Kata sandi',
				text: account.hasPassword ? 'Sudah diatur' : 'Belum diatur lewat tautannya'
			},
			{
				term: 'Verifikasi dua langkah',
				text: account.hasSecondFactor ? 'Terpasang' : 'Belum terpasang'
			},
			{
				term: 'Pengaduan terbuka padanya',
				text: handOver.cases > 0 ? String(handOver.cases) : 'Tidak ada'
			},
			{
				term: 'Terakhir masuk',
				text: account.lastSignedInAt ? at(account.lastSignedInAt) : 'Belum pernah'
			}
		],
		history: history.map((entry) => ({
			title: ACCOUNT_EVENT_LABELS[entry.kind],
			at: at(entry.at),
			datetime: entry.at.toISOString(),
			actor: entry.actorName ?? 'Lewat server'
		})),
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
		const { account } = await openAccount(event, actor);
		try {
			await changeOfficerWithCases(
				locals,
				actor,
				account.id,
				form.value,
				receiverIn(form.posted),
				locals.now
			);
		} catch (error) {
			return withRoles(refuse(error, form.posted), form.posted);
		}
		// Who gave up the role themselves may not see this page any more.
		const stays = account.id !== actor.id || form.value.roles.includes('administrator');
		redirect(303, stays ? `/petugas/administrasi/${account.id}?selesai=ubah` : '/petugas');
	}
};
