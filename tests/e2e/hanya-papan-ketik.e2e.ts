// By keyboard alone: what a resident and two officers do from filing to rating, without a mouse.
import type { Page } from '@playwright/test';
import { choose, press, tabTo, typeInto } from '../support/keyboard.ts';
import { expect, test } from '../support/fixtures.ts';
import { TEST_PASSWORD } from '../support/people.ts';
import { readReceipt } from '../support/steps.ts';

const STORY = 'KTP saya sudah direkam tiga minggu lalu di Bayung Lencir, belum jadi juga.';

test('a resident files, tracks, writes and rates; officers verify, hand over and answer', async ({
	newPage
}) => {
	test.setTimeout(180_000);
	const resident = await still(newPage());
	await resident.goto('/');
	await skipToContent(resident);
	await press(resident, resident.getByRole('link', { name: /^Lapor masalah/ }));
	await expect(resident).toHaveURL(/\/lapor/);
	await press(resident, resident.getByRole('button', { name: 'Kirim laporan' }));
	await fromSummaryTo(resident, '#jenis');
	await choose(
		resident,
		resident.locator('input[name=jenis]'),
		resident.getByRole('radio', { name: /^Masalah/ })
	);
	await choose(
		resident,
		resident.locator('input[name=layanan]'),
		resident.getByRole('radio', { name: 'KTP-el' })
	);
	await choose(
		resident,
		resident.locator('input[name=kategori]'),
		resident.locator('input[name=kategori][value=TERLAMBAT]')
	);
	await typeInto(resident, resident.getByLabel('Ceritakan dengan kata-kata Anda'), STORY);
	await typeInto(resident, resident.getByLabel('Di kecamatan mana?'), 'Bayung');
	await press(resident, resident.getByRole('button', { name: 'Kirim laporan' }));
	const paper = await readReceipt(resident);
	await press(resident, resident.getByRole('button', { name: 'Sudah saya simpan' }));

	await resident.goto('/lacak');
	await typeInto(resident, resident.getByLabel('Nomor laporan'), paper.number);
	await typeInto(resident, resident.getByLabel('Kode rahasia'), paper.code);
	await resident.keyboard.press('Enter');
	await expect(
		resident.getByRole('heading', { level: 1, name: `Laporan ${paper.number}` })
	).toBeVisible();
	await typeInto(resident, resident.getByLabel('Pesan Anda'), 'Rumah saya jauh dari kantor.');
	await press(resident, resident.getByRole('button', { name: 'Kirim pesan' }));
	await expect(resident.getByText('Rumah saya jauh dari kantor.')).toBeVisible();

	const intake = await still(newPage({ desktop: true }));
	await signIn(intake, 'penerima-uji');
	await skipToContent(intake);
	await intake.goto('/petugas');
	await press(intake, intake.getByRole('link', { name: 'Semua pengaduan' }));
	await expect(intake).toHaveURL(/\/petugas\/pengaduan$/);
	await press(intake, intake.getByText('Saring dan urutkan'));
	await typeInto(intake, intake.getByLabel(/^Kecamatan/), 'Bayung');
	await press(intake, intake.getByRole('button', { name: 'Terapkan' }));
	await expect(intake).toHaveURL(/kecamatan=16\.06\.09/);
	await press(intake, intake.getByRole('link', { name: paper.number, exact: true }));
	await press(intake, intake.getByRole('link', { name: 'Periksa dan terima' }));
	await choose(
		intake,
		intake.locator('input[name=kelas]'),
		intake.getByRole('radio', { name: /^Pengaduan tidak berkadar/ })
	);
	await press(intake, intake.getByRole('button', { name: 'Terima pengaduan' }));
	await expect(intake).toHaveURL(/selesai=verifikasi/);
	await press(intake, intake.getByRole('link', { name: 'Disposisi', exact: true }));
	await typeInto(
		intake,
		intake.getByLabel('Unit yang menangani'),
		'Bidang Pelayanan Pendaftaran Penduduk'
	);
	await typeInto(intake, intake.getByLabel('Instruksi'), 'Cek data perekaman.');
	await press(intake, intake.getByRole('button', { name: 'Kirim disposisi' }));
	await expect(intake).toHaveURL(/selesai=disposisi/);

	const handler = await still(newPage({ desktop: true }));
	await signIn(handler, 'petugas-uji');
	await press(handler, handler.getByRole('link', { name: paper.number, exact: true }));
	await press(handler, handler.getByRole('link', { name: 'Jawab pelapor' }));
	await press(handler, handler.getByRole('button', { name: 'Kirim jawaban' }));
	await fromSummaryTo(handler, '#temuan');
	await handler.keyboard.type('KTP Anda tertinggal di antrean cetak.');
	await typeInto(handler, handler.locator('#tindakan'), 'Sudah dicetak pagi ini.');
	await typeInto(handler, handler.locator('#berikutnya'), 'Ambil di loket 2.');
	await press(handler, handler.getByRole('button', { name: 'Kirim jawaban' }));
	await expect(handler).toHaveURL(/selesai=tanggapan/);

	await resident.goto('/lacak/laporan');
	await press(resident, resident.getByRole('button', { name: 'Sudah selesai' }));
	await press(resident, resident.getByRole('link', { name: 'Nilai penanganan kami' }));
	await choose(
		resident,
		resident.locator('input[name=nilai]'),
		resident.getByRole('radio', { name: 'Baik', exact: true })
	);
	await typeInto(resident, resident.getByLabel('Mengapa?'), 'Akhirnya selesai.');
	await press(resident, resident.getByRole('button', { name: 'Kirim penilaian' }));
	await expect(resident.getByText(/nilai 4 dari 5/)).toBeVisible();
});

/** Scrolling takes no time, so that what has the focus is on the screen at once. */
async function still(opening: Promise<Page>): Promise<Page> {
	const page = await opening;
	await page.emulateMedia({ reducedMotion: 'reduce' });
	return page;
}

async function signIn(page: Page, username: string) {
	await page.goto('/petugas/masuk');
	await typeInto(page, page.getByLabel('Nama pengguna'), username);
	await typeInto(page, page.getByLabel('Kata sandi'), TEST_PASSWORD);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/petugas$/);
}

/** The first stop of a page leads past its navigation. */
async function skipToContent(page: Page) {
	// On a page that is still arriving, the place to jump to may not be there yet.
	await page.waitForLoadState();
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Langsung ke isi' })).toBeFocused();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await expect(page.locator('main :focus')).toHaveCount(1);
}

/** After a refused form: the summary has the focus, and its link leads into the field. */
async function fromSummaryTo(page: Page, field: string) {
	await expect(page.locator('#kesalahan')).toBeFocused();
	await press(page, page.locator(`#kesalahan a[href="${field}"]`));
	await tabTo(page, page.locator(field));
}
