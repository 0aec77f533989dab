// The clock stands still and runs again, and everybody can read why; without JavaScript.
import type { Page } from '@playwright/test';
import { expect, signIn, test } from '../support/fixtures.ts';
import { fileComplaint, nextWeekday, track, verifyAndAssign } from '../support/steps.ts';

async function lookHere(page: Page) {
	for (const width of [360, 1280, 320]) {
		await page.setViewportSize({ width, height: 740 });
		const overflow = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(overflow, `${page.url()} at ${width} px`).toBeLessThanOrEqual(0);
	}
}

test('a case is paused for another agency and goes on; the resident reads why', async ({
	newPage
}) => {
	test.setTimeout(180_000);
	const resident = await newPage({ javaScript: false });
	const paper = await fileComplaint(
		resident,
		'Akta kelahiran anak saya tertahan karena data dari daerah asal belum ada.'
	);
	await track(resident, paper);
	await resident.locator('summary', { hasText: 'Penyelesaian' }).click();
	await expect(resident.getByText('14 hari kerja menurut aturan')).toBeVisible();
	const intake = await newPage({ javaScript: false, desktop: true });
	await signIn(intake, 'penerima-uji');
	await verifyAndAssign(intake, paper.number);

	const handler = await newPage({ javaScript: false, desktop: true });
	await signIn(handler, 'petugas-uji');
	const path = `/petugas/pengaduan/${paper.number}`;
	await handler.goto(`${path}/jeda`);
	await handler.getByRole('button', { name: 'Jeda hitungan waktu' }).click();
	await expect(handler.getByRole('alert')).toBeVisible();
	// Who left no contact can only be asked here, and that must be said.
	await handler.getByRole('radio', { name: /^Menunggu keterangan pelapor/ }).check();
	await handler.getByLabel('Alasan').fill('Di daerah mana anak Anda lahir?');
	await handler.getByLabel('Berhenti paling lama sampai').fill(nextWeekday());
	await handler.getByRole('button', { name: 'Jeda hitungan waktu' }).click();
	await expect(
		handler.getByText('Pilih bagaimana pelapor dihubungi, atau catat').first()
	).toBeVisible();
	// A try is noted on a page of its own; the resident reads that it was made, not what came of it.
	await handler.goto(`${path}/kontak`);
	await lookHere(handler);
	await handler.getByRole('button', { name: 'Simpan upaya kontak' }).click();
	await expect(handler.getByRole('alert')).toBeVisible();
	await handler.getByLabel('Dihubungi lewat apa?').selectOption('Surat');
	await handler.getByRole('radio', { name: /^Pesan ditinggalkan/ }).check();
	await handler.getByLabel('Catatan untuk rekan').fill('Diantar bersama berkas desa.');
	await handler.getByRole('button', { name: 'Simpan upaya kontak' }).click();
	await expect(handler).toHaveURL(/selesai=kontak/);
	await expect(handler.getByRole('heading', { name: 'Upaya menghubungi pelapor' })).toBeVisible();
	await lookHere(handler);
	await resident.goto('/lacak/laporan');
	await expect(resident.getByText('Petugas mengirim surat kepada Anda')).toBeVisible();
	await expect(resident.getByText('Diantar bersama berkas desa.')).toBeHidden();

	await handler.goto(`${path}/jeda`);
	await handler.getByRole('radio', { name: /^Menunggu instansi lain/ }).check();
	await handler.getByLabel('Berhenti paling lama sampai').fill(nextWeekday());
	await handler.getByLabel('Alasan').fill('Menunggu salinan data dari Palembang.');
	await handler.getByRole('button', { name: 'Jeda hitungan waktu' }).click();
	await expect(handler).toHaveURL(/selesai=jeda/);
	await expect(handler.getByText('Hitungan berhenti').first()).toBeVisible();
	await lookHere(handler);

	await resident.goto('/lacak/laporan');
	await expect(resident.getByText('Menunggu salinan data dari Palembang.').first()).toBeVisible();
	await expect(resident.getByText('Menunggu instansi lain').first()).toBeVisible();
	await lookHere(resident);

	await handler.goto(`${path}/lanjutkan`);
	await lookHere(handler);
	await handler.getByLabel('Apa yang berubah?').fill('Salinan datanya sudah kami terima.');
	await handler.getByRole('button', { name: 'Lanjutkan hitungan waktu' }).click();
	await expect(handler).toHaveURL(/selesai=lanjutkan/);

	await resident.goto('/lacak/laporan');
	await expect(resident.getByText('Salinan datanya sudah kami terima.')).toBeVisible();
	await resident.locator('summary', { hasText: 'Penyelesaian' }).click();
	await expect(
		resident.locator('li', { hasText: 'menunggu instansi lain “Menunggu salinan' }).last()
	).toBeVisible();
	await lookHere(resident);
});

test('more time is asked for and granted; the resident reads why', async ({ newPage }) => {
	test.setTimeout(180_000);
	const resident = await newPage({ javaScript: false });
	const paper = await fileComplaint(
		resident,
		'Nama ayah saya salah di kartu keluarga, sudah dua kali saya urus.'
	);
	const intake = await newPage({ javaScript: false, desktop: true });
	await signIn(intake, 'penerima-uji');
	await verifyAndAssign(intake, paper.number);

	const handler = await newPage({ javaScript: false, desktop: true });
	await signIn(handler, 'petugas-uji');
	const path = `/petugas/pengaduan/${paper.number}`;
	await handler.goto(`${path}/perpanjangan`);
	await lookHere(handler);
	await handler.getByLabel('Berapa hari kerja lagi?').fill('30');
	await handler.getByLabel('Alasan').fill('Berkas lama masih dicari di arsip kecamatan.');
	await handler.getByRole('button', { name: 'Kirim ke pimpinan' }).click();
	await expect(handler.getByText('Isi 1 sampai 10 hari kerja.').first()).toBeVisible();
	await handler.getByLabel('Berapa hari kerja lagi?').fill('5');
	await handler.getByRole('button', { name: 'Kirim ke pimpinan' }).click();
	await expect(handler).toHaveURL(/selesai=perpanjangan/);

	const head = await newPage({ javaScript: false, desktop: true });
	await signIn(head, 'pimpinan-uji');
	await head.goto('/petugas');
	await expect(head.getByText('Minta perpanjangan waktu: putuskan').first()).toBeVisible();
	await head.goto(`${path}/putusan-perpanjangan`);
	await lookHere(head);
	await head.getByRole('radio', { name: /^Setuju/ }).check();
	await head.getByLabel('Alasan putusan').fill('Setuju, kabari pelapor minggu ini.');
	await head.getByRole('button', { name: 'Simpan putusan' }).click();
	await expect(head).toHaveURL(/selesai=putusan-perpanjangan/);
	await lookHere(head);

	await track(resident, paper);
	await expect(resident.getByText('Batas waktu diperpanjang')).toBeVisible();
	await resident.locator('summary', { hasText: 'Penyelesaian' }).click();
	await expect(
		resident.locator('li', { hasText: 'perpanjangan, disetujui pimpinan' }).last()
	).toBeVisible();
	await expect(resident.getByText(/^Tanggal pertama:/).last()).toBeVisible();
	await lookHere(resident);
});
