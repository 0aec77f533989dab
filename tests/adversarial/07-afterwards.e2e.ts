// Test 7 of the design: somebody takes the reporter's telephone. Nothing of the report or its receipt is
// in the browser's profile on disk, behind its back button, or in the tabs that it restores.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { formatReceipt, parseReceipt, receiptKeys } from '../../src/lib/sealed/index.ts';
import { findBelow, spellingsOf } from '../support/canaries.ts';
import { expect, test } from '../support/fixtures.ts';
import { openBox } from './steps.ts';

const CANARY = 'burungKenariJingga';
const CONTROL = 'kontrolPenyimpanan';
const TEXT = `${CANARY} meminta lima puluh ribu di loket dua.`;

for (const javaScript of [true, false]) {
	test(`the telephone afterwards, ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
		const profile = mkdtempSync(path.join(tmpdir(), 'tanggap-profile-'));
		try {
			let context = await open(profile, javaScript);
			const page = context.pages()[0] ?? (await context.newPage());

			// Begun, and left by another page: nothing comes back with the back button.
			await page.goto('/wbs/lapor');
			await page.getByLabel(/^Apa yang terjadi/).fill(TEXT);
			await page.goto('/lacak');
			await page.goBack();
			await expect(page.getByLabel(/^Apa yang terjadi/)).toHaveValue('');

			const receipt = await report(page, javaScript);
			await openBox(page, receipt);
			await expect(page.locator('.talk')).toContainText(CANARY);
			// To a site that this machine may not reach: the page before is gone all the same.
			const left = page.waitForEvent('requestfailed');
			await page.getByRole('link', { name: 'Tinggalkan halaman ini' }).click();
			expect((await left).url()).toContain('wikipedia.org');
			await expect(page.locator('body')).not.toContainText(CANARY);
			await page.goBack().catch(() => {});
			await expect(page.locator('body')).not.toContainText(CANARY);

			// Half a report is left open when the browser is closed.
			await page.goto('/wbs/lapor');
			await page.getByLabel(/^Apa yang terjadi/).fill(TEXT);
			const other = await context.newPage();
			await other.goto('/lacak');
			await other.evaluate((words) => localStorage.setItem('k', words), CONTROL);
			await context.close();

			context = await open(profile, javaScript, ['--restore-last-session']);
			for (const tab of context.pages()) {
				await tab.waitForLoadState();
				expect(await tab.content()).not.toContain(CANARY);
			}
			await context.close();

			const keys = receiptKeys(receipt);
			const { lookup, identity, signSeed } = keys;
			const spellings = spellingsOf({
				CANARY,
				receipt,
				groups: formatReceipt(receipt),
				lookup,
				identity,
				signSeed
			});
			expect(findBelow(profile, spellings)).toEqual([]);
			expect(findBelow(profile, spellingsOf({ CONTROL }))).not.toEqual([]);
		} finally {
			rmSync(profile, { recursive: true, force: true });
		}
	});
}

/** The browser of a person: it keeps what browsers keep, on disk and in memory. */
function open(
	profile: string,
	javaScriptEnabled: boolean,
	more: string[] = []
): Promise<BrowserContext> {
	const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	return chromium.launchPersistentContext(profile, {
		...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
		args: [...root, '--host-resolver-rules=MAP *.org ~NOTFOUND', ...more],
		ignoreDefaultArgs: ['--disable-back-forward-cache'],
		baseURL: process.env.TANGGAP_ORIGIN,
		javaScriptEnabled,
		// Compressed, what a cache kept could not be searched.
		extraHTTPHeaders: { 'accept-encoding': 'identity' }
	});
}

async function report(page: Page, javaScript: boolean): Promise<string> {
	await page.getByLabel('Pungutan liar').check();
	await page.getByLabel(/^Apa yang terjadi/).fill(TEXT);
	if (!javaScript) await page.getByLabel(/^Saya paham/).check();
	await page.getByRole('button', { name: /^(Segel dan kirim|Kirim, segel)/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/tersegel dan tersimpan/);
	return parseReceipt((await page.locator('[data-receipt]').textContent()) ?? '') ?? '';
}
