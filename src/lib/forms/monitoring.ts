// What officers post about monitoring reports. Field names are public.
import * as v from 'valibot';
import {
	MONEV_FIELDS,
	MONEV_TEXTS,
	type MonevText,
	type MonevTexts
} from '#lib/codes/monitoring-codes.ts';
import { optionalText, requiredText } from './complaint.ts';

/** How much fits into one text of a report. */
export const MONEV_TEXT_MAX = 2000;

const version = v.pipe(
	v.optional(v.string(), '0'),
	v.regex(/^\d{1,6}$/, 'Muat ulang halaman ini, lalu simpan lagi.'),
	v.transform(Number)
);

const text = optionalText('tulisan', MONEV_TEXT_MAX);

/** `tulis` */
export const monevForm = v.pipe(
	v.object({
		versi: version,
		...(Object.fromEntries(MONEV_TEXTS.map((key) => [MONEV_FIELDS[key], text])) as Record<
			(typeof MONEV_FIELDS)[MonevText],
			typeof text
		>)
	}),
	v.transform((form) => ({
		version: form.versi,
		texts: Object.fromEntries(
			MONEV_TEXTS.map((key) => [key, form[MONEV_FIELDS[key]] ?? ''])
		) as MonevTexts
	}))
);

/** `tanda-tangan` */
export const signForm = v.pipe(
	v.object({ versi: version }),
	v.transform((form) => ({ version: form.versi }))
);

/** `koreksi` */
export const correctionForm = v.object({ alasan: requiredText('alasan', 10, 1000) });

/** `temuan`: one that exists. */
export const monevLinkForm = v.object({
	temuan: v.pipe(v.optional(v.string(), ''), v.uuid('Pilih temuan dari daftar.'))
});
