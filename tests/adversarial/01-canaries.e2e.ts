// Test 1 of the design: words that occur nowhere else go through the channel, with and without
// JavaScript, with refusals and torn connections. Afterwards nothing on the server's disk and nothing
// that it printed has them, in any spelling: neither dump nor write-ahead log, tables' files, temporary files.
import { mkdirSync, mkdtempSync, rmSync, watch } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { formatReceipt, parseReceipt, receiptKeys } from '../../src/lib/sealed/index.ts';
import { readConfig } from '../../src/lib/server/platform/config.ts';
import { openRuntime } from '../../src/lib/server/web/runtime.ts';
import { findBelow, findIn, spellingsOf } from '../support/canaries.ts';
import { expect, test } from '../support/fixtures.ts';
import { startServer } from '../support/server.ts';
import { startPostgres } from '../support/throwaway-postgres.ts';
import { seedWbsTeam, WBS_ROOT_KEY } from '../support/wbs-team.ts';
import { openBox, typeReceipt } from './steps.ts';

const CANARY = 'burungKenariKuning é';
const AGENT = 'PerambanKenari/7.31';
const ADDRESS = '198.51.100.73';
const TEXT = `${CANARY} meminta lima puluh ribu di loket dua.`;
const FILE = { name: `${CANARY}.txt`, mimeType: 'text/plain', buffer: Buffer.from(TEXT) };
/** Said in an ordinary complaint: shows that the search finds what is there. */
const CONTROL = 'kontrolPencarian é';

let folder: string;
test.beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'tanggap-canaries-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('nothing that went through the channel is left on the server', async ({ browser }) => {
	test.slow();
	const temporary = path.join(folder, 'tmp');
	mkdirSync(temporary);
	const postgres = await startPostgres(path.join(folder, 'pg'));
	const dataDir = path.join(folder, 'data');
	const runtime = await openRuntime({
		...readConfig({}),
		dataDir,
		databaseUrl: postgres?.url ?? null
	});
	const now = new Date();
	await seedWbsTeam({ db: runtime.db, office: await runtime.office(now) }, now);
	await runtime.close();
	const server = await startServer({
		...(postgres ? { DATABASE_URL: postgres.url } : {}),
		DATA_DIR: dataDir,
		TMPDIR: temporary,
		ADDRESS_HEADER: 'x-real-ip',
		WBS_ROOT_KEY
	});
	const made: string[] = [];
	const watching = watch(temporary, { recursive: true }, (_, name) => made.push(String(name)));

	const { origin } = server;
	const receipts = [await reportWithScript(browser, origin), await reportPlainly(browser, origin)];
	await tearConnections(origin);
	await complain(origin);

	const words: Record<string, string | Uint8Array> = { text: CANARY, agent: AGENT, ADDRESS };
	for (const [place, receipt] of receipts.entries()) {
		const keys = receiptKeys(receipt);
		words[`receipt ${place}`] = receipt;
		words[`receipt ${place} in groups`] = formatReceipt(receipt);
		words[`look-up key ${place}`] = Buffer.from(keys.lookup, 'hex');
		words[`identity ${place}`] = keys.identity;
		words[`seed ${place}`] = keys.signSeed;
	}
	const spellings = spellingsOf(words);
	const control = spellingsOf({ control: CONTROL });
	const dump = postgres ? Buffer.from(postgres.dump()) : Buffer.alloc(0);
	await server.stop();
	await postgres?.stop();
	watching.close();

	const said = Buffer.from(server.output() + (postgres?.output() ?? ''));
	expect.soft(findIn('dump', dump, spellings)).toEqual([]);
	expect.soft(findIn('what was printed', said, spellings)).toEqual([]);
	expect.soft(findBelow(folder, spellings)).toEqual([]);
	expect.soft(made, 'temporary files').toEqual([]);
	const controls = findBelow(folder, control);
	if (postgres) {
		expect(findIn('dump', dump, control)).toEqual(['dump: control (raw)']);
		expect(controls.some((found) => found.startsWith('pg/pg_wal/'))).toBe(true);
		expect(controls.some((found) => found.startsWith('pg/base/'))).toBe(true);
	}
	expect(controls).not.toEqual([]);
});

test('the search knows every spelling', () => {
	const secret = `${CANARY}\n"x"`;
	const written = (bytes: Uint8Array | string) =>
		findIn('', Buffer.concat([Buffer.from('..'), Buffer.from(bytes)]), spellingsOf({ w: secret }));
	const raw = Buffer.from(secret);
	const shifted = [0, 1, 2].map((by) => Buffer.concat([Buffer.alloc(by, 65), raw]));
	for (const one of [
		raw,
		...shifted.map((bytes) => bytes.toString('base64')),
		...shifted.map((bytes) => bytes.toString('base64url')),
		raw.toString('hex'),
		raw.toString('hex').toUpperCase(),
		Buffer.from(secret, 'utf16le'),
		Buffer.from(secret, 'utf16le').swap16(),
		encodeURIComponent(secret),
		new URLSearchParams({ secret }).toString(),
		JSON.stringify(secret).replace('é', '\\u00e9')
	]) {
		expect(written(one), String(one)).not.toEqual([]);
	}
	expect(written('Kenari Kuning')).toEqual([]);
});

async function reportWithScript(browser: Browser, origin: string): Promise<string> {
	const page = await openPage(browser, origin, true);
	await page.goto('/wbs/lapor');
	await page.getByLabel(/^Apa yang terjadi/).fill(TEXT);
	await page.getByRole('button', { name: 'Segel dan kirim' }).click();
	await expect(page.getByRole('alert')).toContainText('Pilih satu jenis');
	await page.getByLabel('Pungutan liar').check();
	await page.getByLabel(/^Lampiran \(/).setInputFiles(FILE);
	await page.getByRole('button', { name: 'Segel dan kirim' }).click();
	await expect(page.getByText('1 berkas tersegel dan tersimpan.')).toBeVisible();
	return cameBack(page);
}

async function reportPlainly(browser: Browser, origin: string): Promise<string> {
	const page = await openPage(browser, origin, false);
	await page.goto('/wbs/lapor');
	await page.getByLabel(/^Apa yang terjadi/).fill(TEXT);
	for (const refused of [true, false]) {
		await page.getByLabel(/^Saya paham/).check();
		await page.getByLabel(/^Lampiran \(/).setInputFiles(FILE);
		if (!refused) await page.getByLabel('Pungutan liar').check();
		await page.getByRole('button', { name: 'Kirim, segel di server' }).click();
		if (refused) await expect(page.getByRole('alert')).toContainText('Pilih satu jenis');
	}
	return cameBack(page);
}

/** @returns the receipt that the page shows, after its box was opened with it and written into */
async function cameBack(page: Page): Promise<string> {
	const shown = (await page.locator('[data-receipt]').textContent()) ?? '';
	await page.goto('/wbs/kotak');
	await typeReceipt(page, `${shown.slice(0, -1)}*`);
	await expect(page.getByText(/Ada huruf yang salah|tidak membuka kotak/).first()).toBeVisible();
	await openBox(page, shown.toLowerCase());
	await page.getByRole('textbox', { name: /^Pesan/ }).fill(TEXT);
	await page.getByRole('button', { name: 'Segel dan kirim' }).click();
	await expect(page.locator('.talk')).toContainText(TEXT);
	await page.context().close();
	return parseReceipt(shown) ?? '';
}

async function openPage(browser: Browser, baseURL: string, javaScriptEnabled: boolean) {
	const context = await browser.newContext({
		baseURL,
		javaScriptEnabled,
		userAgent: AGENT,
		extraHTTPHeaders: { 'x-real-ip': ADDRESS }
	});
	return context.newPage();
}

/** Posts that break off, or that no page of ours sends. */
async function tearConnections(origin: string): Promise<void> {
	const form = 'multipart/form-data; boundary=x';
	const part = `--x\r\ncontent-disposition: form-data; name="apa"\r\n\r\n${TEXT}\r\n`;
	const file = `--x\r\ncontent-disposition: form-data; name="lampiran"; filename="${CANARY}"\r\n\r\n${TEXT}`;
	const code = new URLSearchParams({ kode: TEXT, paham: 'ya', pesan: TEXT }).toString();
	await tear(origin, '/wbs/lapor', form, part + file);
	await tear(origin, '/wbs/kotak?/pesan', 'application/x-www-form-urlencoded', code);
	await tear(origin, '/wbs/segel', 'application/json', `{"id":"${TEXT}`);
	await tear(origin, '/wbs/lampiran', 'application/octet-stream', TEXT);
	for (const [address, type, body] of [
		['/wbs/lapor', form, part],
		['/wbs/kotak?/buka', 'application/x-www-form-urlencoded', code],
		['/wbs/kotak?/tarik', 'application/x-www-form-urlencoded', code],
		['/wbs/segel', 'application/json', JSON.stringify({ id: TEXT })],
		['/wbs/segel', 'application/json', `{"id": ${TEXT}`],
		['/wbs/buka', 'application/json', JSON.stringify({ lookup: TEXT })],
		['/wbs/kirim', 'application/json', JSON.stringify({ sealed: btoa('x'), lookup: TEXT })],
		[`/wbs/${encodeURIComponent(CANARY)}`, 'text/plain', TEXT]
	] as const) {
		const headers = { ...headersOf(origin), 'content-type': type };
		const { status } = await fetch(`${origin}${address}`, { method: 'POST', headers, body });
		expect(status, address).toBeGreaterThanOrEqual(400);
	}
}

function headersOf(origin: string) {
	return {
		origin,
		'user-agent': AGENT,
		'x-real-ip': ADDRESS,
		cookie: `a=${AGENT}`,
		referer: AGENT
	};
}

/** Sends the beginning of a body, and goes. */
function tear(origin: string, address: string, type: string, begun: string): Promise<void> {
	return new Promise((resolve) => {
		const headers = { ...headersOf(origin), 'content-type': type, 'content-length': '100000' };
		const sending = request(`${origin}${address}`, { method: 'POST', headers });
		sending.on('error', () => {});
		sending.on('close', () => resolve());
		sending.write(begun, () => sending.destroy());
	});
}

async function complain(origin: string): Promise<void> {
	const body = new URLSearchParams({
		jenis: 'pengaduan',
		layanan: 'KTP_EL',
		kategori: 'TERLAMBAT',
		uraian: `${CONTROL} sudah tiga minggu menunggu kabar.`,
		kecamatan: '16.06.09',
		kunci: crypto.randomUUID()
	});
	const headers = { origin, 'x-real-ip': '203.0.113.9' };
	expect((await fetch(`${origin}/lapor`, { method: 'POST', headers, body })).status).toBe(200);
}
