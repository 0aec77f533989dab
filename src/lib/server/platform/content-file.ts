// Owns how a file of the office is read, JSON or Markdown with a head: what its schema finds becomes
// Indonesian lines.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Document, isAlias, isNode, isScalar, parseDocument, visit } from 'yaml';
import {
	ConfigurationError,
	type ConfigurationProblem
} from '#lib/server/platform/startup-error.ts';

/** The kinds of value as an office worker would name them, in JSON and in the head of Markdown. */
const EXPECTED_IN_JSON = new Map([
	['string', 'teks dalam tanda kutip'],
	['boolean', 'true atau false'],
	['Array', 'daftar di antara [ dan ]'],
	['Object', 'isian di antara { dan }'],
	['null', 'null'],
	['number', 'angka']
]);
const EXPECTED_IN_HEAD = new Map([
	...EXPECTED_IN_JSON,
	['Array', 'daftar, tiap isinya di baris baru dan diawali "- "'],
	['Object', 'beberapa isian, masing-masing di baris sendiri']
]);

function describe(issue: v.BaseIssue<unknown>, file: string): string {
	const key = issue.path?.at(-1)?.key;
	if (issue.kind === 'schema' && issue.expected === 'never') {
		return `isian "${String(key)}" tidak dikenal. Periksa ejaannya, atau hapus.`;
	}
	if (issue.kind === 'schema' && issue.received === 'undefined') return 'belum ada. Tambahkan.';
	if (issue.kind === 'schema' && /^(?:picklist|variant)$/.test(issue.type)) {
		return `isi ${issue.received} tidak dikenal. Pilih salah satu: ${issue.expected ?? ''}.`;
	}
	const words = file.endsWith('.md') ? EXPECTED_IN_HEAD : EXPECTED_IN_JSON;
	const expected = (issue.expected ?? '')
		.replace(/[()]/g, '')
		.split(' | ')
		.map((kind) => words.get(kind) ?? kind)
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
			message: describe(issue, file)
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
	const text = readText(rootDir, file);
	try {
		return JSON.parse(text);
	} catch (error) {
		const message = `bukan JSON yang benar ${placeOf(error, text)}. Periksa koma, kutip, dan kurung.`;
		throw new ConfigurationError([{ file, path: '', message }]);
	}
}

/** A Markdown file with a head between two lines of `---`. */
export interface MarkdownFile {
	/** The head, which is YAML, not yet checked. */
	head: unknown;
	/** The text below it. */
	body: string;
	/** The file as it is. */
	source: string;
}

/**
 * Reads a Markdown file of the office. Dates of the head stay text.
 * @param rootDir the project's folder
 * @param file from there: `content/panduan/kk.md`
 * @throws ConfigurationError when it can't be read, has no head, or its head is no YAML
 */
export function readMarkdown(rootDir: string, file: string): MarkdownFile {
	const source = readText(rootDir, file).replace(/\r\n/g, '\n');
	const parts = /^---\n([\s\S]*?)\n---(?:\n|$)([\s\S]*)$/.exec(source);
	if (!parts) {
		const message = 'tidak punya kepala di antara dua baris "---". Tambahkan di awal berkas.';
		throw new ConfigurationError([{ file, path: '', message }]);
	}
	const [, head = '', body = ''] = parts;
	const document = parseDocument(head);
	const message = whyUnreadable(document, head);
	if (message !== null) throw new ConfigurationError([{ file, path: '', message }]);
	return { head: document.toJS(), body: body.trim(), source };
}

/** What to do about a head that is no YAML, or that YAML reads otherwise than people do. */
function whyUnreadable(document: Document, head: string): string | null {
	const lines = head.split('\n');
	/** As an editor counts: the first line is the one of dashes. */
	const named = (line: number) => `baris ${line + 1} ("${lines[line - 1]?.trim() ?? ''}")`;
	const [error] = [...document.errors, ...document.warnings];
	if (!error) return whyMisread(document, head, named);
	const line = error.linePos?.[0].line ?? 1;
	if (error.code === 'TAB_AS_INDENT') {
		return `awal ${named(line)} memakai tab. Ganti tab itu dengan spasi.`;
	}
	if (error.code === 'DUPLICATE_KEY') {
		return `${named(line)} mengulang isian yang sudah ada. Hapus salah satunya.`;
	}
	if (error.code === 'BLOCK_AS_IMPLICIT_KEY') {
		const [, key, text] = /^(\s*(?:- +)?[^\s:]+: +)(.*: .*)$/.exec(lines[line - 1] ?? '') ?? [];
		if (key && text) {
			return `teks di ${named(line)} memuat titik dua. Beri tanda kutip: ${key.trim()} ${JSON.stringify(text)}`;
		}
		// The line after it stands further in than it should.
		return `jumlah spasi di awal ${named(line + 1)} salah. Samakan dengan baris sejenis di atasnya.`;
	}
	if (error.code === 'BAD_INDENT' || /without - indicator/.test(error.message)) {
		return `jumlah spasi di awal ${named(line)} salah. Samakan dengan baris sejenis di atasnya.`;
	}
	return `kepala tidak bisa dibaca di sekitar ${named(line)}. Periksa spasi sesudah titik dua, dan beri tanda kutip pada teks yang memuat tanda baca.`;
}

/** Marks to which YAML gives a meaning, so that a part of the text would be lost in silence. */
function whyMisread(
	document: Document,
	head: string,
	named: (line: number) => string
): string | null {
	let message: string | null = null;
	visit(document, (_, node) => {
		if (!isNode(node)) return undefined;
		const isCut = isScalar(node) && node.type === 'PLAIN' && node.comment;
		if (!isCut && !isAlias(node) && !node.anchor) return undefined;
		const place = named(head.slice(0, node.range?.[0]).split('\n').length);
		message = isCut
			? `teks sesudah tanda # di ${place} akan hilang. Beri tanda kutip pada seluruh teks.`
			: `teks di ${place} berawal dengan tanda * atau &. Beri tanda kutip pada seluruh teks.`;
		return visit.BREAK;
	});
	return message;
}

function readText(rootDir: string, file: string): string {
	try {
		// Notepad on Windows puts a byte-order mark in front.
		return readFileSync(join(rootDir, file), 'utf8').replace(/^\uFEFF/, '');
	} catch {
		throw new ConfigurationError([
			{ file, path: '', message: 'berkas tidak ada atau tidak bisa dibaca. Kembalikan berkas itu.' }
		]);
	}
}
