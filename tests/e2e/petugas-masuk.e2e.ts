// Who gets in and who doesn't: accounts from the first link to the last session.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import { expect, expectAccessible, signIn, test } from '../support/fixtures.ts';
import { startServer } from '../support/server.ts';

const PASSWORD = 'ikan belida makan malam';
const STEP_MS = 30_000;

/** A code of the next half minute, which counts already: each code opens once. */
const nextCode = (secret: string) =>
	new TOTP({ secret }).generate({ timestamp: Date.now() + STEP_MS });

/** An administrator adds somebody; returns the username and the link that was shown. */
async function addOfficer(admin: Page, role: string, origin = '') {
	const username = `uji-${randomUUID().slice(0, 8)}`;
	await admin.goto(`${origin}/petugas/administrasi/tambah`);
	await admin.getByLabel('Nama pengguna').fill(username);
	await admin.getByLabel('Nama lengkap').fill(`Orang ${username}`);
	await admin.getByRole('checkbox', { name: new RegExp(`^${role}`) }).check();
	await admin.getByRole('combobox', { name: /^Unit/ }).selectOption('CAPIL');
	await admin.getByRole('button', { name: 'Buat akun' }).click();
	const link = await admin.locator('[data-link]').innerText();
	return { username, link };
}

async function setPassword(page: Page, link: string, password = PASSWORD) {
	await page.goto(link);
	await page.getByLabel('Kata sandi baru').fill(password);
	await page.getByLabel('Ketik sekali lagi').fill(password);
	await page.getByRole('button', { name: 'Simpan kata sandi' }).click();
	await expect(page.getByText('Kata sandi Anda sudah tersimpan')).toBeVisible();
}

/** A new officer with a password; returns the username and the account's page. */
async function newOfficer(admin: Page, person: Page, role: string) {
	const { username, link } = await addOfficer(admin, role);
	await admin.getByRole('link', { name: 'Lihat akun ini' }).click();
	await setPassword(person, link);
	return { username, account: admin.url() };
}

async function typePassword(page: Page, username: string, password: string, origin = '') {
	await page.goto(`${origin}/petugas/masuk`);
	await page.getByLabel('Nama pengguna').fill(username);
	await page.getByLabel('Kata sandi').fill(password);
	await page.getByRole('button', { name: 'Masuk' }).click();
}

/** Enrols on the page that is open; returns the secret and the recovery codes. */
async function enrol(page: Page) {
	await page.getByRole('button', { name: 'Mulai' }).click();
	await expectAccessible(page);
	const secret = (await page.locator('.code').innerText()).replace(/\s/g, '');
	await page.getByLabel('Kode dari aplikasi').fill('000000');
	await page.getByRole('button', { name: 'Pasang' }).click();
	await expect(page.getByText('Kode tidak cocok').first()).toBeVisible();
	// A mistake must not cost the scan.
	expect((await page.locator('.code').innerText()).replace(/\s/g, '')).toBe(secret);
	await page.getByLabel('Kode dari aplikasi').fill(new TOTP({ secret }).generate());
	await page.getByRole('button', { name: 'Pasang' }).click();
	const codes = await page
		.getByRole('list', { name: 'Kode cadangan' })
		.locator('li')
		.allInnerTexts();
	expect(codes).toHaveLength(10);
	await expectAccessible(page);
	return { secret, codes };
}

test('a wrong password gets a sentence and keeps the username', async ({ newPage }) => {
	const page = await newPage();
	await typePassword(page, 'tidak-dikenal', 'bukan kata sandinya');
	await expect(page).toHaveTitle(/^Salah: /);
	await expect(page.getByRole('alert')).toContainText('salah');
	await expect(page.getByLabel('Nama pengguna')).toHaveValue('tidak-dikenal');
	await expect(page.getByLabel('Kata sandi')).toHaveValue('');
	await expectAccessible(page);
});

test('an administrator adds an officer, whose link sets the password once', async ({ newPage }) => {
	const admin = await newPage({ desktop: true });
	await signIn(admin, 'admin-uji');
	await admin.goto('/petugas/administrasi/tambah');
	await admin.getByLabel('Nama pengguna').fill('a b');
	await admin.getByRole('checkbox', { name: /^Penerima/ }).check();
	await admin.getByRole('checkbox', { name: /^Petugas/ }).check();
	await admin.getByRole('button', { name: 'Buat akun' }).click();
	await expect(admin.getByRole('alert').getByRole('link')).toHaveCount(3);
	await expect(admin.getByRole('checkbox', { name: /^Penerima/ })).toBeChecked();
	await expect(admin.getByRole('checkbox', { name: /^Petugas/ })).toBeChecked();
	await expect(admin.getByRole('checkbox', { name: /^Pengawas/ })).not.toBeChecked();
	await expectAccessible(admin);

	const { username, link } = await addOfficer(admin, 'Petugas');
	expect(admin.url()).not.toContain('kunci');
	await expectAccessible(admin);
	await admin.goto('/petugas/administrasi');
	await expect(admin.getByRole('row', { name: new RegExp(username) })).toContainText(
		'Belum ada sandi'
	);

	const person = await newPage();
	await person.goto(link);
	await expect(person.getByText(username, { exact: true })).toBeVisible();
	await person.getByLabel('Kata sandi baru').fill(PASSWORD);
	await person.getByLabel('Ketik sekali lagi').fill('yang lain sama sekali');
	await person.getByRole('button', { name: 'Simpan kata sandi' }).click();
	await expect(person.getByRole('alert')).toContainText('Kedua kata sandi belum sama');
	// The form goes on without the key in the address.
	expect(person.url()).not.toContain('kunci');
	await expect(person.getByText(username, { exact: true })).toBeVisible();
	await expectAccessible(person);
	await person.getByLabel('Kata sandi baru').fill(PASSWORD);
	await person.getByLabel('Ketik sekali lagi').fill(PASSWORD);
	await person.getByRole('button', { name: 'Simpan kata sandi' }).click();
	await signIn(person, username, PASSWORD);
	await expect(person.getByRole('heading', { level: 1, name: 'Pekerjaan saya' })).toBeVisible();

	expect((await person.goto(link))?.status()).toBe(410);
	await expect(person.getByText('Minta tautan baru kepada administrator')).toBeVisible();
});

test('disabling ends a session at once, enabling opens the door again', async ({ newPage }) => {
	const admin = await newPage({ desktop: true });
	const person = await newPage();
	await signIn(admin, 'admin-uji');
	const { username, account } = await newOfficer(admin, person, 'Petugas');
	await signIn(person, username, PASSWORD);
	await admin.goto(account);
	await expectAccessible(admin);
	await admin.getByRole('link', { name: 'Nonaktifkan' }).click();
	await expectAccessible(admin);
	await admin.getByRole('button', { name: 'Nonaktifkan akun' }).click();
	await expect(admin.getByRole('status')).toContainText('Akun sudah nonaktif');
	await person.goto('/petugas/pengaduan');
	await expect(person).toHaveURL(/\/petugas\/masuk/);
	await typePassword(person, username, PASSWORD);
	await expect(person.getByRole('alert')).toBeVisible();

	// A second time, from a page that was left open.
	await admin.goto(`${account}/nonaktifkan`);
	await admin.getByRole('button', { name: 'Nonaktifkan akun' }).click();
	await expect(admin.getByRole('alert')).toContainText('Akun ini sudah nonaktif');
	await admin.goto(`${account}/aktifkan`);
	await admin.getByRole('button', { name: 'Aktifkan akun' }).click();
	await expect(admin.getByText('Akun dinonaktifkan')).toBeVisible();
	await signIn(person, username, PASSWORD);

	await admin.goto(`${account}/atur-sandi`);
	await admin.getByRole('button', { name: 'Buat tautan' }).click();
	const link = await admin.locator('[data-link]').innerText();
	await person.goto('/petugas/pengaduan');
	await expect(person).toHaveURL(/\/petugas\/masuk/);
	await setPassword(person, link, 'kapal kecil berlayar jauh');
	await signIn(person, username, 'kapal kecil berlayar jauh');
});

test('a changed password signs other browsers out and keeps this one', async ({ newPage }) => {
	const admin = await newPage({ desktop: true });
	const here = await newPage();
	const elsewhere = await newPage();
	await signIn(admin, 'admin-uji');
	const { username } = await newOfficer(admin, here, 'Petugas');
	await signIn(here, username, PASSWORD);
	await signIn(elsewhere, username, PASSWORD);
	await here.goto('/petugas/akun/perangkat');
	await expect(here.getByRole('rowheader')).toHaveCount(2);
	await expect(here.getByText('perangkat ini', { exact: true })).toHaveCount(1);
	await expectAccessible(here);

	const change = async (current: string) => {
		await here.goto('/petugas/akun/sandi');
		await here.getByLabel('Kata sandi sekarang').fill(current);
		await here.getByLabel('Kata sandi baru').fill('kapal kecil berlayar jauh');
		await here.getByLabel('Ketik sekali lagi').fill('kapal kecil berlayar jauh');
		await here.getByRole('button', { name: 'Ganti kata sandi' }).click();
	};
	await change('bukan yang ini');
	await expect(here.getByRole('alert')).toContainText('Kata sandi ini salah');
	await expectAccessible(here);
	await change(PASSWORD);
	await expect(here.getByRole('status')).toContainText('Kata sandi Anda sudah diganti');
	await elsewhere.goto('/petugas/akun');
	await expect(elsewhere).toHaveURL(/\/petugas\/masuk/);

	await signIn(elsewhere, username, 'kapal kecil berlayar jauh');
	await here.goto('/petugas/akun/perangkat');
	await here.getByRole('button', { name: 'Keluar dari semua perangkat' }).click();
	await expect(here.getByText('Anda sudah keluar dari semua perangkat')).toBeVisible();
	await elsewhere.goto('/petugas');
	await expect(elsewhere).toHaveURL(/\/petugas\/masuk/);
});

test('a second factor is enrolled, asked for, and replaced by each recovery code once', async ({
	newPage
}) => {
	test.setTimeout(90_000);
	const admin = await newPage({ desktop: true });
	const person = await newPage();
	await signIn(admin, 'admin-uji');
	const { username, account } = await newOfficer(admin, person, 'Petugas');
	await signIn(person, username, PASSWORD);
	await person.goto('/petugas/akun/verifikasi-dua-langkah');
	await expectAccessible(person);
	const { secret, codes } = await enrol(person);
	await person.getByRole('link', { name: 'Sudah saya simpan' }).click();
	await expect(person.getByText('sisa 10 kode cadangan')).toBeVisible();

	const enter = async (code: string) => {
		await person.context().clearCookies();
		await typePassword(person, username, PASSWORD);
		await expect(person).toHaveURL(/masuk\/verifikasi/);
		await person.getByLabel('Kode').fill(code);
		await person.getByRole('button', { name: 'Lanjut' }).click();
	};
	const code = nextCode(secret);
	await enter(code);
	await expect(person).toHaveURL(/\/petugas$/);
	await enter(code);
	await expect(person.getByRole('alert')).toBeVisible();
	await expectAccessible(person);
	await enter(codes[0] ?? '');
	await expect(person).toHaveURL(/\/petugas$/);
	await enter(codes[0] ?? '');
	await expect(person.getByRole('alert')).toBeVisible();
	await enter(codes[1]?.toLowerCase().replaceAll('-', ' ') ?? '');
	await person.goto('/petugas/akun');
	await expect(person.getByText('sisa 8 kode cadangan')).toBeVisible();

	await person.goto('/petugas/akun/verifikasi-dua-langkah');
	await expectAccessible(person);
	await person.getByLabel('Kata sandi Anda').fill('bukan yang ini');
	await person.getByRole('button', { name: 'Lepas verifikasi dua langkah' }).click();
	await expect(person.getByRole('alert')).toContainText('Kata sandi ini salah');

	// Phone and codes are lost: the administrator helps.
	await admin.goto(`${account}/lepas-dua-langkah`);
	await admin.getByRole('button', { name: 'Lepas' }).click();
	await expect(admin.getByRole('status')).toContainText('sudah dilepas');
	await person.goto('/petugas');
	await expect(person).toHaveURL(/\/petugas\/masuk/);
	await signIn(person, username, PASSWORD);
});

test('administration is closed to others, and knows no made-up accounts', async ({ newPage }) => {
	const handler = await newPage();
	await signIn(handler, 'petugas-uji');
	const unknown = '0190a000-0000-7000-8000-000000000000';
	for (const address of ['', '/tambah', '/dua-langkah', `/${unknown}`, `/${unknown}/nonaktifkan`]) {
		const response = await handler.goto(`/petugas/administrasi${address}`);
		expect(response?.status(), address).toBe(403);
	}
	await expectAccessible(handler);
	const admin = await newPage({ desktop: true });
	await signIn(admin, 'admin-uji');
	for (const id of [unknown, 'bukan-uuid', '%00', "'%20or%201=1"]) {
		for (const step of ['', '/nonaktifkan', '/atur-sandi']) {
			const response = await admin.goto(`/petugas/administrasi/${id}${step}`);
			expect(response?.status(), id + step).toBe(404);
		}
	}
	const posted = await admin.request.post(`/petugas/administrasi/${unknown}/nonaktifkan`, {
		headers: { origin: process.env.TANGGAP_ORIGIN ?? '' },
		form: {}
	});
	expect(posted.status()).toBe(404);
});

test('from the link of the first start to a role that must have a second factor', async ({
	newPage
}) => {
	test.setTimeout(120_000);
	const folder = mkdtempSync(path.join(tmpdir(), 'tanggap-awal-'));
	const server = await startServer({ DATA_DIR: folder });
	try {
		const { origin } = server;
		const link = /http\S+\/petugas\/awal\?kunci=[0-9a-f]+/.exec(server.output())?.[0] ?? '';
		const admin = await newPage();
		await admin.goto(link);
		await expectAccessible(admin);
		await admin.getByLabel('Nama lengkap').fill('Kepala Uji');
		await admin.getByLabel('Nama pengguna').fill('kepala');
		await admin.locator('#kata_sandi').fill('pendek');
		await admin.getByLabel('Ketik sekali lagi').fill('pendek');
		await admin.getByRole('checkbox', { name: /^Petugas/ }).check();
		await admin.getByRole('button', { name: 'Buat akun dan masuk' }).click();
		await expect(admin.getByRole('alert')).toBeVisible();
		expect(admin.url()).not.toContain('kunci');
		await expect(admin.getByLabel('Nama lengkap')).toHaveValue('Kepala Uji');
		await expect(admin.getByRole('checkbox', { name: /^Petugas/ })).toBeChecked();
		await expectAccessible(admin);
		await admin.getByRole('combobox', { name: /^Unit/ }).selectOption('DAFDUK');
		await admin.locator('#kata_sandi').fill(PASSWORD);
		await admin.getByLabel('Ketik sekali lagi').fill(PASSWORD);
		await admin.getByRole('button', { name: 'Buat akun dan masuk' }).click();
		await expect(admin.getByRole('heading', { level: 1, name: 'Pekerjaan saya' })).toBeVisible();

		const late = await newPage();
		expect((await late.goto(link))?.status()).toBe(410);
		await expect(late.getByText('jalankan ulang aplikasi di server')).toBeVisible();

		await admin.goto(`${origin}/petugas/administrasi/dua-langkah`);
		await expectAccessible(admin);
		await admin.getByRole('checkbox', { name: /^Pengawas/ }).check();
		await admin.getByRole('button', { name: 'Simpan' }).click();
		await expect(admin.getByText('wajib untuk: Pengawas')).toBeVisible();
		await expectAccessible(admin);

		const { username, link: own } = await addOfficer(admin, 'Pengawas', origin);
		const person = await newPage();
		await setPassword(person, own);
		await typePassword(person, username, PASSWORD, origin);
		await expect(person).toHaveURL(`${origin}/petugas/akun`);
		await person.goto(`${origin}/petugas/pengaduan`);
		await expect(person).toHaveURL(`${origin}/petugas/akun`);
		await expectAccessible(person);
		await person.getByRole('link', { name: 'Pasang verifikasi dua langkah' }).first().click();
		await enrol(person);
		await person.goto(`${origin}/petugas/pengaduan`);
		await expect(person).toHaveURL(`${origin}/petugas/pengaduan`);
	} finally {
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	}
});
