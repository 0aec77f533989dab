// Owns the prepared replies of the office: content/templat-tanggapan.json and how one is filled.

import * as v from 'valibot';
import { ConfigurationError } from '#lib/server/platform/startup-error.ts';
import { parseContent, readContent } from '#lib/server/platform/content-file.ts';

const FILE = 'content/templat-tanggapan.json';

/** The words that a template may hold between double braces, and what they stand for. */
const VARIABLES = {
	nomor: 'number',
	nama: 'reporterName',
	layanan: 'serviceName',
	unit: 'unitName',
	instansi: 'agencyName'
} as const;

/** What a template is filled with; null where there is nothing to say. */
export type ReplyValues = Record<(typeof VARIABLES)[keyof typeof VARIABLES], string | null>;

/** For which step of handling a template is written. */
export type ReplyStep = 'answer' | 'ask_completion' | 'forward' | 'refuse';

const STEPS = {
	tanggapan: 'answer',
	minta_kelengkapan: 'ask_completion',
	teruskan: 'forward',
	tolak: 'refuse'
} as const satisfies Record<string, ReplyStep>;

export interface ReplyTemplate {
	code: string;
	title: string;
	step: ReplyStep;
	/** With variables ({{nomor}}) for us, and gaps ([tanggal]) for the officer to fill. */
	body: string;
}

/** What stands for a value that is missing: a greeting still reads well, a gap is seen. */
const MISSING: Record<keyof ReplyValues, string> = {
	number: '[nomor]',
	reporterName: 'Bapak/Ibu',
	serviceName: 'layanan kami',
	unitName: 'dinas',
	agencyName: '[nama instansi]'
};

const VARIABLE = /\{\{([^{}]*)\}\}/g;

function isVariable(word: string): word is keyof typeof VARIABLES {
	return Object.hasOwn(VARIABLES, word);
}

const schema = v.array(
	v.pipe(
		v.strictObject({
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
			langkah: v.picklist(Object.keys(STEPS) as (keyof typeof STEPS)[]),
			isi: v.pipe(
				v.string(),
				v.trim(),
				v.nonEmpty('masih kosong. Isi dengan kalimat tanggapan.'),
				v.maxLength(4000, 'terlalu panjang. Paling banyak 4000 huruf.'),
				v.check(
					(body) => /^(?:(?!\{\{|\}\}).)*$/s.test(body.replace(VARIABLE, '')),
					'ada {{ atau }} tanpa pasangannya. Tulis misalnya {{nomor}}.'
				),
				v.check(
					(body) => [...body.matchAll(VARIABLE)].every(([, word = '']) => isVariable(word)),
					`ada kata di antara {{ dan }} yang tidak dikenal. Pakai: ${Object.keys(VARIABLES).join(', ')}.`
				)
			)
		}),
		v.transform(({ kode, judul, langkah, isi }): ReplyTemplate => ({
			code: kode,
			title: judul,
			step: STEPS[langkah],
			body: isi
		}))
	)
);

/**
 * Checks what content/templat-tanggapan.json holds.
 * @param json the parsed file
 * @throws ConfigurationError with every problem
 */
export function loadReplyTemplates(json: unknown): ReplyTemplate[] {
	const templates = parseContent(schema, json, FILE);
	const codes = templates.map((template) => template.code);
	const problems = codes.flatMap((code, index) =>
		codes.indexOf(code) === index
			? []
			: [
					{
						file: FILE,
						path: `[${index}].kode`,
						message: `"${code}" sudah dipakai. Pakai kode lain.`
					}
				]
	);
	if (problems.length > 0) throw new ConfigurationError(problems);
	return templates;
}

/**
 * Reads and checks content/templat-tanggapan.json.
 * @param rootDir the project's folder
 * @throws ConfigurationError as `loadReplyTemplates`, and when the file is missing or no JSON
 */
export function readReplyTemplates(rootDir: string): ReplyTemplate[] {
	return loadReplyTemplates(readContent(rootDir, FILE));
}

/**
 * Puts the facts of one complaint into a template. The officer reads and finishes the result.
 * @param template as loaded
 * @param values plain text, put in as it is: whoever shows the result escapes it
 */
export function fillReplyTemplate(template: ReplyTemplate, values: ReplyValues): string {
	return template.body.replace(VARIABLE, (whole, word: string) => {
		if (!isVariable(word)) return whole;
		const key = VARIABLES[word];
		return values[key] ?? MISSING[key];
	});
}
