// What is posted on the organisation pages: leave and its deputy.
import * as v from 'valibot';
import { optionalDay } from './complaint.ts';

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
