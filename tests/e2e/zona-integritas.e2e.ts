// From a cause to the evidence: a finding, what is done about it, what shows it, and the bundle that
// leaves the house. Everything without JavaScript.
import { unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { expect, signIn, test } from '../support/fixtures.ts';
import { MEASURED_CAUSE } from '../support/people.ts';
import { nextWeekday, photo } from '../support/steps.ts';

const CAUSE = 'Daftar syarat di loket sudah lama dan membingungkan.';

test('a finding is acted on, shown, answered for, and packed', async ({ newPage }) => {
	const head = await newPage({ javaScript: false, desktop: true });
	await signIn(head, 'pimpinan-uji');
	await head.goto('/petugas/temuan/baru');
	await head.getByLabel('Sebab yang berulang').fill(CAUSE);
	await head.getByRole('button', { name: 'Simpan temuan' }).click();
	await expect(head.getByRole('heading', { level: 1, name: CAUSE })).toBeVisible();
	const finding = new URL(head.url()).pathname;

	await head.getByRole('link', { name: 'Tambah tindakan' }).click();
	await head.getByLabel('Apa yang dikerjakan?').fill('Tempel daftar syarat yang baru.');
	await head.getByLabel('Siapa yang mengerjakan?').selectOption('DAFDUK');
	await head.getByLabel('Sampai kapan?').fill(nextWeekday());
	await head.getByLabel('Baris rencana aksi').selectOption('RA.2');
	await head.getByRole('button', { name: 'Simpan tindakan' }).click();

	const handler = await newPage({ javaScript: false });
	await signIn(handler, 'petugas-uji');
	await handler.goto(finding);
	await handler.getByRole('link', { name: /^Laporkan selesai/ }).click();
	await handler.getByLabel('Apa yang sudah dikerjakan?').fill('Daftar baru sudah ditempel.');
	await handler.getByLabel('Judul bukti').fill('Foto daftar syarat');
	await handler.getByLabel('Berkas').setInputFiles(await photo('daftar.jpg'));
	await handler.getByRole('button', { name: 'Simpan laporan' }).click();
	await expect(handler.getByText(/SHA-256 [0-9a-f]{64}/)).toBeVisible();
	await expect(handler.getByText('Menunggu bukti dampak').first()).toBeVisible();

	// The window after it has only begun: nothing can be measured, and the page says so.
	await head.goto(`${finding}/dampak`);
	await head.getByRole('radio').first().check();
	await head.getByRole('button', { name: 'Hitung', exact: true }).click();
	await expect(head.getByRole('alert')).toBeVisible();

	await head.goto('/petugas/dokumen/tambah');
	await head.getByLabel('Judul').fill('Keputusan tim contoh');
	await head.getByLabel('Jenis').selectOption('sk_tim');
	await head.getByLabel('Berkas').setInputFiles(await photo('keputusan.jpg'));
	await head.getByRole('button', { name: 'Terbitkan untuk umum' }).click();
	const resident = await newPage({ javaScript: false });
	await resident.goto('/dokumen');
	await expect(resident.getByRole('link', { name: /^Keputusan tim contoh/ })).toBeVisible();

	await head.goto('/petugas/zona-integritas/V.iii.a');
	await expect(head.getByRole('link', { name: /^Keputusan tim contoh/ })).toBeVisible();
	await head.getByRole('link', { name: 'Jawab' }).click();
	await head.getByRole('button', { name: 'Simpan jawaban' }).click();
	await expect(head.getByRole('alert')).toBeVisible();
	await head.getByRole('radio', { name: /^C/ }).check();
	await head.getByLabel('Alasan').fill('SOP kami belum ditetapkan.');
	await head.getByRole('button', { name: 'Simpan jawaban' }).click();
	await expect(head.getByText('Jawaban kantor sudah disimpan.')).toBeVisible();

	await head.goto('/petugas/zona-integritas');
	const [download] = await Promise.all([
		head.waitForEvent('download'),
		head.getByRole('link', { name: /^Unduh berkas bukti/ }).click()
	]);
	const parts = Object.keys(unzipSync(readFileSync(await download.path())));
	expect(parts).toEqual(expect.arrayContaining(['indeks.html', 'indeks.pdf', 'checksums.txt']));
	expect(parts.filter((name) => /^(dokumen|temuan)\//.test(name)).length).toBeGreaterThanOrEqual(2);
});

test('what was done is measured, concluded by a person, and told to residents', async ({
	newPage
}) => {
	const head = await newPage({ javaScript: false, desktop: true });
	await signIn(head, 'pimpinan-uji');
	await head.goto('/petugas/temuan');
	await head.getByRole('link', { name: MEASURED_CAUSE }).click();
	await expect(head.getByText('Jadwal giliran cetak, di papan pengumuman unit')).toBeVisible();
	await head.getByRole('link', { name: 'Hitung dampak' }).click();
	await head.getByRole('radio', { name: /^Jumlah laporan/ }).check();
	await head.getByRole('radio', { name: /^4 minggu/ }).check();
	await head.getByRole('button', { name: 'Hitung', exact: true }).click();
	await head.getByRole('link', { name: /^Simpulkan/ }).click();
	await head.getByRole('radio', { name: /^Membaik/ }).check();
	await head.getByLabel('Dasar simpulan').fill('Tumpukan cetak tidak terlihat lagi.');
	await head.getByLabel('Umumkan di rekap publik').check();
	await head.getByLabel('Dulu …').fill('KK dicetak sekali seminggu.');
	await head.getByLabel('Kami …').fill('Pimpinan Uji mengatur giliran cetak tiap hari.');
	await head.getByLabel('Sekarang …').fill('KK dicetak setiap hari kerja.');
	await head.getByRole('button', { name: 'Simpan simpulan' }).click();
	await expect(head.getByRole('alert')).toContainText('memuat nama');
	await head.getByLabel('Kami …').fill('Kami mengatur giliran cetak tiap hari.');
	await head.getByRole('button', { name: 'Simpan simpulan' }).click();
	await expect(head.getByRole('alert')).toHaveCount(0);

	const resident = await newPage({ javaScript: false });
	await resident.goto('/statistik');
	for (const words of [
		'KK dicetak sekali seminggu.',
		'Kami mengatur giliran cetak tiap hari.',
		'KK dicetak setiap hari kerja.'
	]) {
		await expect(resident.getByText(words)).toBeVisible();
	}
	await expect(resident.getByText('Tumpukan cetak')).toHaveCount(0);
});
