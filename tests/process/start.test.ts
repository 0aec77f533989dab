import {
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { createServer, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPglite } from '../../src/lib/server/platform/database.ts';
import { beginMigrated } from '../support/database-image.ts';
import { freePort, startRefused, startServer } from '../support/server.ts';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'tanggap-start-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('starting', () => {
	it('serves, prints the first administrator’s link, ends on SIGTERM and starts again', async () => {
		const env = { DATA_DIR: path.join(folder, 'data') };
		const first = await startServer(env);
		expect(first.output()).toMatch(/\/petugas\/awal\?kunci=[0-9a-f]{40}/);
		const page = await fetch(first.origin);
		expect(page.status).toBe(200);
		expect(await first.stop()).toBe(0);

		const second = await startServer(env);
		expect((await fetch(`${second.origin}/lapor`)).status).toBe(200);
		expect(await second.stop()).toBe(0);
	});

	it('finishes a request that is open when SIGTERM comes', async () => {
		const server = await startServer({ DATA_DIR: path.join(folder, 'data') });
		const { hostname, port } = new URL(server.origin);
		const body = 'jenis=pengaduan';
		const post = request({
			hostname,
			port,
			path: '/lapor',
			method: 'POST',
			headers: {
				origin: server.origin,
				expect: '100-continue',
				'content-type': 'application/x-www-form-urlencoded',
				'content-length': String(body.length)
			}
		});
		const answer = new Promise<IncomingMessage>((resolve, reject) => {
			post.once('response', resolve);
			post.once('error', reject);
		});
		post.flushHeaders();
		// The server has the request, and waits for its body.
		await new Promise((resolve) => post.once('continue', resolve));
		const ended = server.stop();
		post.end(body);
		const response = await answer;
		expect(response.statusCode).toBe(400);
		response.resume();
		expect(await ended).toBe(0);
	});
});

it('serves another regency when only its code is changed', async () => {
	const root = path.join(folder, 'banjarmasin');
	for (const part of ['content', 'drizzle'])
		cpSync(part, path.join(root, part), { recursive: true });
	const file = path.join(root, 'content/instansi.json');
	const text = readFileSync(file, 'utf8').replace(
		'"kode_wilayah": "16.06"',
		'"kode_wilayah": "63.71"'
	);
	expect(text).toContain('63.71');
	writeFileSync(file, text);
	beginMigrated(path.join(root, 'data'));
	const server = await startServer({ TANGGAP_ROOT: root, DATA_DIR: path.join(root, 'data') });
	const page = await (await fetch(`${server.origin}/lapor`)).text();
	await server.stop();
	expect(page).toContain('Banjarmasin Utara');
	expect(page).not.toContain('Bayung Lencir');
});

describe('refusing to start, each time with one sentence that helps', () => {
	it('a port that is taken, before the database is touched', async () => {
		const blocker = createServer();
		const port = await freePort();
		await new Promise<void>((resolve) => blocker.listen(port, '127.0.0.1', resolve));
		const { exitCode, output } = await startRefused({
			DATA_DIR: path.join(folder, 'never'),
			PORT: String(port)
		});
		blocker.close();
		expect(exitCode).toBe(1);
		expect(output.trim()).toBe(
			`Port ${port} sudah dipakai program lain. Hentikan program itu, atau pilih port lain: PORT=${port + 1} npm start`
		);
	});

	it('a database that does not answer, without showing its password', async () => {
		const { exitCode, output } = await startRefused({
			DATABASE_URL: 'postgres://petugas:sangat-rahasia@127.0.0.1:1/tanggap',
			PORT: String(await freePort())
		});
		expect(exitCode).toBe(1);
		expect(output).toContain('127.0.0.1:1/tanggap tidak bisa dihubungi');
		expect(output).not.toContain('sangat-rahasia');
		expect(output.trim().split('\n')).toHaveLength(1);
	});

	it('a folder that cannot be written', async () => {
		const closed = path.join(folder, 'closed');
		mkdirSync(closed);
		// Root may write everywhere; a file where the folder should be stops root as well.
		chmodSync(closed, 0o500);
		const target =
			process.getuid?.() === 0
				? path.join(process.cwd(), 'package.json', 'data')
				: path.join(closed, 'data');
		const { exitCode, output } = await startRefused({
			DATA_DIR: target,
			PORT: String(await freePort())
		});
		expect(exitCode).toBe(1);
		expect(output.trim()).toMatch(/^Folder data .* tidak bisa ditulis .*DATA_DIR/);
	});

	it('a folder that another running product holds', async () => {
		const env = { DATA_DIR: path.join(folder, 'shared') };
		beginMigrated(env.DATA_DIR);
		const first = await startServer(env);
		const { exitCode, output } = await startRefused({ ...env, PORT: String(await freePort()) });
		await first.stop();
		expect(exitCode).toBe(1);
		expect(output).toContain('sedang dipakai oleh proses');
	});

	it.each([
		['PORT', 'seribu', 'bukan nomor port'],
		['ORIGIN', 'tanggap.contoh', 'bukan alamat situs'],
		['HOST', '203.0.113.1', 'bukan alamat komputer ini']
	])('%s=%s', async (name, value, sentence) => {
		const { exitCode, output } = await startRefused({
			DATA_DIR: path.join(folder, 'never'),
			PORT: String(await freePort()),
			[name]: value
		});
		expect(exitCode).toBe(1);
		expect(output).toContain(sentence);
	});

	it('a database of the demo, whose passwords and keys everybody knows', async () => {
		const dataDir = path.join(folder, 'data');
		const { db, close } = await openPglite(dataDir, process.cwd());
		await db.execute(sql`create table demo_data (version integer)`);
		await close();
		const { exitCode, output } = await startRefused({
			DATA_DIR: dataDir,
			PORT: String(await freePort())
		});
		expect(exitCode).toBe(1);
		expect(output).toContain('berisi data contoh');
		expect(output.trim().split('\n')).toHaveLength(1);
	});

	it('demo data on an address that others can reach', async () => {
		const { exitCode, output } = await startRefused(
			{
				DATA_DIR: path.join(folder, 'demo'),
				HOST: '0.0.0.0',
				PORT: String(await freePort())
			},
			['--demo']
		);
		expect(exitCode).toBe(1);
		expect(output).toContain('kata sandi petugasnya diketahui semua orang');
		expect(existsSync(path.join(folder, 'demo'))).toBe(false);
	});
});
