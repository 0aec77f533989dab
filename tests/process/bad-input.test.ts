import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPglite, rows } from '#lib/server/platform/database.ts';
import { beginMigrated } from '../support/database-image.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let server: RunningServer;
let folder: string;
let accepted = 0;

beforeAll(async () => {
	folder = mkdtempSync(path.join(tmpdir(), 'tanggap-bad-'));
	beginMigrated(folder);
	server = await startServer({ DATA_DIR: folder, FILINGS_PER_HOUR: '1000000' });
});
afterAll(async () => {
	await server.stop();
	rmSync(folder, { recursive: true, force: true });
});

const good = () => ({
	jenis: 'pengaduan',
	layanan: 'KTP_EL',
	kategori: 'TERLAMBAT',
	uraian: 'Saya sudah merekam KTP tiga minggu lalu, tetapi belum ada kabar.',
	kecamatan: '16.06.09',
	kunci: randomUUID()
});

async function post(
	fields: Record<string, string>,
	files: File[] = [],
	headers: Record<string, string> = {}
) {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	for (const file of files) form.append('lampiran', file);
	const response = await fetch(`${server.origin}/lapor`, {
		method: 'POST',
		body: form,
		headers: { origin: server.origin, ...headers },
		redirect: 'manual'
	});
	const page = await response.text();
	if (response.status === 200) accepted++;
	return { status: response.status, page };
}

/** Sends bytes as they are, for what no browser would send. */
function raw(
	options: { method?: string; path?: string; headers: Record<string, string> },
	body: Iterable<Buffer> = []
): Promise<{ status: number; page: string }> {
	return new Promise((resolve, reject) => {
		const { hostname, port } = new URL(server.origin);
		const outgoing = request(
			{ hostname, port, method: 'POST', path: '/lapor', ...options },
			(incoming) => {
				let page = '';
				incoming.on('data', (chunk: Buffer) => (page += chunk.toString()));
				incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, page }));
				incoming.on('error', () => resolve({ status: incoming.statusCode ?? 0, page }));
			}
		);
		let answered = false;
		outgoing.on('response', () => (answered = true));
		outgoing.on('error', (error) => {
			// The server may stop listening to a body that is far too large once it has answered.
			if (!answered) reject(error);
		});
		for (const chunk of body) outgoing.write(chunk);
		outgoing.end();
	});
}

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const photo = async () => {
	const jpeg = await sharp({ create: { width: 80, height: 60, channels: 3, background: 'teal' } })
		.jpeg()
		.toBuffer();
	return new File([new Uint8Array(jpeg)], 'foto.jpg', { type: 'image/jpeg' });
};
/** A sentence a person can act on stands in the page's list of mistakes. */
const SUMMARY = /id="kesalahan"/;

describe('a complaint that is not right', () => {
	it.each<[string, Record<string, string>, string]>([
		[
			'nothing at all',
			{ jenis: '', layanan: '', kategori: '', uraian: '', kecamatan: '' },
			'jenis'
		],
		['too short', { uraian: 'Lambat.' }, 'uraian'],
		['too long', { uraian: 'a'.repeat(5001) }, 'uraian'],
		['an unknown type', { jenis: 'gosip' }, 'jenis'],
		['an unknown service', { layanan: 'PASPOR' }, 'layanan'],
		['an unknown category', { kategori: 'XYZ' }, 'kategori'],
		['an unknown kecamatan', { kecamatan: '99.99.99' }, 'kecamatan'],
		['a desa of another kecamatan', { desa: '16.06.01.2001' }, 'desa'],
		['a date in the future', { tanggal_kejadian: '2999-01-01' }, 'tanggal_kejadian'],
		['a date that does not exist', { tanggal_kejadian: '2026-02-31' }, 'tanggal_kejadian'],
		['a telephone number that is none', { telepon: 'abc' }, 'telepon'],
		['an address that is none', { email: 'bukan-email' }, 'email'],
		['a NUL byte', { uraian: 'Teks dengan \u0000 di dalamnya, cukup panjang.' }, 'uraian'],
		['a NUL byte in the name', { nama: 'A\u0000B' }, 'nama'],
		['a lone surrogate', { uraian: 'Teks dengan \uFFFD di dalamnya, cukup panjang.' }, 'uraian'],
		['SQL in a code', { layanan: "KTP_EL'; drop table complaints; --" }, 'layanan'],
		['a name as long as a book', { nama: 'n'.repeat(5000) }, 'nama']
	])('%s: 400, with the mistake beside its field', async (_, changes, field) => {
		const { status, page } = await post({ ...good(), ...changes });
		expect(status).toBe(400);
		expect(page).toMatch(SUMMARY);
		expect(page).toContain(`href="#${field}"`);
	});

	it('keeps what was typed, and shows it as text', async () => {
		const script = '<script>alert(1)</script> & "kutip" \'satu\'';
		const { page } = await post({ ...good(), uraian: script, nama: script, jenis: '' });
		expect(page).toContain('&lt;script>alert(1)');
		expect(page).not.toContain('<script>alert(1)');
	});

	it.each([
		['emoji', 'KTP saya belum jadi 😭🙏 sudah tiga minggu menunggu.'],
		['right-to-left letters', 'Nama saya محمد dan KTP saya belum jadi juga.'],
		['a direction override', 'Teks \u202Eterbalik ini tetap terkirim dengan aman.'],
		['SQL', "Robert'); DROP TABLE complaints;-- sudah tiga minggu menunggu."],
		['HTML', '<img src=x onerror=alert(1)> sudah tiga minggu menunggu kabar.'],
		['exactly 5000 characters', 'b'.repeat(5000)],
		['exactly 20 letters with accents', 'é'.repeat(20)]
	])('but %s is somebody’s text and is taken', async (_, uraian) => {
		expect((await post({ ...good(), uraian })).status).toBe(200);
	});

	it('invalid UTF-8: 400, told as letters that can’t be read', async () => {
		const body = Buffer.concat([
			Buffer.from('jenis=pengaduan&layanan=KTP_EL&kategori=TERLAMBAT&kecamatan=16.06.09&uraian='),
			Buffer.from('Teks%FF%FEyang+rusak+di+tengah+jalan'),
			Buffer.from(`&kunci=${randomUUID()}`)
		]);
		const { status, page } = await raw(
			{
				headers: {
					origin: server.origin,
					'content-type': 'application/x-www-form-urlencoded',
					'content-length': String(body.length)
				}
			},
			[body]
		);
		expect(status).toBe(400);
		expect(page).toContain('tidak terbaca');
	});

	it('a form that has been sent with another text: 409, and a second sending goes through', async () => {
		const form = good();
		await post(form);
		const other = { ...form, uraian: 'Ini laporan lain dengan formulir yang sama tadi.' };
		const { status, page } = await post(other);
		expect(status).toBe(409);
		const fresh = /name="kunci" value="([0-9a-f-]{36})"/.exec(page)?.[1];
		expect(fresh).not.toBe(form.kunci);
		expect((await post({ ...other, kunci: fresh ?? '' })).status).toBe(200);
	});

	it('an expired form without a key: a sentence, and a fresh key', async () => {
		const { status, page } = await post({ ...good(), kunci: '' });
		expect(status).toBe(400);
		expect(page).toMatch(/name="kunci" value="[0-9a-f-]{36}"/);
	});
});

describe('files that are not right', () => {
	it.each<[string, () => Promise<File[]> | File[], number]>([
		['six files', async () => Promise.all(Array.from({ length: 6 }, photo)), 400],
		['11 MB', () => [new File([new Uint8Array(11 * 1024 * 1024)], 'besar.jpg')], 413],
		[
			'a program renamed to a photo',
			() => [
				new File([bytes('MZ\x90\x00'.padEnd(2000, '\x00'))], 'foto.jpg', { type: 'image/jpeg' })
			],
			415
		],
		[
			'an SVG',
			() => [
				new File(['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'], 'gambar.svg', {
					type: 'image/svg+xml'
				})
			],
			415
		],
		['an empty file', () => [new File([], 'kosong.jpg', { type: 'image/jpeg' })], 400],
		[
			'a page that claims to be a PDF',
			() => [new File(['<html>%PDF-1.4'], 'surat.pdf', { type: 'application/pdf' })],
			415
		]
	])('%s', async (_, make, expected) => {
		const { status, page } = await post(good(), await make());
		expect(status).toBe(expected);
		expect(page).toMatch(SUMMARY);
		expect(page).toContain('href="#lampiran"');
	});

	it('a PNG that unpacks to 81 million pixels', async () => {
		const bomb = await sharp({
			create: { width: 9_000, height: 9_000, channels: 3, background: 'black' },
			limitInputPixels: false
		})
			.png({ compressionLevel: 6 })
			.toBuffer();
		const { status, page } = await post(good(), [new File([new Uint8Array(bomb)], 'bom.png')]);
		expect(status).toBe(413);
		expect(page).toMatch(SUMMARY);
	});

	it('60 MB of files: everything that was written comes back', async () => {
		const ten = () => new File([new Uint8Array(10 * 1024 * 1024)], 'besar.jpg');
		const form = { ...good(), nama: 'Warga Contoh', anonim: 'ya' };
		const { status, page } = await post(form, Array.from({ length: 6 }, ten));
		expect(status).toBe(413);
		expect(page).toMatch(SUMMARY);
		expect(page).toContain('href="#lampiran"');
		expect(page).toContain(form.uraian);
		expect(page).toContain('value="Warga Contoh"');
	});

	it('names the file, and says which to pick again', async () => {
		const wrong = new File(['GIF89a'], 'animasi lucu.gif', { type: 'image/gif' });
		const { page } = await post(good(), [await photo(), wrong]);
		expect(page).toContain('animasi lucu.gif');
		expect(page).toContain('foto.jpg');
	});
});

describe('requests that no page of ours sends', () => {
	it('a form without Origin, or from elsewhere: 403', async () => {
		const body = Buffer.from(new URLSearchParams(good()).toString());
		const headers = {
			'content-type': 'application/x-www-form-urlencoded',
			'content-length': String(body.length)
		};
		for (const extra of [
			{},
			{ origin: 'https://jahat.example' },
			{ origin: 'null' },
			{ origin: server.origin, 'sec-fetch-site': 'cross-site' }
		]) {
			const { status, page } = await raw({ headers: { ...headers, ...extra } as never }, [body]);
			expect(status).toBe(403);
			expect(page).toContain('tidak dikirim dari halaman kami');
		}
	});

	it('a body of 200 MB: 413 with a sentence', async () => {
		function* megabytes() {
			const chunk = Buffer.alloc(1024 * 1024, 'a');
			for (let n = 0; n < 200; n++) yield chunk;
		}
		const { status, page } = await raw(
			{
				headers: {
					origin: server.origin,
					'content-type': 'multipart/form-data; boundary=x',
					'content-length': String(200 * 1024 * 1024)
				}
			},
			megabytes()
		);
		expect(status).toBe(413);
		expect(page).toContain('terlalu besar');
	});

	it('ten megabytes of separators, which would keep a parser busy for minutes: 413', async () => {
		const body = Buffer.alloc(10 * 1024 * 1024, 'a&');
		const { status } = await raw(
			{
				headers: {
					origin: server.origin,
					'content-type': 'application/x-www-form-urlencoded',
					'content-length': String(body.length)
				}
			},
			[body]
		);
		expect(status).toBe(413);
	});

	it.each([
		['fields', 'application/x-www-form-urlencoded', 'a&'.repeat(5000)],
		[
			'parts',
			'multipart/form-data; boundary=x',
			'--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n'.repeat(5000) + '--x--\r\n'
		]
	])('five thousand %s: 400', async (_, type, text) => {
		const { status, page } = await raw(
			{
				headers: {
					origin: server.origin,
					'content-type': type,
					'content-length': String(text.length)
				}
			},
			[Buffer.from(text)]
		);
		expect(status).toBe(400);
		expect(page).toContain('tidak terbaca');
	});

	it('a body without end, in chunks: 413', async () => {
		function* megabytes() {
			yield Buffer.from('--x\r\ncontent-disposition: form-data; name="uraian"\r\n\r\n');
			const chunk = Buffer.alloc(1024 * 1024, 'a');
			for (let n = 0; n < 90; n++) yield chunk;
		}
		const { status } = await raw(
			{
				headers: {
					origin: server.origin,
					'content-type': 'multipart/form-data; boundary=x',
					'transfer-encoding': 'chunked'
				}
			},
			megabytes()
		);
		expect(status).toBe(413);
	});

	it.each([
		['JSON', 'application/json', '{}', 415],
		['a torn multipart', 'multipart/form-data; boundary=x', '--x\r\ncontent-dispo', 400],
		['multipart without a boundary', 'multipart/form-data', 'x', 400]
	])('%s', async (_, type, text, expected) => {
		const { status } = await raw(
			{
				headers: {
					origin: server.origin,
					'content-type': type,
					'content-length': String(text.length)
				}
			},
			[Buffer.from(text)]
		);
		expect(status).toBe(expected);
	});

	it.each([
		'/tidak-ada',
		'/lapor?jenis=%00&layanan=%F0',
		'/lacak/laporan',
		'/lacak/laporan/lampiran/bukan-uuid',
		'/petugas/pengaduan/2026-000001',
		'/petugas/masuk?pesan=constructor',
		'/petugas/masuk?lanjut=//jahat.example',
		'/petugas/pengaduan?status=%00&sesudah=x&dari=kemarin',
		'/petugas/pengaduan/x/lampiran/..%2f..%2fetc%2fpasswd',
		'/%E0%A4%A'
	])('GET %s is never a fault of ours', async (target) => {
		const { status } = await raw({ method: 'GET', path: target, headers: {} });
		expect(status).toBeLessThan(500);
	});
});

it('after all this, the database holds exactly what was accepted, and nothing by half', async () => {
	await server.stop();
	const database = await openPglite(folder, process.cwd());
	const [found] = await rows<{ complaints: number; halves: number; strays: number }>(
		database.db,
		sql`select
			(select count(*)::int from complaints) as complaints,
			(select count(*)::int from complaints c
				where (select count(*) from complaint_events where complaint_id = c.id) <> 1
				or (select count(*) from complaint_clocks where complaint_id = c.id) <> 2) as halves,
			(select count(*)::int from attachments) as strays`
	);
	await database.close();
	expect(found).toEqual({ complaints: accepted, halves: 0, strays: 0 });
});
