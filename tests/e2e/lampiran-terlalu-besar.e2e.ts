// More than a form takes: nothing that was written may be lost, with JavaScript or without.
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '../support/fixtures.ts';
import { fileComplaint, fillComplaint, readReceipt, track } from '../support/steps.ts';

let folder: string;
let video: string;
test.beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'tanggap-video-'));
	video = path.join(folder, 'video-loket.mp4');
	writeFileSync(video, '');
	truncateSync(video, 80 * 1024 * 1024);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a complaint comes back with everything that was written around its video', async ({
	newPage
}) => {
	const page = await newPage({ javaScript: false });
	await page.goto('/lapor');
	const words = 'Petugas loket meminta uang. Saya merekamnya, videonya saya lampirkan.';
	await fillComplaint(page, words);
	await page.getByLabel('Foto, dokumen').setInputFiles(video);
	await page.locator('[name=nama]').fill('Warga Contoh');
	await page.getByLabel('Sembunyikan nama saya').check();
	const [response] = await Promise.all([
		page.waitForResponse((answer) => answer.request().method() === 'POST'),
		page.getByRole('button', { name: 'Kirim laporan' }).click()
	]);
	expect(response.status()).toBe(413);
	await expect(page.getByRole('link', { name: /Berkasnya terlalu besar/ })).toBeVisible();
	await expect(page.getByLabel('Ceritakan dengan kata-kata Anda')).toHaveValue(words);
	await expect(page.getByRole('radio', { name: 'KTP-el' })).toBeChecked();
	// These stand after the files, and whoever wanted to stay unnamed must not lose that.
	await expect(page.locator('[name=nama]')).toHaveValue('Warga Contoh');
	await expect(page.getByLabel('Sembunyikan nama saya')).toBeChecked();
	await page.getByRole('button', { name: 'Kirim laporan' }).click();
	await readReceipt(page);
});

for (const javaScript of [true, false]) {
	test(`a message comes back with its words, ${javaScript ? 'with' : 'without'} JavaScript`, async ({
		newPage
	}) => {
		const page = await newPage({ javaScript });
		await track(page, await fileComplaint(page, 'Loket meminta uang untuk pengurusan KTP.'));
		await page.getByLabel('Pesan Anda').fill('Ini video yang saya rekam di loket.');
		await page.getByLabel('Foto, dokumen').setInputFiles(video);
		await page.getByRole('button', { name: 'Kirim pesan' }).click();
		await expect(page.getByRole('link', { name: /Berkasnya terlalu besar/ })).toBeVisible();
		await expect(page.getByLabel('Pesan Anda')).toHaveValue('Ini video yang saya rekam di loket.');
		await page.getByRole('button', { name: 'Kirim pesan' }).click();
		await expect(page.getByText('Pesan Anda sudah terkirim.')).toBeVisible();
		await expect(page.getByText('Ini video yang saya rekam di loket.')).toHaveCount(1);
	});
}
