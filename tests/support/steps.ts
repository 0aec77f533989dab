// What people do in several browser tests, said once.
import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';

/** Number and code, as they stand on a receipt. */
export interface Paper {
	number: string;
	code: string;
}

/** @returns a small photo of nothing in particular */
export async function photo(name = 'foto-loket.jpg') {
	const buffer = await sharp({
		create: { width: 320, height: 240, channels: 3, background: '#2b7a78' }
	})
		.jpeg()
		.toBuffer();
	return { name, mimeType: 'image/jpeg', buffer };
}

/**
 * Holds back a page's script, as a weak signal does.
 * @returns lets what has been asked for arrive, and waits until the page is whole
 */
export async function holdScripts(page: Page): Promise<() => Promise<void>> {
	const held: (() => void)[] = [];
	await page.route(/\/_app\/.*\.js$/, async (route) => {
		await new Promise<void>((arrive) => held.push(arrive));
		await route.continue();
	});
	return async () => {
		await expect.poll(() => held.length).toBeGreaterThan(0);
		for (const arrive of held.splice(0)) arrive();
		await page.waitForLoadState('load');
	};
}

/** Fills in what a complaint needs and nothing else. */
export async function fillComplaint(page: Page, narrative: string) {
	await page.getByRole('radio', { name: /^Masalah/ }).check();
	await page.getByRole('radio', { name: 'KTP-el' }).check();
	await page.locator('input[name=kategori][value=TERLAMBAT]').check();
	await page.getByLabel('Ceritakan dengan kata-kata Anda').fill(narrative);
	await page.getByLabel('Di kecamatan mana?').selectOption({ label: 'Bayung Lencir' });
}

/** @returns number and code from the receipt that the page shows */
export async function readReceipt(page: Page): Promise<Paper> {
	const sheet = page.getByRole('region', { name: 'Tanda terima' });
	await expect(sheet).toBeVisible();
	return {
		number: (await sheet.locator('[data-number]').innerText()).trim(),
		code: (await sheet.locator('[data-code]').innerText()).trim()
	};
}

/** Files a complaint from the home page on, as a resident without a name. */
export async function fileComplaint(page: Page, narrative: string): Promise<Paper> {
	await page.goto('/lapor');
	await fillComplaint(page, narrative);
	await page.getByRole('button', { name: 'Kirim laporan' }).click();
	return readReceipt(page);
}

/** Opens a complaint with the paper in hand. */
export async function track(page: Page, { number, code }: Paper) {
	await page.goto('/lacak');
	await page.getByLabel('Nomor laporan').fill(number);
	await page.getByLabel('Kode rahasia').fill(code);
	await page.getByRole('button', { name: 'Lihat laporan' }).click();
	await expect(page.getByRole('heading', { level: 1, name: `Laporan ${number}` })).toBeVisible();
}

/** Intake accepts and hands over to the unit of the tests. */
export async function verifyAndAssign(intake: Page, number: string) {
	await intake.goto(`/petugas/pengaduan/${number}/verifikasi`);
	await intake.getByRole('button', { name: 'Terima pengaduan' }).click();
	// Going on before the answer would cancel the request.
	await expect(intake).toHaveURL(/selesai=verifikasi/);
	await intake.goto(`/petugas/pengaduan/${number}/disposisi`);
	await intake.getByLabel('Unit yang menangani').selectOption('DAFDUK');
	await intake.getByLabel('Instruksi').fill('Cek data perekaman, lalu kabari pelapor.');
	await intake.getByRole('button', { name: 'Kirim disposisi' }).click();
	await expect(intake).toHaveURL(/selesai=disposisi/);
}

/** The handler answers, with all that an answer needs. */
export async function answer(handler: Page, number: string, words: string) {
	await handler.goto(`/petugas/pengaduan/${number}/tanggapan`);
	await handler.locator('[name=temuan]').fill('Berkas Anda sudah kami periksa.');
	await handler.locator('[name=tindakan]').fill(words);
	await handler.locator('[name=berikutnya]').fill('Tidak ada lagi yang perlu Anda urus.');
	await handler.getByRole('button', { name: 'Kirim jawaban' }).click();
	await expect(handler).toHaveURL(/selesai=tanggapan/);
}

/** @returns the ISO date of the next Monday to Friday, which is a working day unless it is a feast */
export function nextWeekday(): string {
	const day = new Date(Date.now() + 7 * 3_600_000);
	do day.setUTCDate(day.getUTCDate() + 1);
	while (day.getUTCDay() === 0 || day.getUTCDay() === 6);
	return day.toISOString().slice(0, 10);
}
