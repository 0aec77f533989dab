// A resident takes their data with them, has it corrected, and has it erased; without JavaScript.
import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, signIn, test } from '../support/fixtures.ts';
import { fillComplaint, readReceipt, track } from '../support/steps.ts';

test('data are downloaded, corrected by an officer, and erased by the head', async ({
	newPage
}) => {
	test.setTimeout(180_000);
	const resident = await newPage({ javaScript: false });
	await resident.goto('/lapor');
	await fillComplaint(resident, 'Blangko KTP katanya habis, sudah tiga kali saya ke loket.');
	await resident.getByRole('textbox', { name: /^Nama/ }).fill('Halimah Contoh');
	await resident.getByRole('button', { name: 'Kirim laporan' }).click();
	const paper = await readReceipt(resident);
	await track(resident, paper);
	await resident.getByRole('link', { name: 'Buka data saya' }).click();

	const arriving = resident.waitForEvent('download');
	await resident.getByRole('button', { name: /^Unduh JSON/ }).click();
	const download = await arriving;
	expect(download.suggestedFilename()).toBe(`data-saya-${paper.number}.json`);
	const data = JSON.parse(await readFile(await download.path(), 'utf8')) as {
		pelapor: { nama: string };
		laporan: { nomor: string };
	};
	expect([data.pelapor.nama, data.laporan.nomor]).toEqual(['Halimah Contoh', paper.number]);

	await resident.getByRole('link', { name: 'Minta perbaikan' }).click();
	await resident.getByRole('button', { name: 'Kirim permintaan' }).click();
	await expect(resident.getByText('Pilih dulu apa yang salah.').first()).toBeVisible();
	await resident.getByRole('checkbox', { name: /^Nama/ }).check();
	await resident.getByLabel('Tulis yang benar').fill('Nama saya Salmah Contoh.');
	await resident.getByRole('button', { name: 'Kirim permintaan' }).click();
	await expect(resident).toHaveURL(/baru=perbaiki/);
	await expect(resident.getByText(/^Kami putuskan paling lambat/)).toBeVisible();

	const intake = await newPage({ javaScript: false, desktop: true });
	await signIn(intake, 'penerima-uji');
	await intake.getByRole('link', { name: 'Lihat dan putuskan' }).click();
	await intake.getByRole('link', { name: new RegExp(paper.number) }).click();
	await intake.getByRole('link', { name: 'Perbaiki data' }).click();
	await intake.getByRole('textbox', { name: /^Nama/ }).fill('Salmah Contoh');
	await intake.getByLabel('Jawaban untuk pelapor').fill('Nama sudah kami perbaiki.');
	await intake.getByRole('button', { name: 'Simpan perbaikan' }).click();
	await expect(intake).toHaveURL(/selesai=perbaiki/);

	await resident.goto('/lacak/laporan/data-saya');
	await expect(resident.getByText('Nama sudah kami perbaiki.')).toBeVisible();
	await expect(resident.getByText('Salmah Contoh', { exact: true })).toBeVisible();
	await resident.getByRole('link', { name: 'Minta data dihapus' }).click();
	await resident.getByRole('checkbox').check();
	await resident.getByRole('button', { name: 'Minta data dihapus' }).click();
	await expect(resident).toHaveURL(/baru=hapus/);

	const head = await newPage({ javaScript: false, desktop: true });
	await signIn(head, 'pimpinan-uji');
	await head.goto('/petugas/data-pribadi');
	await head
		.getByRole('link', { name: new RegExp(paper.number) })
		.first()
		.click();
	await head.getByRole('link', { name: 'Hapus data' }).click();
	await head.getByRole('checkbox').check();
	await head.getByRole('button', { name: 'Hapus data pribadi' }).click();
	await expect(head).toHaveURL(/selesai=hapus/);

	// The session ended with the data; number and code still open a page that says so.
	await resident.goto('/lacak/laporan');
	await expect(resident).toHaveURL(/habis=1/);
	await track(resident, paper);
	await expect(resident.getByRole('heading', { name: 'Data pribadi sudah dihapus' })).toBeVisible();
	await expect(resident.getByText('Blangko KTP')).toHaveCount(0);
});

test('pages about personal data are accessible and no wider than a phone', async ({ newPage }) => {
	test.setTimeout(180_000);
	const resident = await newPage();
	await resident.goto('/lapor');
	await fillComplaint(resident, 'Antrean di loket tidak jelas, nomor saya dilewati dua kali.');
	await resident.getByRole('button', { name: 'Kirim laporan' }).click();
	await track(resident, await readReceipt(resident));
	const head = await newPage();
	await signIn(head, 'pimpinan-uji');
	for (const [page, address] of [
		[resident, '/lacak/laporan/data-saya'],
		[resident, '/lacak/laporan/data-saya/perbaiki'],
		[resident, '/lacak/laporan/data-saya/hapus'],
		[resident, '/lacak/laporan/data-saya/tarik'],
		[head, '/petugas/data-pribadi'],
		[head, '/petugas/administrasi/retensi'],
		[head, '/petugas/administrasi/retensi/information'],
		[head, '/petugas/administrasi/retensi/jalankan'],
		[head, '/petugas/administrasi/retensi/tahan']
	] as const) {
		await page.goto(address);
		const overflow = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(overflow, address).toBeLessThanOrEqual(0);
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		await expectAccessible(page);
	}
});
