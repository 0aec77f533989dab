// Every page, on a phone and on a desk: no accessibility fault, nothing wider than the screen even
// at 320 px (which is 1280 px at 400 % zoom), one first heading, a title of its own.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, signIn, test } from '../support/fixtures.ts';
import { answer, fileComplaint, track, verifyAndAssign } from '../support/steps.ts';

const SIZES = [
	{ width: 360, height: 740 },
	{ width: 1280, height: 800 },
	{ width: 320, height: 640 }
];

async function look(page: Page, address: string) {
	await page.goto(address);
	await lookHere(page);
}

async function lookHere(page: Page) {
	for (const size of SIZES) {
		await page.setViewportSize(size);
		const overflow = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(overflow, `${page.url()} at ${size.width} px`).toBeLessThanOrEqual(0);
	}
	await page.setViewportSize({ width: 360, height: 740 });
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
	expect(await page.title()).toMatch(/Tanggap/);
	await expectAccessible(page);
	await page.setViewportSize({ width: 1280, height: 800 });
	await expectAccessible(page);
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
	const resident = await newPage();
	const fresh = await fileComplaint(resident, 'Nama anak saya salah tulis di akta kelahirannya.');
	const taken = await fileComplaint(resident, 'Petugas loket meminta uang untuk mencetak KK saya.');
	const intake = await newPage({ desktop: true });
	await look(intake, '/petugas/masuk');
	await signIn(intake, 'penerima-uji');
	await verifyAndAssign(intake, taken.number);
	for (const address of [
		'/petugas',
		'/petugas/pengaduan',
		'/petugas/pengaduan?status=selesai&cari=tidakadayangbegini',
		'/petugas/pengaduan/baru',
		'/petugas/panduan',
		'/petugas/panduan/tempat/16.06.09',
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
	const handler = await newPage({ desktop: true });
	await signIn(handler, 'petugas-uji');
	for (const address of [
		'/petugas',
		`/petugas/pengaduan/${taken.number}/tindak-lanjut`,
		`/petugas/pengaduan/${taken.number}/tanggapan`,
		`/petugas/pengaduan/${fresh.number}`
	]) {
		await look(handler, address);
	}
	await answer(handler, taken.number, 'Pungutan itu salah. Uang sudah dikembalikan.');
	await look(handler, `/petugas/pengaduan/${taken.number}/penutupan`);
});
