import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { check as isFormatted, resolveConfig } from 'prettier';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort, startRefused } from '../support/server.ts';

let root: string;
beforeEach(() => {
	root = mkdtempSync(path.join(tmpdir(), 'tanggap-panduan-'));
	cpSync('content', path.join(root, 'content'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Runs a script on a copy of the content. */
function run(args: string[]) {
	const env: NodeJS.ProcessEnv = { ...process.env, TANGGAP_ROOT: root };
	for (const name of ['VITEST', 'NODE_ENV', 'NODE_OPTIONS']) delete env[name];
	const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
	return { status, output: stdout, complaint: stderr.trim() };
}
const panduan = (...args: string[]) => run(['scripts/shell.mjs', 'guides.ts', ...args]);

function edit(file: string, change: (source: string) => string): void {
	const target = path.join(root, file);
	writeFileSync(target, change(readFileSync(target, 'utf8')));
}

describe('npm run panduan', () => {
	it.each([
		['content/panduan', []],
		['content/literasi', ['--literasi']]
	])(
		'begins a draft in %s that is right, and cannot be verified yet',
		{ timeout: 120_000 },
		async (folder, options) => {
			const file = `${folder}/urus-baru.md`;
			expect(panduan('baru', ...options, 'urus-baru', 'Urus: yang baru')).toMatchObject({
				status: 0,
				complaint: '',
				output: expect.stringContaining(`${file} sudah dibuat sebagai draf.`)
			});
			const source = readFileSync(path.join(root, file), 'utf8');
			const style = await resolveConfig('package.json');
			expect(await isFormatted(source, { ...style, filepath: file })).toBe(true);
			const { status, output } = panduan('periksa');
			expect(status).toBe(0);
			expect(output).toMatch(new RegExp(`^${file} +\\d+ +\\d+ +\\d,\\d +\\d,\\d +1$`, 'm'));
			expect(output).toContain(`Masih berisi contoh (ganti): ${file} → ringkasan, `);

			edit(file, (text) =>
				text.replace(
					'status: draf',
					'status: terverifikasi\ndiverifikasi_oleh: Contoh\ntanggal_verifikasi: 2026-11-22'
				)
			);
			const verified = panduan('periksa');
			expect(verified.status).toBe(1);
			expect(verified.complaint).toContain(
				`${file} → ringkasan: masih berisi contoh (ganti). Tulis isinya, atau ubah status menjadi draf.`
			);

			expect(panduan('baru', ...options, 'urus-baru', 'Lain')).toMatchObject({
				status: 1,
				complaint: `${file} sudah ada. Ubah berkas itu, atau pilih nama lain.`
			});
			expect(readFileSync(path.join(root, file), 'utf8')).toContain('Urus: yang baru');
		}
	);

	it('tells mistakes, and reviews that are long overdue', () => {
		edit('content/panduan/ktp-el.md', (text) =>
			text.replace(/^tinjau_sebelum: .*$/m, 'tinjau_sebelum: 2026-01-01')
		);
		const overdue = panduan('periksa');
		expect(overdue.status).toBe(1);
		expect(overdue.complaint).toMatch(
			/^Ada isian yang perlu dibetulkan:\n {2}content\/panduan\/ktp-el\.md → tinjau_sebelum: sudah lewat \d+ hari\. Baca lagi, [^\n]+$/
		);
		edit('content/panduan/ktp-el.md', (text) => text.replace(/^layanan: .*$/m, 'layanan: SIM'));
		expect(panduan('periksa').complaint).toContain('→ layanan: "SIM" tidak ada');
	});

	it.each([
		[['hapus'], 'Perintah "hapus" tidak ada.'],
		[['baru', 'satu'], 'Sebutkan nama berkas dan judulnya.'],
		[
			['baru', 'satu', 'Dua', 'tiga'],
			'Judul yang berisi spasi perlu tanda kutip: "Pindah ke desa lain".'
		],
		[['periksa', 'satu'], 'Perintah periksa membaca semua berkas; tulis tanpa tambahan.'],
		[['--apa'], 'Pilihan --apa tidak dimengerti.']
	])('explains %j', (args, sentence) => {
		expect(panduan(...args)).toMatchObject({
			status: 2,
			complaint: `${sentence}\nBantuan: npm run panduan -- --help`
		});
	});

	it('refuses a name that is no address, and helps', () => {
		expect(panduan('baru', '../Rahasia', 'Satu')).toMatchObject({
			status: 1,
			complaint:
				'Nama berkas harus berupa huruf kecil, angka, dan tanda hubung, misalnya surat-hilang. Setelah terbit, jangan diganti.'
		});
		expect(panduan().output).toContain('npm run panduan -- periksa');
	});
});

describe('a wrong guide', () => {
	const sentence = [
		'Ada isian yang perlu dibetulkan:',
		'  content/panduan/ktp-el.md: teks di baris 2 ("judul: KTP: hilang") memuat titik dua. Beri tanda kutip: judul: "KTP: hilang"'
	].join('\n');
	beforeEach(() =>
		edit('content/panduan/ktp-el.md', (text) => text.replace(/^judul: .*$/m, 'judul: KTP: hilang'))
	);

	it('is never built, nor shown by the server of developers', { timeout: 120_000 }, async () => {
		const vite = 'node_modules/vite/bin/vite.js';
		const port = String(await freePort());
		for (const args of [['build'], ['dev', '--port', port]]) {
			const { status, complaint, output } = run([vite, ...args, '--logLevel', 'error']);
			expect({ status, said: (output + complaint).trim() }).toEqual({ status: 1, said: sentence });
		}
	});

	it('is never served', async () => {
		const { exitCode, output } = await startRefused({
			TANGGAP_ROOT: root,
			DATA_DIR: path.join(root, 'data'),
			PORT: String(await freePort())
		});
		expect({ exitCode, said: output.trim() }).toEqual({ exitCode: 1, said: sentence });
	});
});
