// What officers post about published documents. Field names are public.
import * as v from 'valibot';
import type { PublicationKind } from '#lib/codes/publication-codes.ts';
import { requiredText } from './complaint.ts';

/** Posted word → code. */
export const JENIS_DOKUMEN = {
	lakip: 'performance_report',
	anggaran: 'budget',
	standar_pelayanan: 'service_standard',
	sop: 'procedure',
	sk_tim: 'team_decree',
	media_pengaduan: 'channel_evidence',
	monitoring: 'monitoring_report',
	pedoman_wbs: 'whistleblowing_guideline',
	evaluasi_wbs: 'whistleblowing_evaluation',
	lain: 'other'
} as const satisfies Record<string, PublicationKind>;

/** A year that a document can be about, as four digits. */
export const year = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.regex(/^(?:19[5-9]\d|20\d\d)$/, 'Tulis tahun dengan empat angka, misalnya 2026.'),
	v.transform(Number)
);

/** `tambah` */
export const publicationForm = v.pipe(
	v.object({
		judul: requiredText('judul dokumen', 5, 200),
		jenis: v.picklist(
			Object.keys(JENIS_DOKUMEN) as (keyof typeof JENIS_DOKUMEN)[],
			'Pilih jenis dokumennya.'
		),
		tahun: year
	}),
	v.transform((form) => ({ title: form.judul, kind: JENIS_DOKUMEN[form.jenis], year: form.tahun }))
);

/** `versi` and `tarik` */
export const publicationReasonForm = v.object({ alasan: requiredText('alasan', 10, 500) });
