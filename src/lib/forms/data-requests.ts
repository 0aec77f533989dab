// What residents and officers post about personal data. Field names are public.
import * as v from 'valibot';
import { DATA_FIELDS, type DataField } from '#lib/codes/data-request-codes.ts';
import {
	checkbox,
	email,
	formKey,
	optionalDay,
	optionalText,
	phone,
	requiredText
} from './complaint.ts';

/** Posted word → code. */
export const BAGIAN = {
	nama: 'name',
	telepon: 'phone',
	email: 'email',
	lainnya: 'other'
} as const satisfies Record<string, DataField>;

/** `perbaiki`: what is wrong, and in the resident's words what is right. */
export const correctionForm = v.pipe(
	v.object({
		kunci: formKey,
		salah_nama: checkbox,
		salah_telepon: checkbox,
		salah_email: checkbox,
		salah_lainnya: checkbox,
		isi: requiredText('yang benar', 3, 1000)
	}),
	v.forward(
		v.check(
			(form) => form.salah_nama || form.salah_telepon || form.salah_email || form.salah_lainnya,
			'Pilih dulu apa yang salah.'
		),
		['salah_nama']
	),
	v.transform((form) => {
		const wrong = {
			name: form.salah_nama,
			phone: form.salah_telepon,
			email: form.salah_email,
			other: form.salah_lainnya
		};
		return {
			kunci: form.kunci,
			fields: DATA_FIELDS.filter((field) => wrong[field]),
			words: form.isi
		};
	})
);

const sure = (sentence: string) =>
	v.pipe(
		checkbox,
		v.check((ticked) => ticked, sentence)
	);

/** `hapus`, by the resident. Nobody has to say why. */
export const erasureForm = v.object({
	kunci: formKey,
	yakin: sure('Centang dulu bahwa Anda mengerti.'),
	isi: optionalText('alasan', 1000)
});

/** `tarik` */
export const withdrawalForm = v.object({ kunci: formKey, isi: optionalText('alasan', 1000) });

/** `unduh` */
export const exportForm = v.object({
	kunci: formKey,
	bentuk: v.picklist(['json', 'pdf'], 'Pilih JSON atau PDF.')
});

/** `perbaiki`, by the officer: all three as they should be, and what was done. */
export const correctedForm = v.pipe(
	v.object({
		nama: optionalText('nama', 120),
		telepon: phone,
		email,
		isi: requiredText('jawaban', 10, 2000)
	}),
	v.transform((form) => ({
		identity: { name: form.nama, phone: form.telepon, email: form.email },
		answer: form.isi
	}))
);

/** `hapus`, by the head. */
export const erasedForm = v.object({
	yakin: sure('Centang dulu. Penghapusan tidak bisa dibatalkan.')
});

/** `tolak` */
export const refusalForm = v.object({ isi: requiredText('alasan', 20, 2000) });

/** `retensi/[aturan]`: what the head decides. Without a tick the rule does nothing. */
export const retentionForm = v.pipe(
	v.object({
		bulan: v.pipe(
			v.optional(v.string(), ''),
			v.trim(),
			v.regex(/^\d{1,3}$/, 'Isi banyaknya bulan dengan angka, 1 sampai 600.'),
			v.transform(Number),
			v.minValue(1, 'Isi paling sedikit 1 bulan.'),
			v.maxValue(600, 'Isi paling banyak 600 bulan.')
		),
		dasar: requiredText('dasarnya', 5, 300),
		mulai: v.pipe(
			optionalDay,
			v.check((day) => day !== null, 'Pilih tanggal mulai berlaku.'),
			v.transform((day) => day ?? '')
		),
		aktif: checkbox
	}),
	v.transform((form) => ({
		months: form.bulan,
		legalBasis: form.dasar,
		effectiveFrom: form.mulai,
		active: form.aktif
	}))
);

/** `retensi/jalankan` */
export const retentionRunForm = v.object({
	yakin: sure('Centang dulu. Penghapusan tidak bisa dibatalkan.')
});

/** `retensi/tahan` */
export const holdForm = v.object({
	nomor: requiredText('nomor laporan', 5, 20),
	isi: requiredText('alasan', 10, 1000)
});
