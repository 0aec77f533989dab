// A complaint for another agency goes there on paper, and its resident hears how it goes on; without
// JavaScript.
import { readFile } from 'node:fs/promises';
import { expect, signIn, test } from '../support/fixtures.ts';
import { fileComplaint, track } from '../support/steps.ts';

test('a complaint is forwarded by letter, and the resident reads its number there', async ({
	newPage
}) => {
	test.setTimeout(180_000);
	const resident = await newPage({ javaScript: false });
	const paper = await fileComplaint(resident, 'Bantuan sosial orang tua saya berhenti sejak Juli.');
	const intake = await newPage({ javaScript: false, desktop: true });
	await signIn(intake, 'penerima-uji');
	const path = `/petugas/pengaduan/${paper.number}`;
	await intake.goto(`${path}/teruskan`);
	await intake.getByRole('radio', { name: /^Instansi lain/ }).check();
	await intake.getByLabel('Alasan').fill('Bantuan sosial bukan urusan kependudukan.');
	await intake.getByLabel('Kabar untuk pelapor').fill('Kami teruskan ke Dinas Sosial hari ini.');
	await intake.getByRole('button', { name: 'Teruskan pengaduan' }).click();
	await expect(intake.getByRole('alert')).toBeVisible();
	await expect(intake.getByLabel('Alasan')).toHaveValue(/Bantuan sosial/);
	await intake.getByLabel('Nama instansi').fill('Dinas Sosial');
	await intake.getByRole('button', { name: 'Teruskan pengaduan' }).click();
	await expect(intake).toHaveURL(/selesai=teruskan/);

	for (const [name, ending, start] of [
		['DOCX, untuk diubah', 'docx', 'PK'],
		['PDF, untuk dicetak', 'pdf', '%PDF-']
	] as const) {
		const download = intake.waitForEvent('download');
		await intake.getByRole('link', { name }).click();
		const file = await download;
		expect(file.suggestedFilename()).toBe(`penerusan-${paper.number}.${ending}`);
		const bytes = await readFile(await file.path());
		expect(bytes.subarray(0, start.length).toString()).toBe(start);
	}

	await intake.getByRole('link', { name: 'Catat nomor surat dan rujukan' }).click();
	await intake.getByLabel('Nomor surat kita').fill('400.12/17/2026');
	await intake.getByLabel('Nomor rujukan di sana').fill('DS-88');
	await intake.getByRole('button', { name: 'Simpan' }).click();
	await expect(intake).toHaveURL(/selesai=penerusan/);
	await intake.goto('/petugas/penerusan');
	const row = intake.getByRole('row', { name: paper.number });
	await expect(row).toContainText('DS-88');
	await intake.goto(`${path}/jawaban-instansi`);
	await intake.getByLabel('Jawaban instansi itu').fill('Bantuannya cair lagi mulai Desember.');
	await intake.getByRole('button', { name: 'Sampaikan ke pelapor' }).click();
	await expect(intake).toHaveURL(/selesai=jawaban-instansi/);

	await track(resident, paper);
	await expect(resident.getByText('Dinas Sosial', { exact: true })).toBeVisible();
	await expect(resident.getByText('DS-88', { exact: true })).toBeVisible();
	await expect(resident.getByText('Bantuannya cair lagi mulai Desember.')).toBeVisible();
});
