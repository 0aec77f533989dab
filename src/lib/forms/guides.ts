// What officers write about guides.
import * as v from 'valibot';

/** `bisa` of the form → what it means. */
export const BISA = { ya: true, tidak: false, 'belum-tahu': null } as const;

/** Where recording is possible. */
export const recordingPlaceForm = v.pipe(
	v.object({
		bisa: v.picklist(Object.keys(BISA) as (keyof typeof BISA)[], 'Pilih salah satu.'),
		keterangan: v.pipe(
			v.optional(v.string(), ''),
			v.trim(),
			v.maxLength(500, 'Terlalu panjang. Paling banyak 500 huruf.')
		)
	}),
	v.forward(
		v.partialCheck(
			[['bisa'], ['keterangan']],
			({ bisa, keterangan }) => bisa !== 'belum-tahu' || keterangan === '',
			'Keterangan hanya tampil bersama jawaban. Pilih Bisa atau Belum bisa, atau kosongkan ini.'
		),
		['keterangan']
	),
	v.transform(({ bisa, keterangan }) => ({ available: BISA[bisa], details: keterangan || null }))
);
