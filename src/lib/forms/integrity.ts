// What officers post about the integrity zone. Field names are public.
import * as v from 'valibot';
import { checkbox, optionalDay, optionalText, requiredText } from './complaint.ts';

/** One answer a line: `A: Seluruhnya`. */
const answers = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) =>
		text
			.split('\n')
			.map((line) => line.trim())
			.filter(Boolean)
	),
	v.check((lines) => lines.length <= 10, 'Paling banyak 10 pilihan.'),
	v.check(
		(lines) => lines.every((line) => ANSWER.test(line)),
		'Tulis satu pilihan per baris, seperti A: Seluruhnya.'
	),
	v.check(
		(lines) => new Set(lines.map(codeIn)).size === lines.length,
		'Ada huruf pilihan yang dipakai dua kali. Beri huruf yang berbeda.'
	),
	v.transform((lines) =>
		lines.map((line) => ({ code: codeIn(line), text: ANSWER.exec(line)?.[2] ?? '' }))
	)
);
const ANSWER = /^([A-Za-z]{1,6})\s*:\s*(.{1,200})$/;

function codeIn(line: string): string {
	return (ANSWER.exec(line)?.[1] ?? '').toUpperCase();
}

/** One plan a line. */
const plans = v.pipe(
	optionalText('rencana', 2000),
	v.transform((text) => (text ?? '').split('\n').flatMap((line) => line.trim() || []))
);

const wording = {
	bagian: requiredText('bagiannya', 3, 100),
	uraian: requiredText('uraiannya', 10, 500),
	jawaban: answers,
	rencana: plans,
	sumber: requiredText('sumbernya', 5, 200),
	pasti: checkbox,
	berlaku: v.pipe(
		optionalDay,
		v.check((date) => date !== null, 'Pilih mulai kapan berlaku.'),
		v.transform((date) => date ?? '')
	)
};

interface Posted {
	bagian: string;
	uraian: string;
	jawaban: { code: string; text: string }[];
	rencana: string[];
	sumber: string;
	pasti: boolean;
	berlaku: string;
}

const wordingOf = (form: Posted) => ({
	area: form.bagian,
	text: form.uraian,
	answers: form.jawaban,
	plans: form.rencana,
	source: form.sumber,
	confirmed: form.pasti,
	effectiveFrom: form.berlaku
});

/** `ubah` */
export const wordingForm = v.pipe(
	v.object({ ...wording, berhenti: checkbox }),
	v.transform((form) => ({ ...wordingOf(form), retired: form.berhenti }))
);

/** Posted word → code. */
export const JENIS_BUTIR = { rencana: 'plan_row', pertanyaan: 'question' } as const;

/** `tambah` */
export const itemForm = v.pipe(
	v.object({
		...wording,
		kode: v.pipe(
			v.optional(v.string(), ''),
			v.trim(),
			v.regex(
				/^[A-Za-z0-9]+(?:\.[A-Za-z0-9]+){0,5}$/,
				'Tulis kode dari huruf, angka, dan titik, misalnya VI.i.a.'
			),
			v.maxLength(20, 'Kodenya terlalu panjang. Paling banyak 20 huruf.')
		),
		jenis: v.picklist(
			Object.keys(JENIS_BUTIR) as (keyof typeof JENIS_BUTIR)[],
			'Pilih pertanyaan atau baris rencana.'
		)
	}),
	v.transform((form) => ({
		...wordingOf(form),
		retired: false,
		code: form.kode,
		kind: JENIS_BUTIR[form.jenis]
	}))
);

/** `jawab` */
export const integrityAnswerForm = v.pipe(
	v.object({
		jawaban: v.pipe(
			v.optional(v.string(), ''),
			v.minLength(1, 'Pilih salah satu jawaban.'),
			v.maxLength(6)
		),
		alasan: requiredText('alasan', 10, 1000)
	}),
	v.transform((form) => ({ answer: form.jawaban, reason: form.alasan }))
);

/** `bukti` */
export const integrityEvidenceForm = v.pipe(
	v.object({
		judul: requiredText('judul bukti', 5, 200),
		dokumen: optionalText('dokumen', 500)
	}),
	v.transform((form) => ({ title: form.judul, document: form.dokumen }))
);

/** `tarik` */
export const integrityReasonForm = v.object({ alasan: requiredText('alasan', 10, 500) });
