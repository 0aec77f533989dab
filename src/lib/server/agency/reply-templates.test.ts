import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ConfigurationError } from '#lib/server/platform/startup-error.ts';
import {
	fillReplyTemplate,
	loadReplyTemplates,
	readReplyTemplates,
	type ReplyTemplate
} from './reply-templates.ts';

const ROOT = join(import.meta.dirname, '../../../..');

const values = {
	number: '2026-000042',
	reporterName: 'Sari',
	serviceName: 'KTP-el',
	unitName: 'Sekretariat',
	agencyName: 'Disdukcapil'
};
const entry = { kode: 'A', judul: 'A', langkah: 'tanggapan', isi: 'Nomor {{nomor}}.' };

describe('reply templates', () => {
	const templates = readReplyTemplates(ROOT);

	it('exist for every step', () => {
		expect(templates).toHaveLength(10);
		expect(new Set(templates.map(({ step }) => step))).toEqual(
			new Set(['answer', 'ask_completion', 'forward', 'refuse'])
		);
	});

	it('leave no brace behind, with all values or with none', () => {
		const nothing = {
			number: null,
			reporterName: null,
			serviceName: null,
			unitName: null,
			agencyName: null
		};
		for (const template of templates) {
			const full = fillReplyTemplate(template, values);
			expect(full).toContain('2026-000042');
			for (const text of [full, fillReplyTemplate(template, nothing)]) {
				expect(text).not.toMatch(/[{}]|undefined|null/);
				expect(text).toContain('Yth. ');
			}
			expect(fillReplyTemplate(template, nothing)).toContain('Yth. Bapak/Ibu,');
		}
	});

	it('put values in as they are', () => {
		const template: ReplyTemplate = { code: 'A', title: 'A', step: 'answer', body: '{{nama}}!' };
		expect(fillReplyTemplate(template, { ...values, reporterName: '$& {{nomor}} <b>' })).toBe(
			'$& {{nomor}} <b>!'
		);
	});

	it('are refused with a line for each mistake', () => {
		const mistakes: [unknown, RegExp][] = [
			[{ ...entry, isi: '{{no}}' }, /^\[0\]\.isi: ada kata .* Pakai: nomor, nama/],
			[{ ...entry, isi: '{{toString}}' }, /tidak dikenal/],
			[{ ...entry, isi: 'Nomor {{nomor.' }, /tanpa pasangannya/],
			[{ ...entry, isi: '' }, /masih kosong/],
			[{ ...entry, langkah: 'tutup' }, /^\[0\]\.langkah: isi "tutup" tidak dikenal/],
			[{ ...entry, kode: 'a b' }, /^\[0\]\.kode: harus berupa huruf besar/],
			[{ ...entry, jenis: 'x' }, /isian "jenis" tidak dikenal/]
		];
		for (const [mistake, line] of mistakes) {
			let problems: string[] = [];
			try {
				loadReplyTemplates([mistake]);
			} catch (error) {
				problems = (error as ConfigurationError).problems.map(
					({ path, message }) => `${path}: ${message}`
				);
			}
			expect(problems).toEqual([expect.stringMatching(line)]);
		}
		expect(() => loadReplyTemplates([entry, entry])).toThrow(
			'content/templat-tanggapan.json → [1].kode: "A" sudah dipakai'
		);
	});
});
