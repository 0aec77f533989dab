// What is posted on the organisation pages: leave with its deputy, and routing rules.
import * as v from 'valibot';
import type { ComplaintClass } from '#lib/codes/complaint-codes.ts';
import { optionalDay } from './complaint.ts';
import { KELAS, NOTE_MAX } from './desk.ts';

const person = (sentence: string) => v.pipe(v.optional(v.string(), ''), v.uuid(sentence));

/** `pengganti`: who is away, who acts for them, on which days. */
export const leaveForm = v.pipe(
	v.object({
		petugas: person('Pilih siapa yang cuti.'),
		pengganti: person('Pilih siapa penggantinya.'),
		mulai: v.pipe(optionalDay, v.string('Isi tanggal mulai.')),
		sampai: v.pipe(optionalDay, v.string('Isi hari terakhir.'))
	}),
	v.transform((form) => ({
		officerId: form.petugas,
		deputyId: form.pengganti,
		from: form.mulai,
		until: form.sampai
	}))
);

// Which codes exist is the rule's own matter: routing/rules.
const code = v.pipe(
	v.optional(v.string(), ''),
	v.maxLength(40, 'Pilih dari daftar.'),
	v.transform((text) => text || null)
);

/** `aturan`: to which unit complaints of a kind go. Empty conditions mean "any". */
export const ruleForm = v.pipe(
	v.object({
		layanan: code,
		kategori: code,
		golongan: v.pipe(
			v.optional(v.string(), ''),
			v.check((text) => text === '' || Object.hasOwn(KELAS, text), 'Pilih golongan dari daftar.'),
			v.transform((text): ComplaintClass | null => KELAS[text as keyof typeof KELAS] ?? null)
		),
		kelompok: code,
		unit: v.pipe(v.optional(v.string(), ''), v.nonEmpty('Pilih unit yang menangani.')),
		petugas: v.pipe(
			v.union([v.literal(''), v.pipe(v.string(), v.uuid())], 'Pilih petugas dari daftar.'),
			v.transform((text) => text || null)
		),
		urutan: v.pipe(
			v.optional(v.string(), ''),
			v.trim(),
			v.regex(/^[1-9]\d?$/, 'Isi urutan dengan angka 1 sampai 99.'),
			v.transform(Number)
		),
		keterangan: v.pipe(
			v.optional(v.string(), ''),
			v.trim(),
			v.maxLength(NOTE_MAX, `Keterangan paling banyak ${NOTE_MAX} huruf.`)
		)
	}),
	v.transform((form) => ({
		serviceCode: form.layanan,
		categoryCode: form.kategori,
		class: form.golongan,
		serviceGroup: form.kelompok,
		unitCode: form.unit,
		officerId: form.petugas,
		priority: form.urutan,
		note: form.keterangan
	}))
);
