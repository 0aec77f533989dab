// The fields of a complaint as people post them (names are public: others build on them), and the
// rules that turn them into a filing. Shared by the resident's form and the officers'.
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import * as v from 'valibot';
import type { ComplaintType } from '#lib/codes/complaint-codes.ts';
import { optionalText, requiredText } from './text.ts';

export { cleanText, optionalText, requiredText } from './text.ts';

/** Posted word → code. */
export const JENIS = {
	pengaduan: 'complaint',
	permintaan_informasi: 'information_request',
	aspirasi: 'aspiration'
} as const satisfies Record<string, ComplaintType>;

export const NARRATIVE_MIN = 20;
export const NARRATIVE_MAX = 5000;
/** Longest name or description of an officer. */
export const ABOUT_MAX = 200;

/** The part of the form that decides by what day something is "in the future". */
export interface FormContext {
	/** Today in the office's zone, ISO date. */
	today: string;
}

/** A code from a list; whether it is in the office's list is judged by the command. */
export function requiredChoice(sentence: string) {
	return v.pipe(
		v.optional(v.string(sentence), ''),
		v.trim(),
		v.regex(/^[A-Za-z0-9_.-]{1,40}$/, sentence)
	);
}

/** A box; false when it is not ticked. */
export const checkbox = v.pipe(
	v.optional(v.string(), ''),
	v.transform((value) => !['', '0', 'tidak', 'false'].includes(value.trim().toLowerCase()))
);

/** An ISO date that exists; null when empty. */
export const optionalDay = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.check(
		(text) => text === '' || isRealDate(text),
		'Tanggal ini tidak ada. Tulis seperti 2026-11-25, atau pilih dari kalender.'
	),
	v.transform((text) => text || null)
);

/** A day that has come, and that somebody alive can speak of; null when empty. */
export function optionalDate({ today }: FormContext, future: string) {
	return v.pipe(
		optionalDay,
		v.check((date) => date === null || date <= today, future),
		v.check(
			(date) => date === null || date >= '1945-08-17',
			'Tanggal ini terlalu lama. Periksa tahunnya.'
		)
	);
}

/** @param text what may be an ISO date @returns true when that day exists */
export function isRealDate(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/**
 * `sama`: the public complaint that somebody says theirs is the same as. Anything else counts as
 * none: no complaint is refused for it.
 */
export const similarNumber = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.transform((text) => (/^\d{4}-\d{6}$/.test(text) ? text : null))
);

/** The UUID that is made with a form, so that sending it twice is harmless. */
export const formKey = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.toLowerCase(),
	v.uuid('Formulir ini sudah terlalu lama terbuka. Kirim sekali lagi.')
);

/** A telephone number as E.164; null when empty. */
export const phone = v.pipe(
	optionalText('nomor telepon', 40),
	v.check(
		(text) => text === null || isPhone(text),
		'Nomor telepon ini belum benar. Contoh: 0812 dan seterusnya, atau +62 812 dan seterusnya. Boleh juga dikosongkan.'
	),
	v.transform((text) => (text === null ? null : toE164(text)))
);

/** An e-mail address; null when empty. */
export const email = v.pipe(
	optionalText('alamat email', 200),
	v.check(
		(text) => text === null || v.is(v.pipe(v.string(), v.email()), text),
		'Alamat email ini belum benar. Contoh: nama@contoh.id. Boleh juga dikosongkan.'
	)
);

function parsePhone(text: string) {
	// People write 62812… without the plus.
	const digits = text.replace(/[^\d+]/g, '');
	return parsePhoneNumberFromString(digits.startsWith('62') ? `+${digits}` : text, 'ID');
}

function isPhone(text: string): boolean {
	return parsePhone(text)?.isPossible() ?? false;
}

function toE164(text: string): string {
	return parsePhone(text)?.number ?? text;
}

/**
 * The resident's form. Its output is a filing, except for the attachments.
 * @param context today in the office's zone
 */
export function filingForm(context: FormContext) {
	return v.pipe(
		v.object({
			jenis: v.pipe(
				v.optional(v.string(), ''),
				v.picklist(
					Object.keys(JENIS) as (keyof typeof JENIS)[],
					'Pilih dulu: pengaduan, pertanyaan, atau saran.'
				)
			),
			layanan: requiredChoice('Pilih layanan dari daftar.'),
			kategori: requiredChoice('Pilih masalah dari daftar.'),
			uraian: requiredText('uraian', NARRATIVE_MIN, NARRATIVE_MAX),
			tanggal_kejadian: optionalDate(
				context,
				'Tanggal kejadian tidak boleh di masa depan. Periksa tanggalnya.'
			),
			kecamatan: requiredChoice('Pilih kecamatan dari daftar.'),
			desa: v.pipe(
				v.optional(v.string(), ''),
				v.trim(),
				v.check((text) => /^[0-9.]{0,20}$/.test(text), 'Pilih desa dari daftar.'),
				v.transform((text) => text || null)
			),
			nama: optionalText('nama', 120),
			telepon: phone,
			email,
			anonim: checkbox,
			rahasia: checkbox,
			// Absent where the office shows no list; a union alone would want the key.
			tentang_petugas: v.optional(
				v.union(
					[
						v.pipe(
							v.literal(''),
							v.transform(() => null)
						),
						v.pipe(v.string(), v.uuid())
					],
					'Pilih petugas dari daftar, atau tulis namanya.'
				),
				''
			),
			nama_petugas: optionalText('nama atau ciri petugas', ABOUT_MAX),
			kunci: formKey
		}),
		v.transform((form) => ({
			type: JENIS[form.jenis],
			serviceCode: form.layanan,
			categoryCode: form.kategori,
			narrative: form.uraian,
			incidentDate: form.tanggal_kejadian,
			kecamatanCode: form.kecamatan,
			desaCode: form.desa,
			reporterName: form.nama,
			reporterPhone: form.telepon,
			reporterEmail: form.email,
			nameHidden: form.anonim,
			confidential: form.rahasia,
			...((form.tentang_petugas ?? form.nama_petugas)
				? { about: { officerId: form.tentang_petugas, words: form.nama_petugas } }
				: {}),
			key: form.kunci
		}))
	);
}
