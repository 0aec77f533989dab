import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPglite } from '#lib/server/platform/database.ts';
import { readPasswordLink } from '#lib/server/officers/index.ts';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'tanggap-petugas-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const dataDir = () => path.join(folder, 'data');

/** `npm run petugas -- …`, as npm runs it. */
function petugas(args: string[], env: Record<string, string> = {}, shell = 'scripts/shell.mjs') {
	const { status, stdout, stderr } = spawnSync(process.execPath, [shell, 'officers.ts', ...args], {
		encoding: 'utf8',
		env: { ...process.env, DATABASE_URL: '', ORIGIN: '', DATA_DIR: dataDir(), ...env }
	});
	return { status, output: stdout, complaint: stderr.trim() };
}

describe('npm run petugas', () => {
	it('adds, lists, disables, enables and resets', { timeout: 240_000 }, async () => {
		const person = ['--nama', 'Budi Contoh', '--peran', 'penerima,operator-kecamatan'];
		const added = petugas(['tambah', 'Budi', ...person, '--kecamatan', '16.06.09'], {
			ORIGIN: 'https://tanggap.contoh.go.id'
		});
		expect(added.complaint).toBe('');
		expect(added.status).toBe(0);
		const link = /https:\/\/tanggap\.contoh\.go\.id\/petugas\/atur-sandi\?kunci=([0-9a-f]{40})/;
		const token = link.exec(added.output)?.[1] ?? '';
		const database = await openPglite(dataDir(), process.cwd());
		const officer = await readPasswordLink(database.db, token, new Date());
		await database.close();
		expect(officer).toEqual({ username: 'budi', name: 'Budi Contoh' });

		expect(petugas(['daftar']).output).toMatch(
			/^budi +Budi Contoh +Penerima, Operator kecamatan +16\.06\.09 +belum mengatur kata sandi/m
		);
		expect(petugas(['atur-sandi', 'budi', '--sandi-sementara']).output).toMatch(
			/^ {2}([a-z2-9]{4}-){3}[a-z2-9]{4}$/m
		);
		expect(petugas(['nonaktifkan', 'budi']).status).toBe(0);
		expect(petugas(['daftar']).output).toMatch(/^budi .* nonaktif /m);
		expect(petugas(['nonaktifkan', 'budi'])).toMatchObject({
			status: 1,
			complaint: 'Akun ini sudah nonaktif.'
		});
		expect(petugas(['aktifkan', 'budi']).status).toBe(0);
		expect(petugas(['lepas-dua-langkah', 'budi'])).toMatchObject({
			status: 1,
			complaint: 'Akun ini tidak memakai verifikasi dua langkah.'
		});
	});

	it('lists what can be chosen beside what was wrong', () => {
		const answer = petugas(['tambah', 'siti', '--nama', 'Siti Contoh', '--peran', 'petugas']);
		expect(answer.status).toBe(1);
		expect(answer.complaint).toMatch(
			/^Petugas dan kepala unit bekerja untuk sebuah unit\. Pilih unitnya\.\n {2}[A-Z]/
		);
		expect(petugas(['aktifkan', 'siti'])).toMatchObject({
			status: 1,
			complaint: 'Petugas "siti" tidak ada. Lihat nama pengguna dengan: npm run petugas -- daftar'
		});
	});

	it.each([
		[['hapus', 'budi'], 'Perintah "hapus" tidak ada.'],
		[['tambah'], 'Sebutkan nama penggunanya: tambah <nama_pengguna>.'],
		[['daftar', '--unit', 'CAPIL'], 'Pilihan --unit tidak berlaku untuk daftar.'],
		[['daftar', '--semua'], 'Pilihan --semua tidak ada.'],
		[['tambah', 'a', '--nama'], 'Pilihan --nama perlu isi, misalnya --nama "…".'],
		[
			['tambah', 'a', '--nama', 'Budi', 'Contoh'],
			'"Contoh" tidak dimengerti. Nama yang berisi spasi perlu tanda kutip: --nama "Nama Lengkap".'
		]
	])('says what is wrong with %j', (args, sentence) => {
		expect(petugas(args)).toEqual({
			status: 2,
			output: '',
			complaint: `${sentence}\nBantuan: npm run petugas -- --help`
		});
	});

	it('explains itself', () => {
		for (const args of [[], ['--help'], ['tambah', '-h']]) {
			const { status, output } = petugas(args);
			expect(status).toBe(0);
			expect(output).toContain('npm run petugas -- tambah');
		}
	});

	it('says to stop the server while that holds the embedded database', () => {
		const lock = path.join(dataDir(), 'tanggap.pid');
		writeFileSync(lock, String(process.pid));
		const { status, complaint } = petugas(['daftar']);
		rmSync(lock);
		expect(status).toBe(1);
		expect(complaint).toContain(`sedang dipakai oleh proses ${process.pid}. Hentikan dulu`);
	});

	it('says so when nothing is installed yet', () => {
		const bare = path.join(folder, 'bare', 'scripts');
		cpSync('scripts/shell.mjs', path.join(bare, 'shell.mjs'));
		const { status, complaint } = petugas(['daftar'], {}, path.join(bare, 'shell.mjs'));
		expect(status).toBe(1);
		expect(complaint).toContain('npm start');
	});
});
