import { ROLE_LABELS } from '#lib/labels/roles.ts';
import { secondFactorOf } from '#lib/server/officers/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { namesOf } from '../words.server.ts';
import { wordFor } from '#lib/server/web/forms.ts';
import type { PageServerLoad } from './$types';

const DONE: Record<string, string> = {
	kabar: 'Pilihan kabar Anda sudah tersimpan.',
	sandi: 'Kata sandi Anda sudah diganti. Perangkat lain sudah keluar.',
	'lepas-dua-langkah': 'Verifikasi dua langkah sudah dilepas.'
};

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { db, office } = event.locals;
	const names = namesOf(office);
	const factor = await secondFactorOf(db, actor, office.agency.shortName);
	return {
		owes: actor.owes ?? null,
		done: wordFor(DONE, event.url.searchParams.get('selesai')),
		secondFactor: factor.state === 'on',
		facts: [
			{ term: 'Nama', text: actor.name },
			{ term: 'Nama pengguna', text: actor.username },
			{ term: 'Peran', text: actor.roles.map((role) => ROLE_LABELS[role]).join(', ') },
			{ term: 'Unit', text: names.unit(actor.unitCode) ?? 'Tanpa unit' },
			...(actor.kecamatanCode
				? [{ term: 'Kecamatan', text: names.kecamatan(actor.kecamatanCode) }]
				: []),
			{
				term: 'Verifikasi dua langkah',
				text:
					factor.state === 'on'
						? `Terpasang, sisa ${factor.recoveryCodesLeft} kode cadangan`
						: 'Belum terpasang'
			}
		]
	};
};
