// What reporters of the sealed channel type. The same rules in their browser and, without JavaScript,
// on the server. Field names are public.
import * as v from 'valibot';
import { looksLikeComplaintCode } from '../codes/kinds.ts';
import {
	type DisclosureCategory,
	FILE_BYTES_AT_MOST,
	FILES_IN_REPORT,
	type ReportBody
} from '#lib/sealed/index.ts';
import { optionalText, requiredText } from './text.ts';

/** Posted word → code. */
export const JENIS_PELANGGARAN = {
	pungli: 'extortion',
	gratifikasi: 'gratuity',
	wewenang: 'abuse_of_power',
	kepentingan: 'conflict_of_interest',
	disiplin: 'misconduct',
	lainnya: 'other'
} as const satisfies Record<string, DisclosureCategory>;

/** Characters of the account, and of each other answer: together they fit into one envelope. */
export const ACCOUNT_MAX = 20_000;
export const ANSWER_MAX = 2000;
/** UTF-8 bytes of all answers together. */
const ANSWERS_BYTES = 100_000;

const category = v.pipe(
	v.optional(v.string(), ''),
	v.check(
		(word) => Object.hasOwn(JENIS_PELANGGARAN, word),
		'Pilih satu jenis. Bila ragu, pilih Lainnya.'
	),
	v.transform((word) => JENIS_PELANGGARAN[word as keyof typeof JENIS_PELANGGARAN])
);

/** `/wbs/lapor` */
export const disclosureForm = v.pipe(
	v.object({
		jenis: category,
		apa: requiredText('apa yang terjadi', 20, ACCOUNT_MAX),
		siapa: optionalText('nama atau jabatannya', ANSWER_MAX),
		kapan: optionalText('waktunya', ANSWER_MAX),
		di_mana: optionalText('tempatnya', ANSWER_MAX),
		bagaimana: optionalText('caranya', ACCOUNT_MAX),
		bukti: optionalText('buktinya', ANSWER_MAX),
		kecualikan: v.optional(
			v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/, 'Pilih dari daftar.'))),
			[]
		),
		kontak: optionalText('kontaknya', ANSWER_MAX)
	}),
	v.forward(
		v.check(
			(form) => new TextEncoder().encode(JSON.stringify(form)).length <= ANSWERS_BYTES,
			'Semua jawaban bersama-sama terlalu panjang. Ringkas bagian ini.'
		),
		['apa']
	),
	v.transform((form): Omit<ReportBody, 'kind' | 'signKey' | 'recipient'> => ({
		category: form.jenis,
		answers: {
			what: form.apa,
			who: form.siapa ?? '',
			when: form.kapan ?? '',
			where: form.di_mana ?? '',
			how: form.bagaimana ?? '',
			evidence: form.bukti ?? ''
		},
		excluded: [...new Set(form.kecualikan)],
		contact: form.kontak ?? ''
	}))
);

/** A message in `/wbs/kotak`. */
export const disclosureMessage = v.object({
	pesan: requiredText('pesan, atau pilih lampiran,', 1, ACCOUNT_MAX)
});
/** Why a report is taken back; may stay empty. */
export const disclosureRetraction = v.object({ alasan: optionalText('alasannya', ANSWER_MAX) });

/** Said when nobody would be left who may read. */
export const NOBODY_LEFT =
	'Sisakan paling sedikit satu orang yang boleh membaca. Bila seluruh tim tidak Anda percayai, pakai jalan di luar kantor: Inspektorat kabupaten, Ombudsman, atau KPK.';
/** Said when words and what goes with them do not fit into an envelope. */
export const TOO_LONG = 'Terlalu panjang untuk satu pesan tersegel. Ringkas, atau bagi dua.';

/**
 * @param typed as the code of a box
 * @returns what to say when it is no try at all, or null; right and wrong tries are alike to it
 */
export function misplacedCode(typed: string): string | null {
	if (typed.trim() === '') return 'Ketik dulu kode dari kertas Anda.';
	if (/^\s*\d{4}-\d{6}\s*$/.test(typed)) {
		return 'Itu nomor laporan biasa. Bukanya di halaman Lacak laporan, bersama kodenya.';
	}
	if (looksLikeComplaintCode(typed)) {
		return 'Itu kode laporan biasa: empat kelompok. Bukanya di halaman Lacak laporan, bersama nomornya.';
	}
	return null;
}

/**
 * @param files that were chosen
 * @param already how many the report has
 * @returns what is wrong with them, or null
 */
export function problemOfFiles(
	files: readonly { name: string; size: number }[],
	already = 0
): string | null {
	if (files.length + already > FILES_IN_REPORT) {
		return `Paling banyak ${FILES_IN_REPORT} lampiran untuk satu laporan.`;
	}
	const large = files.find(({ size }) => size > FILE_BYTES_AT_MOST);
	if (large)
		return `“${large.name}” lebih besar dari 25 MB. Pilih berkas lain, atau kecilkan dulu.`;
	const empty = files.find(({ size }) => size === 0);
	if (empty) return `“${empty.name}” kosong. Pilih berkas lain.`;
	return null;
}
