// The reporter's side of the sealed channel when the line, the server or the team gives way: no word, no
// file and no code is lost, and nobody is told what isn't so.
import { ed25519 } from '@noble/curves/ed25519.js';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Page, Route } from '@playwright/test';
import {
	approveManifest,
	type Manifest,
	manifestDigest,
	type Signed,
	signManifest
} from '../../src/lib/sealed/index.ts';
import { expect, expectAccessible, test } from '../support/fixtures.ts';
import { ROOT_SEED, WBS_TEAM } from '../support/wbs-team.ts';

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
	await expect(page.getByText('isian sebelum Anda ubah')).toBeHidden();

	const receipt = await receiptOf(page);
	await page.getByLabel('Kode dari salinan Anda').fill(receipt);
	await page.getByRole('button', { name: 'Periksa salinan saya' }).click();
	await expect(page.getByRole('heading', { name: /^Cocok/ })).toBeFocused();
	await page.getByRole('link', { name: 'Ke kotak saya' }).click();
	await openBox(page, receipt);
	await expect(page.locator('[data-files-in]')).toHaveText('1 berkas');

	// Its answer lost, and nothing more: nobody has to press a second time.
	await fill(page);
	await page.route('/wbs/segel', loseAnswer, { times: 1 });
	await seal(page);
	await stored(page);
	await page.getByLabel('Kode dari salinan Anda').fill(await receiptOf(page));
	await page.getByRole('button', { name: 'Periksa salinan saya' }).click();

	// Changed before anybody knew that it had arrived.
	await fill(page);
	await page.route('/wbs/segel', loseAnswer, { times: 1 });
	await page.route('/wbs/buka', (route) => route.abort(), { times: 1 });
	await seal(page);
	await expect(page.getByRole('alert')).toContainText('belum pasti');
	await page.getByLabel(/^Siapa yang melakukan/).fill('Petugas loket dua');
	await seal(page);
	await stored(page);
	await expect(page.getByText('isian sebelum Anda ubah')).toBeVisible();
	await expectAccessible(page);
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

test('a team that changed is shown anew, and the rest of what was typed stays', async ({
	page
}) => {
	const versions: number[] = [];
	page.on('request', (request) => {
		if (!request.url().endsWith('/wbs/segel')) return;
		versions.push((request.postDataJSON() as { manifestVersion: number }).manifestVersion);
	});
	const changed = { status: 409, json: { message: 'Susunan tim berubah.' } };
	await page.route('/wbs/segel', (route) => route.fulfill(changed));
	await fill(page);
	await page.getByLabel('Anggota Dua').check();
	await page.getByLabel('Anggota Tiga').check();
	const shown = JSON.parse(
		(await page.locator('form[data-team]').getAttribute('data-team')) ?? ''
	) as { signed: Signed; day: string };
	const now = await page.request.get('/wbs/penerima');
	expect(await now.json()).toEqual({ signed: shown.signed, previous: null, day: shown.day });
	const next = await changedTeam(shown.signed, shown.day);
	const answer = (signed: Signed) => (route: Route) =>
		route.fulfill({ json: { signed, previous: shown.signed.text, day: shown.day } });

	// What the root has not signed is no team, also the second time.
	const forged = { ...next, signature: Buffer.alloc(64).toString('base64') };
	await page.route('/wbs/penerima', answer(forged), { times: 1 });
	await seal(page);
	await expect(page.getByRole('alert')).toContainText('Daftar penerima dari server tidak sah');
	await expect(page.getByLabel('Anggota Tiga')).toBeVisible();

	await page.route('/wbs/penerima', answer(next), { times: 1 });
	await seal(page);
	await expect(page.getByRole('alert')).toContainText('Susunan tim WBS berubah');
	await expect(page.getByLabel('Anggota Tiga')).toHaveCount(0);
	await expect(page.getByLabel('Anggota Lima')).not.toBeChecked();
	// Under other keys, the same person.
	await expect(page.getByLabel('Anggota Dua')).toBeChecked();
	await expect(page.getByText('Tersegel untuk 3 penerima')).toBeVisible();
	await expect(page.getByText('dari 4 anggota tim WBS')).toBeVisible();
	await expect(page.getByLabel(/^Apa yang terjadi/)).toHaveValue(WORDS);
	await seal(page);
	await expect.poll(() => versions).toEqual([1, 1, 2]);
});

/** One has new keys, one has gone, one has come, the reserve key is given up; two who stay agree. */
async function changedTeam(signed: Signed, day: string) {
	const { members, ...rest } = JSON.parse(signed.text) as Manifest;
	const [one, two, , four] = members;
	if (!one || !two || !four) throw new Error('a team of four');
	const withNewKeys = async (name: string, position: string, seed: number) => ({
		...{ id: String(seed).padStart(16, '0'), name, position },
		recipient: await identityToRecipient(await generateX25519Identity()),
		signKey: Buffer.from(ed25519.getPublicKey(new Uint8Array(32).fill(seed))).toString('base64')
	});
	const next = signManifest(
		{
			...rest,
			escrow: undefined,
			version: rest.version + 1,
			previous: manifestDigest(signed),
			members: [
				one,
				await withNewKeys(two.name, two.position, 81),
				four,
				await withNewKeys('Anggota Lima', 'Inspektorat', 82)
			]
		},
		ROOT_SEED
	);
	const agree = (by: (typeof WBS_TEAM)[number]) =>
		approveManifest(next, by.id, day, by.keys.signSeed);
	return { ...next, approvals: [agree(WBS_TEAM[0]), agree(WBS_TEAM[3])] };
}
