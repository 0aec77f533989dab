// Every page, on a phone and on a desk: no accessibility fault, nothing wider than the screen even
// at 320 px (which is 1280 px at 400 % zoom), one first heading, a title of its own.
import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { expect, expectAccessible, signIn, test } from '../support/fixtures.ts';
import { LATE_NARRATIVE, TEST_PASSWORD } from '../support/people.ts';
import { secondFactorCode, WBS_VISITOR } from '../support/wbs-team.ts';
import { answer, fileComplaint, nextWeekday, track, verifyAndAssign } from '../support/steps.ts';

const NARROWEST = { width: 320, height: 640 };
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 800 };

async function look(page: Page, address: string) {
	await page.goto(address);
	await lookHere(page);
}

async function lookHere(page: Page) {
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
	expect(await page.title()).toMatch(/Tanggap/);
	for (const size of [NARROWEST, PHONE, DESK]) {
		await page.setViewportSize(size);
		const overflow = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(overflow, `${page.url()} at ${size.width} px`).toBeLessThanOrEqual(0);
		if (size !== NARROWEST) await expectAccessible(page);
	}
}

test('pages for residents', async ({ page }) => {
	test.setTimeout(120_000);
	for (const address of [
		'/',
		'/lapor',
		'/lapor?jenis=permintaan_informasi',
		'/lacak',
		'/privasi',
		'/aksesibilitas',
		'/sop-pengaduan',
		'/pedoman-wbs',
		'/sop',
		'/dokumen',
		'/standar-pelayanan',
		'/standar-pelayanan/ktp-el',
		'/statistik',
		'/data',
		'/kabar/berhenti/tidak-ada',
		'/panduan',
		'/panduan/ktp-el',
		'/panduan/ktp-el?kasus=pemula',
		'/panduan/akta-kelahiran?kasus=semua',
		'/panduan/ktp-el/siap-berangkat?kasus=hilang&cek=ya',
		'/panduan/ktp-el/cetak?kasus=hilang',
		'/panduan/semua/cetak',
		'/literasi',
		'/literasi/foto-dokumen?periksa=ya',
		'/literasi/foto-dokumen/cetak',
		'/sesi',
		'/sesi/kenal-layanan-online',
		'/sesi/kenal-layanan-online/layar',
		'/sesi/kenal-layanan-online/kuis/a',
		'/survei',
		'/survei/isi',
		'/survei/terima-kasih',
		'/survei/loket',
		'/survei/loket/terima-kasih',
		'/wbs',
		'/wbs/lapor',
		'/wbs/kotak',
		'/tidak-ada'
	]) {
		await look(page, address);
	}
	await page.goto('/lapor');
	await page.getByRole('button', { name: 'Kirim laporan' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await lookHere(page);
});

test('pages for a resident with a complaint', async ({ page, newPage }) => {
	test.setTimeout(180_000);
	const paper = await fileComplaint(page, 'Halaman SIP OK tidak bisa dibuka sejak hari Kamis.');
	await lookHere(page);
	// A camera needs black on white, whatever colours people need.
	await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
	await expect(page.getByRole('img', { name: /QR/ })).toHaveCSS(
		'background-color',
		'rgb(255, 255, 255)'
	);
	await page.emulateMedia({ forcedColors: 'none', colorScheme: null });
	await track(page, paper);
	await lookHere(page);
	const intake = await newPage({ desktop: true });
	await signIn(intake, 'penerima-uji');
	await verifyAndAssign(intake, paper.number);
	const handler = await newPage({ desktop: true });
	await signIn(handler, 'petugas-uji');
	await answer(handler, paper.number, 'Halaman SIP OK sudah bisa dibuka lagi.');
	for (const address of [
		'/lacak/laporan',
		'/lacak/laporan/pesan',
		'/lacak/laporan/selesai',
		'/lacak/laporan/belum-selesai',
		'/lacak/laporan/nilai'
	]) {
		await look(page, address);
	}
});

test('pages for officers', async ({ newPage }) => {
	test.setTimeout(240_000);
	const intake = await newPage({ desktop: true });
	await look(intake, '/petugas/masuk');
	await signIn(intake, 'penerima-uji');
	for (const address of [
		'/petugas',
		'/petugas/pengaduan',
		'/petugas/pengaduan?status=selesai&cari=tidakadayangbegini',
		'/petugas/pengaduan/baru',
		'/petugas/kabar',
		'/petugas/panduan',
		'/petugas/panduan/tempat/16.06.09',
		'/petugas/sosialisasi',
		'/petugas/dokumen',
		'/petugas/dokumen/tambah',
		'/petugas/zona-integritas',
		'/petugas/zona-integritas/V.iii.a',
		'/petugas/zona-integritas/V.iii.a/bukti',
		'/petugas/zona-integritas/V.iii.a/ubah',
		'/petugas/zona-integritas/tambah',
		'/petugas/temuan',
		'/petugas/temuan/baru',
		'/petugas/survei',
		'/petugas/survei/lembar',
		'/petugas/survei/entri',
		'/petugas/survei/loket',
		'/petugas/organisasi',
		'/petugas/organisasi/pengganti',
		'/petugas/organisasi/aturan'
	]) {
		await look(intake, address);
	}
	await intake.goto('/petugas/temuan/baru');
	await intake.getByLabel('Sebab yang berulang').fill('Loket hanya satu pada jam ramai.');
	await intake.getByRole('button', { name: 'Simpan temuan' }).click();
	await expect(intake).toHaveURL(/selesai=baru/);
	await lookHere(intake);
	const finding = new URL(intake.url()).pathname;
	for (const step of ['tindakan', 'bukti', 'tutup']) await look(intake, `${finding}/${step}`);
});

test('pages of a complaint on the desk', async ({ newPage }) => {
	test.setTimeout(240_000);
	const resident = await newPage();
	const fresh = await fileComplaint(resident, 'Nama anak saya salah tulis di akta kelahirannya.');
	const taken = await fileComplaint(resident, 'Petugas loket meminta uang untuk mencetak KK saya.');
	const intake = await newPage({ desktop: true });
	await signIn(intake, 'penerima-uji');
	await verifyAndAssign(intake, taken.number);
	for (const address of [
		`/petugas/pengaduan/${fresh.number}`,
		`/petugas/pengaduan/${fresh.number}/verifikasi`,
		`/petugas/pengaduan/${fresh.number}/minta-kelengkapan`,
		`/petugas/pengaduan/${fresh.number}/tolak`,
		`/petugas/pengaduan/${fresh.number}/teruskan`,
		`/petugas/pengaduan/${fresh.number}/pesan`,
		`/petugas/pengaduan/${fresh.number}/catatan`,
		`/petugas/pengaduan/${taken.number}/disposisi`
	]) {
		await look(intake, address);
	}
	await intake.goto('/petugas/pengaduan?terlambat=ya&layanan=KK');
	await intake
		.getByRole('link', { name: /^\d{4}-\d{6}/ })
		.first()
		.click();
	await expect(intake.getByText(LATE_NARRATIVE)).toBeVisible();
	await intake.getByRole('link', { name: 'Catat alasan terlambat' }).first().click();
	await lookHere(intake);
	await intake.getByRole('button', { name: 'Simpan alasan' }).click();
	await expect(intake.getByRole('alert')).toBeVisible();
	await lookHere(intake);
	const handler = await newPage({ desktop: true });
	await signIn(handler, 'petugas-uji');
	for (const address of [
		'/petugas',
		`/petugas/pengaduan/${taken.number}/tindak-lanjut`,
		`/petugas/pengaduan/${taken.number}/tanggapan`,
		`/petugas/pengaduan/${taken.number}/jeda`,
		`/petugas/pengaduan/${taken.number}/perpanjangan`,
		`/petugas/pengaduan/${fresh.number}`
	]) {
		await look(handler, address);
	}
	await handler.goto(`/petugas/pengaduan/${taken.number}/perpanjangan`);
	await handler.getByLabel('Berapa hari kerja lagi?').fill('5');
	await handler.getByLabel('Alasan').fill('Pemeriksaan loket perlu waktu lebih lama.');
	await handler.getByRole('button', { name: 'Kirim ke pimpinan' }).click();
	await expect(handler).toHaveURL(/selesai=perpanjangan/);
	const head = await newPage({ desktop: true });
	await signIn(head, 'pimpinan-uji');
	for (const verb of ['putusan-perpanjangan', 'petugas-terkait']) {
		await look(head, `/petugas/pengaduan/${taken.number}/${verb}`);
	}
	await handler.goto(`/petugas/pengaduan/${taken.number}/jeda`);
	await handler.getByRole('radio', { name: /^Menunggu instansi lain/ }).check();
	await handler.getByLabel('Alasan').fill('Menunggu keterangan dari Inspektorat.');
	await handler.getByLabel('Berhenti paling lama sampai').fill(nextWeekday());
	await handler.getByRole('button', { name: 'Jeda hitungan waktu' }).click();
	await expect(handler).toHaveURL(/selesai=jeda/);
	await lookHere(handler);
	await look(handler, `/petugas/pengaduan/${taken.number}/lanjutkan`);
	await track(resident, taken);
	for (const summary of await resident.getByText('Kenapa tanggal ini?').all()) {
		await summary.click();
	}
	await lookHere(resident);
	await answer(handler, taken.number, 'Pungutan itu salah. Uang sudah dikembalikan.');
	await look(handler, `/petugas/pengaduan/${taken.number}/penutupan`);
});

test('pages of the head', async ({ newPage }) => {
	test.setTimeout(120_000);
	const head = await newPage({ desktop: true });
	await signIn(head, 'pimpinan-uji');
	for (const address of [
		'/petugas/organisasi/aturan/tambah',
		'/petugas/survei/komentar',
		'/petugas/survei/periode/2026-TW3',
		'/petugas/administrasi/retensi',
		'/petugas/administrasi/retensi/tahan',
		'/petugas/data-pribadi',
		'/petugas/penerusan',
		'/petugas/monev',
		'/petugas/monev/2025-12',
		'/petugas/monev/2025-TW4/tulis',
		'/petugas/monev/2025-12/temuan',
		'/petugas/monev/2025-12/periksa',
		'/petugas/efektivitas'
	]) {
		await look(head, address);
	}
});

test('pages for accounts, with a name as long as names are', async ({ newPage }) => {
	test.setTimeout(240_000);
	const administrator = await newPage({ desktop: true });
	await signIn(administrator, 'admin-uji');
	await administrator.goto('/petugas/administrasi/tambah');
	await administrator.getByRole('button', { name: 'Buat akun' }).click();
	await lookHere(administrator);
	const username = 'nama.panjang';
	await administrator.getByLabel('Nama pengguna').fill(username);
	await administrator
		.getByLabel('Nama lengkap')
		.fill('Raden Ayu Zainuddin-Prabukusumawardhanakertanegara binti Abdurrahman');
	await administrator.getByRole('checkbox', { name: /^Penerima/ }).check();
	await administrator.getByRole('button', { name: 'Buat akun' }).click();
	const link = await administrator.locator('[data-link]').innerText();
	await lookHere(administrator);
	await administrator.getByRole('link', { name: 'Lihat akun ini' }).click();
	const account = new URL(administrator.url()).pathname;

	const officer = await newPage();
	await look(officer, link);
	await officer.getByLabel('Kata sandi baru').fill(TEST_PASSWORD);
	await officer.getByLabel('Ketik sekali lagi').fill(TEST_PASSWORD);
	await officer.getByRole('button', { name: 'Simpan kata sandi' }).click();
	await signIn(officer, username);
	for (const address of [
		'/petugas/akun',
		'/petugas/akun/kabar',
		'/petugas/akun/sandi',
		'/petugas/akun/perangkat'
	]) {
		await look(officer, address);
	}
	await look(officer, '/petugas/akun/verifikasi-dua-langkah');
	await officer.getByRole('button', { name: 'Mulai' }).click();
	await lookHere(officer);
	const secret = (await officer.locator('.scan .code').innerText()).replace(/\s/g, '');
	await officer
		.getByLabel('Kode dari aplikasi')
		.fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
	await officer.getByRole('button', { name: 'Pasang' }).click();
	await expect(officer.getByRole('list', { name: 'Kode cadangan' })).toBeVisible();
	await lookHere(officer);
	await look(officer, '/petugas/akun/verifikasi-dua-langkah');

	for (const address of [
		'/petugas/administrasi',
		'/petugas/administrasi/dua-langkah',
		'/petugas/administrasi/kabar',
		'/petugas/administrasi/kalender',
		'/petugas/administrasi/kalender/2028',
		'/petugas/administrasi/kalender/2028/ubah',
		'/petugas/administrasi/kalender/2028/impor',
		'/petugas/administrasi/tenggat',
		'/petugas/administrasi/tenggat/tambah?kode=verification',
		account,
		`${account}/nonaktifkan`,
		`${account}/atur-sandi`,
		`${account}/lepas-dua-langkah`
	]) {
		await look(administrator, address);
	}
	await administrator.goto(`${account}/nonaktifkan`);
	await administrator.getByRole('button', { name: 'Nonaktifkan akun' }).click();
	await lookHere(administrator);
	await look(administrator, `${account}/aktifkan`);
});

test('pages for the team of the sealed channel', async ({ page }) => {
	await page.goto('/petugas/masuk');
	await page.getByLabel('Nama pengguna').fill(WBS_VISITOR.username);
	await page.getByLabel('Kata sandi').fill(TEST_PASSWORD);
	await page.getByRole('button', { name: 'Masuk' }).click();
	await page.getByLabel('Kode').fill(secondFactorCode(WBS_VISITOR));
	await page.getByRole('button', { name: 'Lanjut' }).click();
	await expect(page).toHaveURL(/petugas$/);
	for (const name of ['', '/kunci', '/upacara', '/cadangan']) {
		await look(page, `/petugas/wbs${name}`);
	}
});
