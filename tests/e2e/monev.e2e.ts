// A monitoring report from its figures to the frozen version, its check and its files; without
// JavaScript.
import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, signIn, test } from '../support/fixtures.ts';

/** The month before this one, by the office's clock: over, and nobody else's in these tests. */
function lastMonth(): string {
	const [year = 0, month = 0] = new Date(Date.now() + 7 * 3_600_000)
		.toISOString()
		.split('-')
		.map(Number);
	return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7);
}

test('a report is written, signed, checked, downloaded and corrected', async ({ newPage }) => {
	test.setTimeout(120_000);
	const period = `/petugas/monev/${lastMonth()}`;
	const intake = await newPage({ javaScript: false, desktop: true });
	await signIn(intake, 'penerima-uji');
	await intake.goto(`${period}/tulis`);
	await intake.getByLabel('Simpulan masa ini').fill('Hubungi 081200000000.');
	await intake.getByRole('button', { name: 'Simpan, lalu ke temuan' }).click();
	await expect(intake.getByRole('alert')).toContainText('nomor telepon');
	await expect(intake.getByLabel('Simpulan masa ini')).toHaveValue('Hubungi 081200000000.');
	await intake.getByLabel('Simpulan masa ini').fill('Blangko sering habis.');
	await intake.getByLabel('Apa artinya?').first().fill('Tidak banyak yang melapor.');
	await intake.getByRole('button', { name: 'Simpan, lalu ke temuan' }).click();
	await expect(intake).toHaveURL(/temuan\?selesai=draf/);

	const head = await newPage({ desktop: true });
	await signIn(head, 'pimpinan-uji');
	await head.goto(`${period}/tanda-tangan`);
	await expect(head.getByText('Kaitkan paling sedikit satu temuan')).toBeVisible();
	await expectAccessible(head);
	await intake.getByLabel('Sebab yang berulang').fill('Kiriman blangko datang sekali sebulan.');
	await intake.getByRole('button', { name: 'Simpan temuan' }).click();
	await expect(intake.getByText('Temuan tersimpan.')).toBeVisible();

	await head.reload();
	await expect(head.getByText('Tidak banyak yang melapor.')).toBeVisible();
	await head.getByRole('button', { name: 'Tandatangani sebagai Pimpinan Uji' }).click();
	await expect(head).toHaveURL(/selesai=tanda/);
	await head.getByRole('link', { name: 'Periksa keasliannya' }).click();
	await expect(head.getByRole('heading', { name: 'Cocok', exact: true })).toBeVisible();
	await expectAccessible(head);

	await head.goto(`${period}/versi/1`);
	await expectAccessible(head);
	for (const [label, ending, start] of [
		['DOCX, untuk diubah', 'docx', 'PK'],
		['PDF, untuk dicetak', 'pdf', '%PDF-'],
		['XLSX, untuk dihitung', 'xlsx', 'PK'],
		['CSV, daftar laporannya', 'csv', 'Nomor,']
	] as const) {
		const download = head.waitForEvent('download');
		await head.getByRole('link', { name: label }).click();
		const file = await download;
		expect(file.suggestedFilename()).toBe(`monev-${lastMonth()}-versi-1.${ending}`);
		expect((await readFile(await file.path())).subarray(0, start.length).toString()).toBe(start);
	}
	// The list of complaints is not for intake, the figures are.
	await intake.goto(`${period}/versi/1`);
	await expect(intake.getByRole('link', { name: 'XLSX, untuk dihitung' })).toBeVisible();
	await expect(intake.getByRole('link', { name: 'CSV, daftar laporannya' })).toHaveCount(0);
	await intake.goto(`${period}/tulis`);
	await expect(intake.getByText('sudah ditandatangani')).toBeVisible();

	await head.goto(`${period}/koreksi`);
	await head.getByLabel('Apa yang salah?').fill('Arti kecamatan belum ditulis.');
	await head.getByRole('button', { name: 'Buka koreksi' }).click();
	await head.getByRole('link', { name: 'Baca dan tandatangani' }).click();
	await head.getByRole('button', { name: 'Tandatangani sebagai Pimpinan Uji' }).click();
	await expect(head.getByRole('link', { name: /^Versi 2/ })).toBeVisible();
	await expect(head.getByRole('link', { name: /^Versi 1/ })).toBeVisible();
	await expect(head.getByText('Arti kecamatan belum ditulis.')).toBeVisible();
});
