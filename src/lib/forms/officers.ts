// The fields of the officers' account pages, and their rules.
import * as v from 'valibot';
import { checkbox } from './complaint.ts';
import type { Role } from '#lib/codes/officer-codes.ts';

const typed = (sentence: string) =>
	v.pipe(v.optional(v.string(sentence), ''), v.maxLength(200, sentence), v.nonEmpty(sentence));

/** Sign-in, first step. */
export const signInForm = v.pipe(
	v.object({
		nama_pengguna: v.pipe(typed('Tulis nama pengguna Anda.'), v.trim()),
		kata_sandi: typed('Tulis kata sandi Anda.')
	}),
	v.transform((form) => ({ username: form.nama_pengguna, password: form.kata_sandi }))
);

/** Sign-in, second step. */
export const secondFactorForm = v.pipe(
	v.object({ kode: v.pipe(typed('Tulis kode dari aplikasi, atau satu kode cadangan.'), v.trim()) }),
	v.transform((form) => ({ code: form.kode }))
);

/** Posted word → code. */
export const PERAN = {
	administrator: 'administrator',
	penerima: 'intake',
	petugas: 'handler',
	kepala_unit: 'unit_head',
	pimpinan: 'head',
	operator_kecamatan: 'district_operator',
	pengawas: 'overseer',
	anggota_wbs: 'disclosure_member'
} as const satisfies Record<string, Role>;

// Its rules (length, spelling, places that exist) are the account's own: officers/account-rules.
const anyText = v.optional(v.string('Isian ini tidak terbaca. Tulis lagi.'), '');
const UNKNOWN_ROLE = 'Pilih peran dari daftar.';
const roleWords = v.pipe(
	v.optional(v.union([v.string(), v.array(v.string())], UNKNOWN_ROLE), []),
	v.transform((words) => [words].flat()),
	v.check((words) => words.every((word) => Object.hasOwn(PERAN, word)), UNKNOWN_ROLE),
	v.transform((words) => words.map((word) => PERAN[word as keyof typeof PERAN]))
);
const newPassword = v.pipe(anyText, v.nonEmpty('Tulis kata sandi yang baru.'));
const NOT_REPEATED = 'Kedua kata sandi belum sama. Ketik lagi.';

/** The first administrator, behind the link of the start. */
export const firstAdministratorForm = v.pipe(
	v.object({
		kunci_awal: anyText,
		// Said at once with the password's own, not in a second round.
		nama_pengguna: v.pipe(anyText, v.nonEmpty('Tulis nama pengguna.')),
		nama: v.pipe(anyText, v.nonEmpty('Tulis nama lengkap.')),
		kata_sandi: newPassword,
		kata_sandi_ulang: anyText,
		peran: roleWords,
		unit: anyText
	}),
	v.forward(
		v.partialCheck(
			[['kata_sandi'], ['kata_sandi_ulang']],
			(form) => form.kata_sandi === form.kata_sandi_ulang,
			NOT_REPEATED
		),
		['kata_sandi_ulang']
	),
	v.transform((form) => ({
		key: form.kunci_awal,
		username: form.nama_pengguna,
		name: form.nama,
		password: form.kata_sandi,
		roles: form.peran,
		unitCode: form.unit || null
	}))
);

/** A new password, behind a one-time link. */
export const linkPasswordForm = v.pipe(
	v.object({ kunci_sandi: anyText, kata_sandi_baru: newPassword, kata_sandi_ulang: anyText }),
	v.forward(
		v.partialCheck(
			[['kata_sandi_baru'], ['kata_sandi_ulang']],
			(form) => form.kata_sandi_baru === form.kata_sandi_ulang,
			NOT_REPEATED
		),
		['kata_sandi_ulang']
	),
	v.transform((form) => ({ key: form.kunci_sandi, password: form.kata_sandi_baru }))
);

/** The officer's own password. */
export const ownPasswordForm = v.pipe(
	v.object({
		kata_sandi_lama: typed('Tulis kata sandi Anda yang sekarang.'),
		kata_sandi_baru: newPassword,
		kata_sandi_ulang: anyText
	}),
	v.forward(
		v.partialCheck(
			[['kata_sandi_baru'], ['kata_sandi_ulang']],
			(form) => form.kata_sandi_baru === form.kata_sandi_ulang,
			NOT_REPEATED
		),
		['kata_sandi_ulang']
	),
	v.transform((form) => ({
		currentPassword: form.kata_sandi_lama,
		newPassword: form.kata_sandi_baru
	}))
);

/** The first code of a new second factor. */
export const enrolmentForm = v.pipe(
	v.object({ kode: v.pipe(typed('Tulis enam angka dari aplikasi.'), v.trim()) }),
	v.transform((form) => ({ code: form.kode }))
);

/** The password, once more, before something that weakens the account. */
export const passwordForm = v.pipe(
	v.object({ kata_sandi: typed('Tulis kata sandi Anda.') }),
	v.transform((form) => ({ password: form.kata_sandi }))
);

/** An account, as an administrator fills it in. */
export const accountForm = v.pipe(
	v.object({
		nama_pengguna: anyText,
		nama: anyText,
		peran: roleWords,
		unit: anyText,
		kecamatan: anyText
	}),
	v.transform((form) => ({
		username: form.nama_pengguna,
		name: form.nama,
		roles: form.peran,
		unitCode: form.unit || null,
		kecamatanCode: form.kecamatan || null
	}))
);

/** Whether residents pick an officer from a list. */
export const officerListForm = v.pipe(
	v.object({ tampil: checkbox }),
	v.transform((form) => form.tampil)
);

/** The roles that must have a second factor. */
export const requirementForm = v.pipe(
	v.object({ peran: roleWords }),
	v.transform((form) => form.peran)
);
