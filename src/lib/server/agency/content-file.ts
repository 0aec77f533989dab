// Owns how a JSON file of the office is read: its schema's complaints become Indonesian lines.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import {
	ConfigurationError,
	type ConfigurationProblem
} from '#lib/server/platform/startup-error.ts';

/** The kinds of value as an office worker would name them. */
const EXPECTED = new Map([
	['string', 'teks dalam tanda kutip'],
	['boolean', 'true atau false'],
	['Array', 'daftar di antara [ dan ]'],
	['Object', 'isian di antara { dan }'],
	['null', 'null']
]);

function describe(issue: v.BaseIssue<unknown>): string {
	const key = issue.path?.at(-1)?.key;
	if (issue.kind === 'schema' && issue.expected === 'never') {
		return `isian "${String(key)}" tidak dikenal. Periksa ejaannya, atau hapus.`;
	}
	if (issue.kind === 'schema' && issue.received === 'undefined') return 'belum ada. Tambahkan.';
	if (issue.kind === 'schema' && /^(?:picklist|variant)$/.test(issue.type)) {
		return `isi ${issue.received} tidak dikenal. Pilih salah satu: ${issue.expected ?? ''}.`;
	}
	const expected = (issue.expected ?? '')
		.replace(/[()]/g, '')
		.split(' | ')
		.map((kind) => EXPECTED.get(kind) ?? kind)
		.join(' atau ');
	return issue.kind === 'schema' ? `harus berupa ${expected}.` : issue.message;
}

/** `kontak[1].nilai` for the path of an issue. */
function pathOf(issue: v.BaseIssue<unknown>): string {
	let path = '';
	for (const { key } of issue.path ?? []) {
		path += typeof key === 'number' ? `[${key}]` : `${path === '' ? '' : '.'}${String(key)}`;
	}
	return path;
}

/**
 * Checks what a file holds.
 * @param schema its validations carry Indonesian messages
 * @param json the parsed file
 * @param file its name in the problems
 * @throws ConfigurationError with every problem that the schema finds
 */
export function parseContent<Schema extends v.GenericSchema>(
	schema: Schema,
	json: unknown,
	file: string
): v.InferOutput<Schema> {
	const result = v.safeParse(schema, json);
	if (result.success) return result.output;
	throw new ConfigurationError(
		result.issues.map((issue): ConfigurationProblem => ({
			file,
			path: pathOf(issue),
			message: describe(issue)
		}))
	);
}

/** Line and column of the place where JSON.parse gave up, if it says. */
function placeOf(error: unknown, text: string): string {
	const position = /position (\d+)/.exec(String(error))?.[1];
	if (position === undefined) return 'di bagian akhir';
	const before = text.slice(0, Number(position)).split('\n');
	return `di sekitar baris ${before.length}, kolom ${(before.at(-1)?.length ?? 0) + 1}`;
}

/**
 * Reads a JSON file of the office.
 * @param rootDir the project's folder
 * @param file from there: `content/instansi.json`
 * @throws ConfigurationError when it can't be read, or is no JSON
 */
export function readContent(rootDir: string, file: string): unknown {
	let text: string;
	try {
		text = readFileSync(join(rootDir, file), 'utf8');
	} catch {
		throw new ConfigurationError([
			{ file, path: '', message: 'berkas tidak ada atau tidak bisa dibaca. Kembalikan berkas itu.' }
		]);
	}
	// Notepad on Windows puts a byte-order mark in front.
	text = text.replace(/^\uFEFF/, '');
	try {
		return JSON.parse(text);
	} catch (error) {
		const message = `bukan JSON yang benar ${placeOf(error, text)}. Periksa koma, kutip, dan kurung.`;
		throw new ConfigurationError([{ file, path: '', message }]);
	}
}
