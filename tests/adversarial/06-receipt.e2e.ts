// Test 6 of the design, the receipt on its way: wrong guesses look alike, and no address, no header and
// no storage ever has it. That it has no bias is in src/lib/sealed/sealed.test.ts, logs are test 1.
import process from 'node:process';
import type { Page } from '@playwright/test';
import {
	formatReceipt,
	newReceipt,
	parseReceipt,
	receiptKeys
} from '../../src/lib/sealed/index.ts';
import { findIn, spellingsOf } from '../support/canaries.ts';
import { expect, test } from '../support/fixtures.ts';
import { attackedReceipts } from '../support/wbs-attacked.ts';
import { openBox } from './steps.ts';

/** All that an answer shows, without the time of day. */
async function shownBy(address: string, headers: Record<string, string>, body: string) {
	const answer = await fetch(`${process.env.TANGGAP_ORIGIN}${address}`, {
		method: 'POST',
		headers: { origin: process.env.TANGGAP_ORIGIN ?? '', ...headers },
		body
	});
	const shown = [...answer.headers].filter(([name]) => name !== 'date');
	return JSON.stringify([answer.status, shown, await answer.text()]);
}

test('wrong guesses look alike', async () => {
	const real = receiptKeys(attackedReceipts().honest ?? '');
	const json = (lookup: string) =>
		shownBy(
			'/wbs/buka',
			{ 'content-type': 'application/json', accept: 'application/json' },
			JSON.stringify({ lookup })
		);
	const next = (digit: string) => ((parseInt(digit, 16) + 1) % 16).toString(16);
	const guesses = [
		receiptKeys(newReceipt()).lookup,
		'0'.repeat(64),
		real.lookupHash,
		real.lookup.replace(/.$/, next),
		real.lookup.replace(/^./, next)
	];
	const first = await json(guesses[0] ?? '');
	expect(first).toContain('404');
	for (const guess of guesses) expect(await json(guess)).toBe(first);
	expect(await json(real.lookup)).not.toBe(first);

	const form = (kode: string) =>
		shownBy(
			'/wbs/kotak?/buka',
			{ 'content-type': 'application/x-www-form-urlencoded' },
			new URLSearchParams({ kode, paham: 'ya' }).toString()
		);
	const receipt = attackedReceipts().honest ?? '';
	const plain = await form(newReceipt());
	for (const guess of [newReceipt(), receipt.slice(1), `${receipt.slice(0, -1)}*`, 'x']) {
		expect(await form(guess)).toBe(plain);
	}
});

for (const javaScript of [true, false]) {
	test(`the receipt stays out of addresses, headers and storage, ${javaScript ? 'with' : 'without'} JavaScript`, async ({
		newPage
	}) => {
		const page = await newPage({ javaScript });
		const seen = listen(page);
		await page.goto('/wbs');
		await page.getByRole('link', { name: 'Buat laporan tersegel' }).click();
		await page.getByLabel('Pungutan liar').check();
		await page.getByLabel(/^Apa yang terjadi/).fill('Petugas meminta lima puluh ribu rupiah.');
		if (!javaScript) await page.getByLabel(/^Saya paham/).check();
		await page.getByRole('button', { name: /^(Segel dan kirim|Kirim, segel)/ }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(/tersegel dan tersimpan/);
		const shown = (await page.locator('[data-receipt]').textContent()) ?? '';
		await openBox(page, shown);
		await page.getByRole('textbox', { name: /^Pesan/ }).fill('Masih terjadi.');
		await page.getByRole('button', { name: 'Segel dan kirim' }).click();
		await expect(page.locator('.talk')).toContainText('Masih terjadi.');
		await page.getByRole('link', { name: 'Tutup kotak' }).click();
		await page.goto('/');

		const receipt = parseReceipt(shown) ?? '';
		const { lookup } = receiptKeys(receipt);
		const secret = spellingsOf({ receipt, groups: formatReceipt(receipt) });
		const written = await seen();
		expect(findIn('request', Buffer.from(written), secret)).toEqual([]);
		// The look-up key goes in bodies, and in the header of an attachment's part, never further.
		expect(findIn('address', Buffer.from(written), spellingsOf({ lookup }))).toEqual([]);
		expect(await page.context().cookies()).toEqual([]);
		const { origins } = await page.context().storageState({ indexedDB: true });
		expect(origins).toEqual([]);
	});
}

/** @returns gives all addresses and headers that went to and fro so far */
function listen(page: Page): () => Promise<string> {
	const all: Promise<unknown>[] = [];
	page.on('request', (request) =>
		all.push(request.allHeaders().then((one) => [request.url(), one]))
	);
	page.on('response', (response) => all.push(response.allHeaders()));
	return async () => JSON.stringify(await Promise.allSettled(all));
}
