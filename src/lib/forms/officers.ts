// The fields of the officers' account pages, and their rules.
import * as v from 'valibot';

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
