import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ConfigurationError } from '#lib/server/platform/startup-error.ts';
import { readAgency } from './agency.ts';
import {
	fillReplyTemplate,
	loadReplyTemplates,
	readReplyTemplates,
	type ReplyTemplate,
	type ReplyValues
} from './reply-templates.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const CATEGORIES = readAgency(ROOT).categories.map(({ code }) => code);

const values: ReplyValues = {
	number: '2026-000042',
	serviceName: 'KTP-el',
	categoryName: 'Data atau dokumen salah',
	receivedOn: 'Senin, 2 November 2026',
	deadline: 'Jumat, 20 November 2026',
	unitName: 'Sekretariat',
	agencyName: 'Disdukcapil',
	ombudsmanRight: 'Anda berhak mengadu.'
};
const entry = { kode: 'A', judul: 'A', langkah: 'pesan', isi: 'Nomor {{nomor}}.' };

function problemsOf(...templates: unknown[]): string[] {
	try {
		loadReplyTemplates(templates, CATEGORIES);
		return [];
	} catch (error) {
		return (error as ConfigurationError).problems.map(({ path, message }) => `${path}: ${message}`);
	}
}

describe('reply templates', () => {
	const templates = readReplyTemplates(ROOT, CATEGORIES);

	it('exist for everything that a resident reads', () => {
		expect(new Set(templates.map(({ step }) => step))).toEqual(
			new Set([
				'requestCompletion',
				'followUp',
				'message',
				'answer',
				'reject',
				'forward',
				'pause',
				'close'
			])
		);
		const answered = templates.filter(({ step }) => step === 'answer');
		for (const code of CATEGORIES.filter((category) => category !== 'LAINNYA')) {
			expect(answered.some(({ categories }) => categories.includes(code))).toBe(true);
		}
	});

	it('leave no brace behind, with all values or without those that may be missing', () => {
		for (const template of templates) {
			for (const facts of [values, { ...values, deadline: null, unitName: null }]) {
				for (const text of Object.values(fillReplyTemplate(template, facts))) {
					expect(text).not.toMatch(/[{}]|undefined|null/);
				}
			}
		}
		const late = templates.find(({ code }) => code === 'KABAR_TERLAMBAT') as ReplyTemplate;
		expect(fillReplyTemplate(late, values).isi).toContain('Jumat, 20 November 2026');
		expect(fillReplyTemplate(late, { ...values, deadline: null }).isi).toContain('[tanggal]');
	});

	it('fill each field of an answer, and put values in as they are', () => {
		const [template] = loadReplyTemplates(
			[
				{
					kode: 'A',
					judul: 'A',
					langkah: 'tanggapan',
					temuan: '{{layanan}}!',
					tindakan: '{{unit}}',
					berikutnya: '{{nomor}}'
				}
			],
			CATEGORIES
		);
		expect(
			fillReplyTemplate(template as ReplyTemplate, { ...values, serviceName: '$& {{nomor}} <b>' })
		).toEqual({ temuan: '$& {{nomor}} <b>!', tindakan: 'Sekretariat', berikutnya: '2026-000042' });
	});

	it.each([
		[{ ...entry, isi: '{{no}}' }, /^\[0\]\.isi: ada kata .* Pakai: nomor, layanan/],
		// What is filled in stays in the history, which holds no name.
		[{ ...entry, isi: 'Yth. {{nama}}' }, /tidak dikenal/],
		[{ ...entry, isi: '{{toString}}' }, /tidak dikenal/],
		[{ ...entry, isi: 'Nomor {{nomor.' }, /tanpa pasangannya/],
		[{ ...entry, isi: '' }, /masih kosong/],
		[{ ...entry, langkah: 'catatan' }, /^\[0\]\.langkah: isi "catatan" tidak dikenal/],
		[{ ...entry, kode: 'a b' }, /^\[0\]\.kode: harus berupa huruf besar/],
		[{ ...entry, jenis: 'x' }, /isian "jenis" tidak dikenal/],
		[{ ...entry, masalah: ['PUNGLY'] }, /^\[0\]\.masalah: "PUNGLY" bukan kode kategori .*PUNGLI/],
		[
			{ kode: 'A', judul: 'A', langkah: 'tanggapan', temuan: 'A', berikutnya: 'A' },
			/^\[0\]\.tindakan: belum ada/
		]
	])('are refused with a line for each mistake: %j', (mistake, line) => {
		expect(problemsOf(mistake)).toEqual([expect.stringMatching(line)]);
	});

	it('are refused when two have one code', () => {
		expect(problemsOf(entry, entry)).toEqual([
			expect.stringMatching(/^\[1\]\.kode: "A" sudah dipakai/)
		]);
	});
});
