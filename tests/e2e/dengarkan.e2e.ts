// Listening to steps: which button appears, one voice at a time, all in a row, and what happens
// without a file, without signal, without an Indonesian voice. The page here is made for it, with
// the product's own script and sounds of one second.
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';

const ORIGIN = 'https://suara.test';
const SCRIPT = stripTypeScriptTypes(readFileSync('src/lib/enhance/voice.ts', 'utf8'));

function step(id: string, attributes: string): string {
	return `<section><h3>Judul ${id}</h3><p class="hint">Keterangan</p><p>Isi ${id}.</p>
<button class="listen" hidden ${attributes}><span data-label>Dengarkan</span>: ${id}</button></section>`;
}

/** @param voices languages in which this phone can speak by itself */
async function open(page: Page, body: string, voices: string[] = []): Promise<void> {
	await page.route(`${ORIGIN}/**`, async (route) => {
		const { pathname } = new URL(route.request().url());
		if (pathname === '/voice.js')
			await route.fulfill({ contentType: 'text/javascript', body: SCRIPT });
		else if (pathname.startsWith('/suara/'))
			await route.fulfill({ contentType: 'audio/wav', body: sound() });
		else {
			const html = `<!doctype html><html lang="id"><title>Suara</title>
<button class="listen-all" hidden><span data-label></span></button>${body}
<script type="module">import { offerVoices } from '/voice.js'; offerVoices();</script>`;
			await route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
		}
	});
	// What a phone says is kept; the test ends each sentence itself.
	await page.addInitScript((languages) => {
		const said: { text: string; onend?: () => void }[] = [];
		const speechSynthesis = Object.assign(new EventTarget(), {
			getVoices: () => languages.map((lang) => ({ lang })),
			speak: (one: { text: string }) => said.push(one),
			cancel: () => undefined
		});
		class SpeechSynthesisUtterance {
			text: string;
			constructor(text: string) {
				this.text = text;
			}
		}
		for (const [name, value] of Object.entries({
			speechSynthesis,
			SpeechSynthesisUtterance,
			said
		})) {
			Object.defineProperty(window, name, { value });
		}
	}, voices);
	await page.goto(`${ORIGIN}/`);
}

const saidTexts = (page: Page) =>
	page.evaluate(() =>
		(window as unknown as { said: { text: string }[] }).said.map(({ text }) => text)
	);

/** A second of silence as WAV, which browsers play under any name. */
function sound(): Buffer {
	const rate = 8000;
	const head = Buffer.alloc(44);
	head.write('RIFF', 0);
	head.writeUInt32LE(36 + rate, 4);
	head.write('WAVEfmt ', 8);
	head.writeUInt32LE(16, 16);
	head.writeUInt16LE(1, 20);
	head.writeUInt16LE(1, 22);
	head.writeUInt32LE(rate, 24);
	head.writeUInt32LE(rate, 28);
	head.writeUInt16LE(1, 32);
	head.writeUInt16LE(8, 34);
	head.write('data', 36);
	head.writeUInt32LE(rate, 40);
	return Buffer.concat([head, Buffer.alloc(rate, 128)]);
}

const file = (id: string, more = 'data-seconds="12.3" data-bytes="17500"') =>
	step(id, `data-audio="/suara/kk/${id}.ogg" ${more}`);
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

test('says what it costs, plays one at a time, pauses and goes on', async ({ page }) => {
	await open(page, file('satu') + file('dua'));
	await expect(button(page, /semua \(25 detik, 35 KB\)/)).toBeVisible();
	const one = button(page, /: satu$/);
	const two = button(page, /: dua$/);
	await expect(one).toHaveText('Dengarkan (13 detik, 18 KB): satu');
	await one.click();
	await expect(one).toHaveText('Jeda: satu');
	await one.click();
	await expect(one).toHaveText('Lanjutkan: satu');
	await two.click();
	await expect(two).toHaveText('Jeda: dua');
	await expect(one).toHaveText(/^Dengarkan/);
	// Played to its end; only "semua" goes on to another.
	await expect(two).toHaveText(/^Dengarkan/);
	await expect(button(page, /^(Jeda|Memuat)/)).toHaveCount(0);
});

test('reads all steps in sight one after the other, until told to stop', async ({ page }) => {
	await open(page, `${file('satu')}<div hidden>${file('lain')}</div>${file('dua')}${file('tiga')}`);
	await button(page, /semua/).click();
	await expect(button(page, 'Berhenti')).toBeVisible();
	await expect(button(page, 'Jeda: satu')).toBeVisible();
	await expect(button(page, 'Jeda: dua')).toBeVisible();
	await button(page, 'Berhenti').click();
	await expect(button(page, /^(Jeda|Memuat)/)).toHaveCount(0);
	await expect(button(page, /semua/)).toBeVisible();
});

test('without signal says so in a sentence', async ({ page }) => {
	await open(page, file('satu'));
	await page.route(`${ORIGIN}/suara/**`, (route) => route.abort());
	await button(page, /: satu$/).click();
	await expect(page.getByRole('status')).toHaveText(/Periksa sinyal/);
	await expect(button(page, /: satu$/)).toHaveText(/^Dengarkan/);
	await expect(button(page, /semua/)).toBeHidden();
});

test('without signal the phone reads the step if it speaks Indonesian', async ({ page }) => {
	await open(page, file('satu'), ['en-US', 'id-ID']);
	await page.route(`${ORIGIN}/suara/**`, (route) => route.abort());
	await button(page, /: satu$/).click();
	await expect(button(page, 'Berhenti: satu')).toBeVisible();
	expect(await saidTexts(page)).toEqual(['Judul satu\nIsi satu.\n']);
	await expect(page.getByRole('status')).toHaveCount(0);
});

test('a step without a file is only offered on a phone that speaks Indonesian', async ({
	newPage
}) => {
	for (const [voices, offered] of [
		[['en-US', 'it-IT'], false],
		[['in_ID'], true]
	] as const) {
		const page = await newPage();
		await open(page, step('satu', '') + step('dua', ''), [...voices]);
		await expect(button(page, 'Dengarkan: satu')).toBeVisible({ visible: offered });
		if (!offered) continue;
		await button(page, 'Dengarkan semua').click();
		await expect(button(page, 'Berhenti: satu')).toBeVisible();
		await page.evaluate(() =>
			(window as unknown as { said: { onend(): void }[] }).said[0]?.onend()
		);
		await expect(button(page, 'Berhenti: dua')).toBeVisible();
		await button(page, 'Berhenti: dua').click();
		await expect(button(page, 'Dengarkan: dua')).toBeVisible();
		expect(await saidTexts(page)).toEqual(['Judul satu\nIsi satu.\n', 'Judul dua\nIsi dua.\n']);
	}
});
