// The satisfaction survey through each of its doors, without JavaScript: slip, tablet, sheet, complaint.
import type { Page } from '@playwright/test';
import { expect, signIn, test } from '../support/fixtures.ts';
import { fileComplaint, track } from '../support/steps.ts';

/** Prints a batch of one. @returns its page */
async function printOne(officer: Page, kind: RegExp, kecamatan = '') {
	await officer.goto('/petugas/survei/lembar');
	await officer.getByRole('radio', { name: kind }).check();
	await officer.getByLabel('Berapa lembar?').fill('1');
	if (kecamatan) await officer.getByLabel('Kecamatan tempat sosialisasi').selectOption(kecamatan);
	await officer.getByRole('button', { name: 'Buat lembar' }).click();
	await expect(officer.getByRole('heading', { level: 1, name: /^1 lembar/ })).toBeVisible();
}

async function tickAll(page: Page, score: number) {
	for (let element = 1; element <= 9; element++) {
		await page.locator(`input[name=u${element}][value="${score}"]`).check();
	}
}

test('a slip counts once, and what was ticked survives a mistake', async ({ newPage }) => {
	const officer = await newPage({ desktop: true, javaScript: false });
	await signIn(officer, 'penerima-uji');
	await printOne(officer, /^Loket/);
	const code = await officer.locator('.slips .code').innerText();

	const resident = await newPage({ javaScript: false });
	await resident.goto(`/survei/isi?kode=${code}`);
	await expect(resident.getByLabel('Kode di kertas Anda')).toHaveValue(code);
	await tickAll(resident, 4);
	await resident.getByLabel('Kode di kertas Anda').fill('ABC');
	await resident.getByRole('button', { name: 'Kirim jawaban' }).click();
	await expect(resident.getByRole('alert')).toContainText('Kode ini belum benar');
	await expect(resident.locator('input[name=u9][value="4"]')).toBeChecked();
	await resident.getByLabel('Kode di kertas Anda').fill(code.toLowerCase());
	await resident.getByRole('button', { name: 'Kirim jawaban' }).click();
	await expect(resident.getByRole('heading', { name: 'Terima kasih' })).toBeVisible();

	await resident.goto(`/survei/isi?kode=${code}`);
	await tickAll(resident, 4);
	await resident.getByRole('button', { name: 'Kirim jawaban' }).click();
	await expect(resident.getByRole('alert')).toContainText('sudah dipakai');
});

test('the tablet asks one thing at a time, and is opened by an officer', async ({ newPage }) => {
	const officer = await newPage({ desktop: true, javaScript: false });
	await signIn(officer, 'penerima-uji');
	await officer.goto('/petugas/survei/loket');
	const code = await officer.locator('.code').innerText();

	const tablet = await newPage({ desktop: true, javaScript: false });
	await tablet.goto('/survei/loket');
	await tablet.getByLabel('Kode layar hari ini').fill('000-000-000');
	await tablet.getByRole('button', { name: 'Buka layar' }).click();
	await expect(tablet.getByRole('alert')).toContainText('bukan kode layar hari ini');
	await tablet.getByLabel('Kode layar hari ini').fill(code);
	await tablet.getByRole('button', { name: 'Buka layar' }).click();
	await tablet.getByRole('button', { name: 'Mulai' }).click();
	for (let element = 1; element <= 9; element++) {
		await expect(tablet.getByText(`Pertanyaan ${element} dari 9`)).toBeVisible();
		if (element === 3) {
			await tablet.getByRole('button', { name: 'Kembali' }).click();
			await expect(tablet.getByText('Pertanyaan 2 dari 9')).toBeVisible();
			await tablet.locator('button[name=pilih]').nth(2).click();
		}
		await tablet.locator('button[name=pilih]').nth(2).click();
	}
	await tablet.getByRole('button', { name: 'Kartu Keluarga' }).click();
	await expect(tablet.getByText('Tidak wajib, dan tetap tanpa nama.')).toBeVisible();
	await tablet.getByRole('button', { name: 'Ya, boleh' }).click();
	for (const choice of [
		'Perempuan',
		'Tidak menyebut',
		'SMA atau SMK',
		'Petani, pekebun',
		'Tidak'
	]) {
		await tablet.getByRole('button', { name: choice }).first().click();
	}
	await expect(tablet.getByRole('heading', { level: 1 })).toHaveText(
		'Anda tinggal di kecamatan mana?'
	);
	await tablet.getByRole('button', { name: 'Bayung Lencir' }).click();
	await expect(tablet.getByRole('heading', { name: 'Terima kasih' })).toBeVisible();
	await tablet.getByRole('link', { name: 'Selesai' }).click();
	await expect(tablet.getByRole('button', { name: 'Mulai' })).toBeVisible();
	await officer.goto('/petugas/survei?periode=' + new Date().getFullYear());
	await expect(officer.getByText(/jawaban bulan ini sudah masuk/)).toBeVisible();
});

test('sheets of paper are entered by their digits, once', async ({ newPage }) => {
	const officer = await newPage({ desktop: true, javaScript: false });
	await signIn(officer, 'operator-uji');
	await printOne(officer, /^Sosialisasi/, 'Bayung Lencir');
	const pdf = await officer.request.get(
		(await officer.getByRole('link', { name: 'Unduh PDF' }).getAttribute('href')) ?? ''
	);
	expect(pdf.headers()['content-type']).toBe('application/pdf');
	await officer.getByText('Daftar kode').click();
	const code = await officer.locator('main details li').innerText();

	await officer.goto('/petugas/survei/entri');
	await officer.locator('[name=lembar-0]').fill(code);
	await officer.locator('[name=jawaban-0]').fill('34343334');
	await officer.locator('[name=profil-0]').fill('13');
	await officer.getByRole('button', { name: 'Simpan semua lembar' }).click();
	await expect(officer.getByRole('alert')).toContainText('sembilan angka');
	await officer.locator('[name=jawaban-0]').fill('343433343');
	await officer.getByRole('button', { name: 'Simpan semua lembar' }).click();
	await expect(officer.getByText('Lembar survei sudah disimpan.')).toBeVisible();

	await officer.goto('/petugas/survei/entri');
	await officer.locator('[name=lembar-0]').fill(code);
	await officer.locator('[name=jawaban-0]').fill('444444444');
	await officer.getByRole('button', { name: 'Simpan semua lembar' }).click();
	await expect(officer.getByRole('alert')).toContainText('sudah dimasukkan');
});

test('who followed a complaint to its end is asked once', async ({ newPage }) => {
	const page = await newPage({ javaScript: false });
	const paper = await fileComplaint(page, 'Antrean di loket terlalu lama sejak pagi hari ini.');
	await track(page, paper);
	await expect(page.getByRole('link', { name: 'Isi survei kepuasan' })).toHaveCount(0);
	await page.goto('/lacak/laporan/data-saya/tarik');
	await page.getByRole('button', { name: /Tarik/ }).click();
	await page.goto('/lacak/laporan');
	await page.getByRole('link', { name: 'Isi survei kepuasan' }).click();
	await tickAll(page, 3);
	await page.getByRole('button', { name: 'Kirim jawaban' }).click();
	await expect(page.getByText('terpisah dari laporan ini')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Isi survei kepuasan' })).toHaveCount(0);
});
