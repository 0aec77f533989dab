// What the forms of deadline policies accept.
import * as v from 'valibot';
import { OWNER_LABELS, POLICY_LABELS } from '../labels/policies.ts';
import type { DeadlineCode, DeadlineOwner } from '../server/deadlines/index.ts';

const oneOf = <Code extends string>(words: Record<Code, string>, sentence: string) =>
	v.picklist(Object.keys(words) as [Code, ...Code[]], sentence);
const number = (sentence: string, most: number) =>
	v.pipe(
		v.optional(v.string(), ''),
		v.trim(),
		v.regex(/^\d{1,5}$/, sentence),
		v.transform(Number),
		v.minValue(1, sentence),
		v.maxValue(most, sentence)
	);
const note = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.maxLength(500, 'Catatannya terlalu panjang. Paling banyak 500 huruf.')
);
const confirmed = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => text === 'ya')
);

/** A new dated row. */
export const policyForm = v.pipe(
	v.object({
		kode: oneOf<DeadlineCode>(POLICY_LABELS, 'Pilih aturan yang diganti.'),
		lama: number('Isi angka dari 1 sampai 2000.', 2000),
		peringatan: number('Isi angka dari 1 sampai 100.', 100),
		pemilik: oneOf<DeadlineOwner>(OWNER_LABELS, 'Pilih siapa yang harus bertindak.'),
		dasar: v.pipe(
			v.optional(v.string(), ''),
			v.trim(),
			v.minLength(1, 'Tulis dasarnya: peraturan, atau keputusan kantor.'),
			v.maxLength(200, 'Dasarnya terlalu panjang. Paling banyak 200 huruf.')
		),
		mulai: v.pipe(
			v.optional(v.string(), ''),
			v.trim(),
			v.isoDate('Isi tanggal mulai berlaku, seperti 2027-01-04.'),
			v.check((text) => !Number.isNaN(Date.parse(text)), 'Tanggal ini tidak ada. Periksa lagi.')
		),
		terkonfirmasi: confirmed,
		catatan: note
	}),
	v.transform((form) => ({
		code: form.kode,
		amount: form.lama,
		warningShare: form.peringatan,
		owner: form.pemilik,
		legalBasis: form.dasar,
		effectiveFrom: form.mulai,
		confirmed: form.terkonfirmasi,
		note: form.catatan
	}))
);

/** What may change of a row. */
export const reviewForm = v.pipe(
	v.object({ terkonfirmasi: confirmed, catatan: note }),
	v.transform((form) => ({ confirmed: form.terkonfirmasi, note: form.catatan }))
);
