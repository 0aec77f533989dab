// Wrong pairs of number and code: alike in text, status and size, and slowed, for one network only.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '../support/fixtures.ts';
import { type RunningServer, startServer } from '../support/server.ts';

test.describe.configure({ mode: 'serial' });

let server: RunningServer;
let folder: string;
test.beforeAll(async () => {
	folder = mkdtempSync(path.join(tmpdir(), 'tanggap-lacak-'));
	server = await startServer({ DATA_DIR: folder, ADDRESS_HEADER: 'x-forwarded-for' });
});
test.afterAll(async () => {
	await server.stop();
	rmSync(folder, { recursive: true, force: true });
});

function send(target: string, fields: Record<string, string>, address: string) {
	return fetch(`${server.origin}${target}`, {
		method: 'POST',
		body: new URLSearchParams(fields),
		headers: { origin: server.origin, 'x-forwarded-for': address, 'accept-encoding': 'identity' },
		redirect: 'manual'
	});
}

async function fileOne(address: string) {
	const response = await send(
		'/lapor',
		{
			jenis: 'pengaduan',
			layanan: 'KK',
			kategori: 'TERLAMBAT',
			uraian: 'KK saya belum terbit setelah dua minggu menunggu.',
			kecamatan: '16.06.09',
			kunci: crypto.randomUUID()
		},
		address
	);
	const page = await response.text();
	return {
		number: /data-number[^>]*>\s*([\d-]+)/.exec(page)?.[1] ?? '',
		code: /data-code[^>]*>\s*([0-9A-Z-]+)/.exec(page)?.[1] ?? ''
	};
}

test('a wrong code, a wrong number and another’s code can’t be told apart', async () => {
	const mine = await fileOne('192.0.2.1');
	const other = await fileOne('192.0.2.1');
	const answers = [];
	for (const [nomor, kode] of [
		[mine.number, '0000-0000-0000-0000'],
		['2026-999999', mine.code],
		[mine.number, other.code]
	] as const) {
		const response = await send('/lacak', { nomor, kode }, '192.0.2.2');
		const page = await response.text();
		answers.push({
			status: response.status,
			cookies: response.headers.getSetCookie(),
			// What was typed comes back in the field of the number, and only there.
			page: page.replaceAll(nomor, '#')
		});
	}
	expect(answers[0]?.status).toBe(400);
	expect(answers[1]).toEqual(answers[0]);
	expect(answers[2]).toEqual(answers[0]);
	expect(answers[0]?.cookies).toEqual([]);
	expect(answers[0]?.page).not.toContain(mine.code);
});

test('too many wrong tries are slowed, also after a restart, and only for that network', async () => {
	const mine = await fileOne('192.0.2.1');
	const wrong = { nomor: mine.number, kode: '0000-0000-0000-0000' };
	const statuses: number[] = [];
	for (let n = 0; n < 14; n++) statuses.push((await send('/lacak', wrong, '198.51.100.7')).status);
	expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
	expect(statuses.slice(0, 5)).toEqual([400, 400, 400, 400, 400]);

	await server.stop();
	server = await startServer({ DATA_DIR: folder, ADDRESS_HEADER: 'x-forwarded-for' });
	const again = await send('/lacak', wrong, '198.51.100.7');
	expect(again.status).toBe(429);
	expect(await again.text()).toMatch(/Coba lagi/);

	const right = { nomor: mine.number, kode: mine.code };
	expect((await send('/lacak', right, '203.0.113.5')).status).toBe(303);
});

test('what is right is never counted as a try', async () => {
	const mine = await fileOne('192.0.2.1');
	const right = { nomor: mine.number, kode: mine.code };
	for (let n = 0; n < 15; n++) {
		expect((await send('/lacak', right, '203.0.113.9')).status).toBe(303);
	}
});
