// Owns the prepared replies of the office: content/templat-tanggapan.json and how one is filled.

import * as v from 'valibot';
import { ConfigurationError } from '#lib/server/platform/startup-error.ts';
import { parseContent, readContent } from '#lib/server/platform/content-file.ts';

const FILE = 'content/templat-tanggapan.json';

/**
 * The words that a template may hold between double braces, and what they stand for. None is about
 * the reporter: what is filled in becomes part of the history, which holds no name and no contact.
 */
const VARIABLES = {
	nomor: 'number',
	layanan: 'serviceName',
	masalah: 'categoryName',
	tanggal_masuk: 'receivedOn',
	tenggat: 'deadline',
	unit: 'unitName',
	nama_instansi: 'agencyName',
	ombudsman: 'ombudsmanRight'
} as const;

/** What a template is filled with; null where there is nothing to say. */
export type ReplyValues = Record<
	Exclude<(typeof VARIABLES)[keyof typeof VARIABLES], Optional>,
	string
> &
	Record<Optional, string | null>;
type Optional = keyof typeof MISSING;

/** What stands for a value that is missing; in brackets it is a gap that the officer has to fill. */
const MISSING = { deadline: '[tanggal]', unitName: 'kantor kami' } as const;

/** Words in the file → the verb for which a template is written. */
const STEPS = {
	minta_kelengkapan: 'requestCompletion',
	tindak_lanjut: 'followUp',
	pesan: 'message',
	tanggapan: 'answer',
	tolak: 'reject',
	teruskan: 'forward',
	jeda: 'pause',
	penutupan: 'close'
} as const;

/** For which verb a template is written. */
export type ReplyStep = (typeof STEPS)[keyof typeof STEPS];

export interface ReplyTemplate {
	code: string;
	title: string;
	step: ReplyStep;
	/** Codes of the categories that it is meant for; none: any. */
	categories: readonly string[];
	/**
	 * Text by the name of its form field. With variables ({{nomor}}) for us, and gaps ([tanggal]) for
	 * the officer to fill.
	 */
	texts: Readonly<Record<string, string>>;
}

const VARIABLE = /\{\{([^{}]*)\}\}/g;

function isVariable(word: string): word is keyof typeof VARIABLES {
	return Object.hasOwn(VARIABLES, word);
}

const body = v.pipe(
	v.string(),
	v.trim(),
	v.nonEmpty('masih kosong. Isi dengan kalimat tanggapan.'),
	v.maxLength(1500, 'terlalu panjang. Paling banyak 1500 huruf.'),
	v.check(
		(text) => /^(?:(?!\{\{|\}\}).)*$/s.test(text.replace(VARIABLE, '')),
		'ada {{ atau }} tanpa pasangannya. Tulis misalnya {{nomor}}.'
	),
	v.check(
		(text) => [...text.matchAll(VARIABLE)].every(([, word = '']) => isVariable(word)),
		`ada kata di antara {{ dan }} yang tidak dikenal. Pakai: ${Object.keys(VARIABLES).join(', ')}.`
	)
);

const common = {
	kode: v.pipe(
		v.string(),
		v.regex(
			/^[A-Z][A-Z0-9_]{0,31}$/,
			'harus berupa huruf besar, angka, dan garis bawah, misalnya DOKUMEN_JADI.'
		)
	),
	judul: v.pipe(
		v.string(),
		v.trim(),
		v.nonEmpty('masih kosong. Isi dengan judul pendek.'),
		v.maxLength(80, 'terlalu panjang. Paling banyak 80 huruf.')
	),
	masalah: v.optional(v.array(v.string()), [])
};
const ONE_TEXT = Object.keys(STEPS).filter((word) => word !== 'tanggapan') as Exclude<
	keyof typeof STEPS,
	'tanggapan'
>[];

const schema = v.array(
	v.pipe(
		v.variant('langkah', [
			v.strictObject({
				...common,
				langkah: v.literal('tanggapan'),
				temuan: body,
				tindakan: body,
				berikutnya: body
			}),
			v.strictObject({
				...common,
				langkah: v.picklist(ONE_TEXT),
				isi: body
			})
		]),
		v.transform(({ kode, judul, langkah, masalah, ...texts }): ReplyTemplate => ({
			code: kode,
			title: judul,
			step: STEPS[langkah],
			categories: masalah,
			texts
		}))
	)
);

/**
 * Checks what content/templat-tanggapan.json holds.
 * @param json the parsed file
 * @param categories codes that the office has
 * @throws ConfigurationError with every problem
 */
export function loadReplyTemplates(json: unknown, categories: readonly string[]): ReplyTemplate[] {
	const templates = parseContent(schema, json, FILE);
	const codes = templates.map((template) => template.code);
	const problems = [
		...codes.flatMap((code, index) =>
			codes.indexOf(code) === index
				? []
				: [{ path: `[${index}].kode`, message: `"${code}" sudah dipakai. Pakai kode lain.` }]
		),
		...templates.flatMap((template, index) =>
			template.categories
				.filter((code) => !categories.includes(code))
				.map((code) => ({
					path: `[${index}].masalah`,
					message: `"${code}" bukan kode kategori di content/instansi.json. Pakai: ${categories.join(', ')}.`
				}))
		)
	];
	if (problems.length > 0) {
		throw new ConfigurationError(problems.map((problem) => ({ file: FILE, ...problem })));
	}
	return templates;
}

/**
 * Reads and checks content/templat-tanggapan.json.
 * @param rootDir the project's folder
 * @param categories codes that the office has
 * @throws ConfigurationError as `loadReplyTemplates`, and when the file is missing or no JSON
 */
export function readReplyTemplates(
	rootDir: string,
	categories: readonly string[]
): ReplyTemplate[] {
	return loadReplyTemplates(readContent(rootDir, FILE), categories);
}

/**
 * Puts the facts of one complaint into a template. The officer reads and finishes the result.
 * @param template as loaded
 * @param values plain text, put in as it is: whoever shows the result escapes it
 * @returns text by the name of its form field
 */
export function fillReplyTemplate(
	template: ReplyTemplate,
	values: ReplyValues
): Record<string, string> {
	const facts = {
		...values,
		deadline: values.deadline ?? MISSING.deadline,
		unitName: values.unitName ?? MISSING.unitName
	};
	const fill = (text: string) =>
		text.replace(VARIABLE, (whole, word: string) =>
			isVariable(word) ? facts[VARIABLES[word]] : whole
		);
	return Object.fromEntries(
		Object.entries(template.texts).map(([field, text]) => [field, fill(text)])
	);
}
