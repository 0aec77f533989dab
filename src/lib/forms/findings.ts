// What officers post about findings. Field names are public.
import * as v from 'valibot';
import {
	type Conclusion,
	type FindingStatus,
	type Measure,
	WINDOW_WEEKS
} from '#lib/codes/finding-codes.ts';
import { checkbox, optionalDay, optionalText, requiredText } from './complaint.ts';
import { PETUGAS } from './desk.ts';

/** Posted word → code. */
export const KEADAAN_TEMUAN = {
	dikerjakan: 'open',
	menunggu: 'acted',
	membaik: 'verified',
	ditutup: 'dropped'
} as const satisfies Record<string, FindingStatus>;

/** Posted word → code. */
export const UKURAN = {
	jumlah: 'complaints',
	lama: 'median_days',
	penilaian: 'rating'
} as const satisfies Record<string, Measure>;

/** Posted word → code. */
export const SIMPULAN = {
	membaik: 'improved',
	belum_jelas: 'not_clear',
	tidak_membaik: 'not_improved'
} as const satisfies Record<string, Conclusion>;

const code = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.regex(/^[A-Za-z0-9_.-]{0,40}$/, 'Pilih dari daftar.'),
	v.transform((text) => text || null)
);

const day = (sentence: string) =>
	v.pipe(
		optionalDay,
		v.check((date) => date !== null, sentence),
		v.transform((date) => date ?? '')
	);

const group = { layanan: code, kategori: code, kecamatan: code };

/** Which complaints to offer, as an address holds it. */
export const groupFilter = v.pipe(
	v.object(group),
	v.transform((form) => ({
		serviceCode: form.layanan,
		categoryCode: form.kategori,
		kecamatanCode: form.kecamatan
	}))
);

/** `baru` */
export const findingForm = v.pipe(
	v.object({
		...group,
		sebab: requiredText('sebabnya', 10, 1000),
		laporan: v.optional(v.array(v.string()), [])
	}),
	v.transform((form) => ({
		cause: form.sebab,
		serviceCode: form.layanan,
		categoryCode: form.kategori,
		kecamatanCode: form.kecamatan,
		complaints: form.laporan
	}))
);

/** `abaikan` and `tutup` */
export const reasonForm = v.object({ alasan: requiredText('alasan', 10, 1000) });

/** `tindakan` */
export const actionForm = v.pipe(
	v.object({
		tindakan: requiredText('tindakannya', 10, 1000),
		oleh: v.pipe(
			v.optional(v.string(), ''),
			v.trim(),
			v.minLength(1, 'Pilih siapa yang mengerjakan.')
		),
		sampai: day('Pilih sampai kapan.'),
		anggaran: optionalText('pos anggaran', 200),
		baris: optionalText('baris rencana aksi', 40)
	}),
	v.check(
		({ oleh }) =>
			!oleh.startsWith(PETUGAS) || v.is(v.pipe(v.string(), v.uuid()), oleh.slice(PETUGAS.length)),
		'Pilih unit atau petugas dari daftar.'
	),
	v.transform((form) => {
		const person = form.oleh.startsWith(PETUGAS);
		return {
			what: form.tindakan,
			unitCode: person ? null : form.oleh,
			officerId: person ? form.oleh.slice(PETUGAS.length) : null,
			dueDate: form.sampai,
			budgetLine: form.anggaran,
			planRow: form.baris
		};
	})
);

const evidence = {
	judul: requiredText('judul bukti', 5, 200),
	nomor: optionalText('nomor laporan', 20),
	dokumen: optionalText('dokumen', 500)
};

/** `bukti` */
export const evidenceForm = v.pipe(
	v.object(evidence),
	v.transform((form) => ({ title: form.judul, complaint: form.nomor, document: form.dokumen }))
);

/** `selesai` */
export const actionDoneForm = v.pipe(
	v.object({
		...evidence,
		isi: requiredText('apa yang dikerjakan', 10, 2000),
		alasan: optionalText('alasan', 1000)
	}),
	v.transform((form) => ({
		note: form.isi,
		lateReason: form.alasan,
		evidence: { title: form.judul, complaint: form.nomor, document: form.dokumen }
	}))
);

/** `perpanjang` */
export const actionExtensionForm = v.pipe(
	v.object({ sampai: day('Pilih batas yang baru.'), alasan: requiredText('alasan', 10, 1000) }),
	v.transform((form) => ({ until: form.sampai, reason: form.alasan }))
);

/** `dampak` */
export const effectForm = v.pipe(
	v.object({
		ukuran: v.picklist(
			Object.keys(UKURAN) as (keyof typeof UKURAN)[],
			'Pilih apa yang dibandingkan.'
		),
		lama: v.pipe(
			v.optional(v.string(), ''),
			v.transform(Number),
			v.picklist(WINDOW_WEEKS, 'Pilih lamanya.')
		)
	}),
	v.transform((form) => ({ measure: UKURAN[form.ukuran], weeks: form.lama }))
);

/** `simpulkan` */
export const conclusionForm = v.pipe(
	v.object({
		simpulan: v.picklist(
			Object.keys(SIMPULAN) as (keyof typeof SIMPULAN)[],
			'Pilih simpulan Anda.'
		),
		isi: requiredText('dasar simpulan', 10, 2000),
		umumkan: checkbox,
		dulu: optionalText('kalimat "Dulu"', 300),
		kami: optionalText('kalimat "Kami"', 300),
		sekarang: optionalText('kalimat "Sekarang"', 300)
	}),
	v.forward(
		v.check(
			(form) => !form.umumkan || form.simpulan === 'membaik',
			'Yang diumumkan hanya yang membaik. Hapus centangnya, atau ubah simpulannya.'
		),
		['umumkan']
	),
	v.forward(
		v.check(
			(form) => !form.umumkan || Boolean(form.dulu && form.kami && form.sekarang),
			'Isi ketiga kalimatnya: dulu, kami, sekarang.'
		),
		['dulu']
	),
	v.transform((form) => ({
		conclusion: SIMPULAN[form.simpulan],
		text: form.isi,
		forPublic:
			form.umumkan && form.dulu && form.kami && form.sekarang
				? { before: form.dulu, action: form.kami, now: form.sekarang }
				: null
	}))
);
