// What goes wrong between people: two officers at once, a session that ran out, a form sent twice.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, signIn, test } from '../support/fixtures.ts';
import {
	answer,
	fileComplaint,
	fillComplaint,
	readReceipt,
	track,
	verifyAndAssign
} from '../support/steps.ts';

test('of two officers at once the second sees what changed, keeps the text, and can send it then', async ({
	newPage
}) => {
	const { number } = await fileComplaint(
		await newPage(),
		'KIA anak saya belum jadi sejak Agustus.'
	);
	const intake = await newPage({ desktop: true });
	await signIn(intake, 'penerima-uji');
	await verifyAndAssign(intake, number);
	const first = await newPage({ desktop: true });
	const second = await newPage({ desktop: true });
	await signIn(first, 'petugas-uji');
	await signIn(second, 'rekan-uji');
	for (const page of [first, second]) {
		await page.goto(`/petugas/pengaduan/${number}/tindak-lanjut`);
	}
	await first.getByLabel('Apa yang sudah dikerjakan?').fill('Saya sudah menelepon pelapor.');
	await first.getByRole('button', { name: 'Simpan tindak lanjut' }).click();
	await expect(first).toHaveURL(/selesai=tindak-lanjut/);

	await second.getByLabel('Apa yang sudah dikerjakan?').fill('Saya sudah mengecek blangko.');
	await second.getByRole('button', { name: 'Simpan tindak lanjut' }).click();
	await expect(second.getByText('Pengaduan ini baru saja berubah')).toBeVisible();
	await expect(second.getByText('Saya sudah menelepon pelapor.').first()).toBeVisible();
	await expect(second.getByLabel('Apa yang sudah dikerjakan?')).toHaveValue(
		'Saya sudah mengecek blangko.'
	);
	await expectAccessible(second);
	await second.getByRole('button', { name: 'Simpan tindak lanjut' }).click();
	await expect(second).toHaveURL(/selesai=tindak-lanjut/);
});

test('an officer whose session ran out while writing gets the text back', async ({ newPage }) => {
	const { number } = await fileComplaint(await newPage(), 'Surat pindah saya belum keluar juga.');
	const intake = await newPage({ desktop: true });
	await signIn(intake, 'penerima-uji');
	await intake.goto(`/petugas/pengaduan/${number}/catatan`);
	await intake.getByRole('textbox').first().fill('Catatan panjang yang tidak boleh hilang.');
	await intake.context().clearCookies();
	const [response] = await Promise.all([
		intake.waitForResponse((answer) => answer.request().method() === 'POST'),
		intake.getByRole('button', { name: /Simpan/ }).click()
	]);
	expect(response.status()).toBe(401);
	await expect(intake.getByLabel('Tulisan Anda')).toHaveValue(
		'Catatan panjang yang tidak boleh hilang.'
	);
	await expectAccessible(intake);
	await intake.getByRole('link', { name: 'Masuk lagi' }).click();
	await expect(intake.getByRole('heading', { name: 'Masuk petugas' })).toBeVisible();

	// Also of longer forms, and elsewhere on the desk: all that takes time to type again, no choices.
	await signIn(intake, 'penerima-uji');
	await intake.goto('/petugas/temuan/baru');
	await intake.getByLabel(/^Sebab/).fill('Blangko habis tiap akhir bulan.');
	await intake.context().clearCookies();
	await intake.getByRole('button', { name: /^Simpan/ }).click();
	await expect(intake.getByLabel('Tulisan Anda')).toHaveCount(1);
	await expect(intake.getByLabel('Tulisan Anda')).toHaveValue('Blangko habis tiap akhir bulan.');
});

test('reloading the receipt shows the same receipt and files nothing twice', async ({
	newPage
}) => {
	const page = await newPage({ javaScript: false });
	await page.goto('/lapor');
	await fillComplaint(page, 'Kantor tutup sebelum jamnya pada hari Jumat kemarin.');
	await page.getByRole('button', { name: 'Kirim laporan' }).click();
	const paper = await readReceipt(page);
	await page.reload();
	expect(await readReceipt(page)).toEqual(paper);
	await expect(page.getByText('Laporannya tetap satu')).toBeVisible();
});

test('two complaints in two tabs: a form never writes into the other one', async ({ newPage }) => {
	const page = await newPage();
	const first = await fileComplaint(page, 'Ini laporan pertama dari ponsel yang sama.');
	const second = await fileComplaint(page, 'Ini laporan kedua dari ponsel yang sama.');
	await track(page, first);
	const other = await page.context().newPage();
	await track(other, second);
	await page.getByLabel('Pesan Anda').fill('Pesan untuk laporan pertama.');
	await page.getByRole('button', { name: 'Kirim pesan' }).click();
	await expect(page.getByRole('heading', { level: 1 })).not.toContainText('Laporan');
	await expect(page.getByRole('main')).toContainText(second.number);
	await expect(page.getByLabel('Tulisan Anda')).toHaveValue('Pesan untuk laporan pertama.');
	await other.reload();
	await expect(other.getByText('Pesan untuk laporan pertama.')).toHaveCount(0);
});

test('a resident whose half hour ran out while writing gets the text back', async ({ newPage }) => {
	const page = await newPage({ javaScript: false });
	const paper = await fileComplaint(page, 'Akta kelahiran anak saya belum bisa diambil.');
	await track(page, paper);
	await page.getByLabel('Pesan Anda').fill('Pesan panjang yang tidak boleh hilang.');
	await page.context().clearCookies();
	await page.getByRole('button', { name: 'Kirim pesan' }).click();
	await expect(page.getByLabel('Tulisan Anda')).toHaveValue(
		'Pesan panjang yang tidak boleh hilang.'
	);
});

/** The next form gets to the office, but its answer is lost: what a second click is made of. */
async function loseNextAnswer(page: Page, target: string): Promise<{ lost: Promise<void> }> {
	let lost = () => {};
	const sent = new Promise<void>((resolve) => (lost = resolve));
	await page.route(
		target,
		async (route) => {
			await route.fetch({ maxRedirects: 0 });
			await route.abort('aborted');
			lost();
		},
		{ times: 1 }
	);
	return { lost: sent };
}

for (const javaScript of [true, false]) {
	test(`a message whose button is pressed again is there once, ${javaScript ? 'with' : 'without'} JavaScript`, async ({
		newPage
	}) => {
		const page = await newPage({ javaScript });
		await track(page, await fileComplaint(page, 'Surat pindah saya belum keluar sejak Agustus.'));
		await page.getByLabel('Pesan Anda').fill('Apakah sudah ada kabar?');
		const { lost } = await loseNextAnswer(page, '**/lacak/laporan/pesan');
		const button = page.getByRole('button', { name: 'Kirim pesan' });
		await button.click({ noWaitAfter: true });
		await lost;
		await button.click();
		await expect(page.getByText('Pesan Anda sudah terkirim.')).toBeVisible();
		await expect(page.getByText('Apakah sudah ada kabar?')).toHaveCount(1);
	});
}

test('agreeing is no mistake when the button is pressed again', async ({ newPage }) => {
	const page = await newPage({ javaScript: false });
	const paper = await fileComplaint(page, 'Akta kelahiran anak saya salah satu huruf.');
	const officers = await newPage({ desktop: true });
	await signIn(officers, 'penerima-uji');
	await verifyAndAssign(officers, paper.number);
	const handler = await newPage({ desktop: true });
	await signIn(handler, 'petugas-uji');
	await answer(handler, paper.number, 'Akta sudah kami betulkan.');
	await track(page, paper);
	const { lost } = await loseNextAnswer(page, '**/lacak/laporan/selesai');
	await page.getByRole('button', { name: 'Sudah selesai' }).click({ noWaitAfter: true });
	await lost;
	await page.getByRole('button', { name: 'Sudah selesai' }).click();
	await expect(page.getByText('Terima kasih. Laporan ini kami tutup.')).toBeVisible();
});

test('a form that comes back with other words is not swallowed', async ({ newPage }) => {
	const page = await newPage();
	await track(page, await fileComplaint(page, 'KIA anak saya belum jadi sejak bulan lalu.'));
	const key = await page.locator('form[action$="/pesan"] [name=kunci]').inputValue();
	await page.getByLabel('Pesan Anda').fill('Pesan pertama.');
	await page.getByRole('button', { name: 'Kirim pesan' }).click();
	await expect(page.getByText('Pesan Anda sudah terkirim.')).toBeVisible();
	// A browser that shows the old page again has the old key in its form.
	await page
		.locator('form[action$="/pesan"] [name=kunci]')
		.evaluate((input: HTMLInputElement, old) => (input.value = old), key);
	await page.getByLabel('Pesan Anda').fill('Pesan kedua.');
	await page.getByRole('button', { name: 'Kirim pesan' }).click();
	await expect(page.getByText('kirim sekali lagi')).toBeVisible();
	await expect(page.getByLabel('Pesan Anda')).toHaveValue('Pesan kedua.');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Kirim pesan' }).click();
	await expect(page.getByText('Pesan Anda sudah terkirim.')).toBeVisible();
	await expect(page.getByText('Pesan kedua.')).toHaveCount(1);
});
