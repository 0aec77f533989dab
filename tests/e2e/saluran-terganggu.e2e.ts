// The reporter's side of the sealed channel when the line, the server or the team gives way: no word, no
// file and no code is lost, and nobody is told what isn't so.
import type { Page, Route } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';

const WORDS = 'Burung kenari kuning meminta lima puluh ribu di loket dua.';
const file = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(WORDS) });

async function fill(page: Page) {
	await page.goto('/wbs/lapor');
	await page.getByLabel('Pungutan liar').check();
	await page.getByLabel(/^Apa yang terjadi/).fill(WORDS);
}
const seal = (page: Page) => page.getByRole('button', { name: 'Segel dan kirim' }).click();
const stored = (page: Page) =>
	expect(page.getByRole('heading', { level: 1 })).toHaveText(/tersegel dan tersimpan/);
const receiptOf = async (page: Page) => (await page.locator('[data-receipt]').textContent()) ?? '';

async function report(page: Page): Promise<string> {
	await fill(page);
	await seal(page);
	await stored(page);
	return receiptOf(page);
}

async function typeReceipt(page: Page, receipt: string) {
	await page.goto('/wbs/kotak');
	await page.getByLabel(/^Kode kotak/).fill(receipt);
	await page.getByRole('button', { name: 'Buka kotak' }).click();
}

async function openBox(page: Page, receipt: string) {
	await typeReceipt(page, receipt);
	await expect(page.getByRole('heading', { name: 'Percakapan' })).toBeVisible();
}

/** It arrives, and its answer does not. */
async function loseAnswer(route: Route) {
	await route.fetch();
	await route.abort('connectionreset');
}

test('the box goes on after a conflict and after a lost answer', async ({ newPage }) => {
	const page = await newPage();
	const receipt = await report(page);
	const other = await newPage();
	await openBox(page, receipt);
	await openBox(other, receipt);
	const words = page.getByRole('textbox', { name: /^Pesan/ });
	const talk = page.locator('[data-talk]');
	await other.getByRole('textbox', { name: /^Pesan/ }).fill('Ditulis lebih dulu.');
	await seal(other);
	await expect(other.getByText('Sudah tersegel dan tersimpan')).toBeVisible();

	await words.fill('Kenari itu masih di sana.');
	await seal(page);
	await expect(page.getByText('Baca dulu, lalu kirim lagi')).toBeVisible();
	await expect(talk).toContainText('Ditulis lebih dulu.');
	await expect(words).toHaveValue('Kenari itu masih di sana.');
	await seal(page);
	await expect(page.getByText('Sudah tersegel dan tersimpan')).toBeVisible();
	await expect(talk.getByText('Kenari itu masih di sana.')).toHaveCount(1);

	// Not at once: what went wrong lasts until it is tried again.
	await page.route('/wbs/kirim', loseAnswer, { times: 1 });
	await page.route('/wbs/buka', (route) => route.abort(), { times: 1 });
	await words.fill('Hari Senin.');
	await seal(page);
	await expect(page.getByText('Tidak terhubung ke server')).toBeVisible();
	// What was said of the message before does not stand above this one.
	await expect(page.getByText('Sudah tersegel dan tersimpan')).toHaveCount(0);
	await seal(page);
	await expect(page.getByText('Sudah tersegel dan tersimpan')).toBeVisible();
	await expect(talk.getByText('Hari Senin.')).toHaveCount(1);
	await expect(words).toHaveValue('');
});

test('trouble of the server says nothing of the code', async ({ page }) => {
	const receipt = await report(page);
	await page.route('/wbs/buka', (route) => route.fulfill({ status: 502, body: 'x' }), { times: 1 });
	await typeReceipt(page, receipt);
	await expect(page.getByRole('alert')).toContainText('Ada gangguan di sistem kami');
	await page.getByRole('button', { name: 'Buka kotak' }).click();
	await expect(page.getByRole('heading', { name: 'Percakapan' })).toBeVisible();
});

test('attachments that were cut go on in the box, and leaving asks meanwhile', async ({
	newPage
}) => {
	const page = await newPage();
	const receipt = await report(page);
	await openBox(page, receipt);
	const ids = new Set<string>();
	await page.route('/wbs/lampiran', async (route) => {
		ids.add(route.request().headers()['wbs-file'] ?? '');
		if (ids.size < 3) return route.continue();
		await route.fulfill({ status: 503, json: { message: 'Server sedang penuh.' } });
	});
	await page.getByLabel(/^Lampiran/).setInputFiles(['satu', 'dua', 'tiga'].map(file));
	await seal(page);
	await expect(page.getByText('Server sedang penuh.')).toBeVisible();
	const asked = page.waitForEvent('dialog', (dialog) => {
		void dialog.dismiss();
		return true;
	});
	await page.getByRole('link', { name: 'Tutup kotak' }).click();
	await asked;
	await page.unroute('/wbs/lampiran');
	await page.route('/wbs/lampiran', async (route) => {
		ids.add(route.request().headers()['wbs-file'] ?? '');
		await route.continue();
	});
	await seal(page);
	await expect(page.locator('[data-files-in]')).toHaveText('3 berkas');
	expect(ids.size, 'each file has one place').toBe(3);
	await page.getByRole('link', { name: 'Tutup kotak' }).click();
	await expect(page.getByLabel(/^Kode kotak/)).toBeVisible();
});

test('a report whose answer was lost is stored once, and its code is shown', async ({ page }) => {
	const sent: string[] = [];
	page.on('request', (request) => {
		if (!request.url().endsWith('/wbs/segel')) return;
		sent.push((request.postDataJSON() as { id: string }).id);
	});
	await fill(page);
	await page.getByLabel(/^Lampiran \(/).setInputFiles(file('kuitansi'));
	await page.route('/wbs/segel', loseAnswer, { times: 1 });
	await page.route('/wbs/buka', (route) => route.abort(), { times: 1 });
	await seal(page);
	await expect(page.getByRole('alert')).toContainText('belum pasti');
	await page.route('/wbs/kirim', loseAnswer, { times: 1 });
	await seal(page);
	await stored(page);
	expect(new Set(sent).size, 'the same report').toBe(1);
	await expect(page.getByText('1 berkas tersegel dan tersimpan.')).toBeVisible();

	const receipt = await receiptOf(page);
	await page.getByLabel('Kode dari salinan Anda').fill(receipt);
	await page.getByRole('button', { name: 'Periksa salinan saya' }).click();
	await page.getByRole('link', { name: 'Ke kotak saya' }).click();
	await openBox(page, receipt);
	await expect(page.locator('[data-files-in]')).toHaveText('1 berkas');

	// Its answer lost, and nothing more: nobody has to press a second time.
	await fill(page);
	await page.route('/wbs/segel', loseAnswer, { times: 1 });
	await seal(page);
	await stored(page);
});

test('the attachments of a report go on when the server says when to', async ({ page }) => {
	await fill(page);
	await page.getByLabel(/^Lampiran \(/).setInputFiles(file('kuitansi'));
	const busy = { status: 503, json: { message: 'Server sedang penuh.' } };
	await page.route('/wbs/kirim', (route) => route.fulfill(busy), { times: 1 });
	await seal(page);
	await expect(page.getByText('Server sedang penuh.')).toBeVisible();
	await page.getByRole('button', { name: 'Lanjutkan pengiriman' }).click();
	await expect(page.getByText('1 berkas tersegel dan tersimpan.')).toBeVisible();
});
