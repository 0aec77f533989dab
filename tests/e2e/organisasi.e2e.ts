// Leave with a deputy, a suggested disposisi, and an account that closes without leaving cases
// behind; without JavaScript.
import type { Page } from '@playwright/test';
import { expect, signIn, test } from '../support/fixtures.ts';
import { fileComplaint } from '../support/steps.ts';

async function lookHere(page: Page) {
	for (const width of [360, 1280, 320]) {
		await page.setViewportSize({ width, height: 740 });
		const overflow = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(overflow, `${page.url()} at ${width} px`).toBeLessThanOrEqual(0);
	}
}

/** The office's date in so many days. */
function dateIn(days: number): string {
	return new Date(Date.now() + (days * 24 + 7) * 3_600_000).toISOString().slice(0, 10);
}

/** An account of its own, so that other tests keep theirs. */
async function addHandler(administrator: Page, username: string, name: string) {
	await administrator.goto('/petugas/administrasi/tambah');
	await administrator.getByLabel('Nama pengguna').fill(username);
	await administrator.getByLabel('Nama lengkap').fill(name);
	await administrator.getByRole('checkbox', { name: /^Petugas/ }).check();
	await administrator.getByLabel(/^Unit/).selectOption('CAPIL');
	await administrator.getByRole('button', { name: 'Buat akun' }).click();
	await expect(administrator.getByRole('heading', { name: `Akun dibuat: ${name}` })).toBeVisible();
}

test('who leaves is replaced: by a deputy for some days, by a colleague for good', async ({
	newPage
}) => {
	test.setTimeout(240_000);
	const administrator = await newPage({ javaScript: false, desktop: true });
	await signIn(administrator, 'admin-uji');
	await addHandler(administrator, 'pamit-uji', 'Pamit Uji');
	await administrator.getByRole('link', { name: 'Lihat akun ini' }).click();
	await administrator.waitForURL(/administrasi\/[0-9a-f-]+$/);
	const account = new URL(administrator.url()).pathname;

	const resident = await newPage({ javaScript: false });
	const { number } = await fileComplaint(
		resident,
		'Akta kelahiran anak saya belum jadi, padahal berkasnya sudah lengkap.'
	);
	const intake = await newPage({ javaScript: false, desktop: true });
	await signIn(intake, 'penerima-uji');
	await intake.goto(`/petugas/pengaduan/${number}/verifikasi`);
	await intake.getByLabel('Layanan').selectOption('AKTA_LAHIR');
	await intake.getByRole('button', { name: 'Terima pengaduan' }).click();
	await expect(intake).toHaveURL(/selesai=verifikasi/);
	await intake.goto(`/petugas/pengaduan/${number}/disposisi`);
	await expect(intake.getByText('Aturan: Akta Kelahiran →')).toBeVisible();
	await expect(intake.getByLabel('Unit yang menangani')).toHaveValue('CAPIL');
	await lookHere(intake);
	const leaving = intake.getByRole('option', { name: /^Pamit Uji/ });
	await intake.getByLabel(/^Petugas/).selectOption({ label: await leaving.innerText() });
	await intake.getByLabel('Instruksi').fill('Cek berkasnya.');
	await intake.getByRole('button', { name: 'Kirim disposisi' }).click();
	await expect(intake).toHaveURL(/selesai=disposisi/);

	// Another unit: without the leave, the case would not be theirs to see.
	const deputy = await newPage({ javaScript: false, desktop: true });
	await signIn(deputy, 'rekan-uji');
	await deputy.goto(`/petugas/pengaduan/${number}`);
	await expect(deputy.getByRole('heading', { name: `Pengaduan ${number}` })).toHaveCount(0);
	const head = await newPage({ javaScript: false, desktop: true });
	await signIn(head, 'pimpinan-uji');
	await head.goto('/petugas/organisasi/pengganti');
	await lookHere(head);
	const choose = async (field: RegExp, name: RegExp) => {
		const list = head.getByLabel(field);
		const option = list.getByRole('option', { name });
		await list.selectOption({ label: await option.innerText() });
	};
	await choose(/^Yang cuti/, /^Pamit Uji/);
	await choose(/^Pengganti/, /^Rekan Uji/);
	await head.getByLabel('Mulai tanggal').fill(dateIn(2));
	await head.getByLabel('Hari terakhir').fill(dateIn(1));
	await head.getByRole('button', { name: 'Simpan' }).click();
	await expect(head.getByText('Tanggal selesai tidak boleh').first()).toBeVisible();
	await head.getByLabel('Mulai tanggal').fill(dateIn(0));
	await head.getByRole('button', { name: 'Simpan' }).click();
	await expect(head).toHaveURL(/organisasi\?selesai=pengganti/);
	await expect(head.getByText(/digantikan Rekan Uji/).first()).toBeVisible();
	await lookHere(head);
	await deputy.goto('/petugas');
	await expect(deputy.getByText('Anda menggantikan Pamit Uji sampai')).toBeVisible();
	await deputy
		.getByRole('link', { name: new RegExp(number) })
		.first()
		.click();
	await expect(deputy.getByRole('heading', { name: `Pengaduan ${number}` })).toBeVisible();
	await deputy.goto(`/petugas/pengaduan/${number}/tindak-lanjut`);
	await deputy.getByLabel('Apa yang sudah dikerjakan').fill('Berkasnya sudah kami temukan.');
	await deputy.getByRole('button', { name: 'Simpan tindak lanjut' }).click();
	await expect(deputy.getByText('menggantikan Pamit Uji').first()).toBeVisible();

	await administrator.goto(`${account}/nonaktifkan`);
	await expect(administrator.getByText('1 pengaduan terbuka ada padanya.')).toBeVisible();
	await lookHere(administrator);
	await administrator.getByLabel('Serahkan pengaduannya').selectOption({ label: 'Capil Uji' });
	await administrator.getByRole('button', { name: 'Nonaktifkan akun' }).click();
	await expect(administrator).toHaveURL(/selesai=nonaktifkan/);
	await intake.goto(`/petugas/pengaduan/${number}`);
	await expect(intake.getByText('Berpindah tangan')).toBeVisible();
	const colleague = await newPage({ javaScript: false, desktop: true });
	await signIn(colleague, 'capil-uji');
	await colleague.goto('/petugas');
	await expect(colleague.getByRole('link', { name: new RegExp(number) }).first()).toBeVisible();
	await deputy.goto(`/petugas/pengaduan/${number}`);
	await expect(deputy.getByRole('heading', { name: `Pengaduan ${number}` })).toHaveCount(0);

	await head.goto('/petugas/organisasi/aturan/tambah');
	await head.getByRole('button', { name: 'Simpan aturan' }).click();
	await expect(head.getByText('Pilih unit yang menangani.').first()).toBeVisible();
	await lookHere(head);
	await head.getByLabel('Masalah').selectOption('PERSYARATAN');
	await head.getByLabel('Unit yang menangani').selectOption('SEKRETARIAT');
	await head.getByRole('button', { name: 'Simpan aturan' }).click();
	await expect(head).toHaveURL(/aturan\?selesai=tambah/);
	await lookHere(head);
	await head.getByRole('link', { name: 'Persyaratan dipersoalkan' }).click();
	await head.getByRole('link', { name: 'Akhiri aturan ini' }).click();
	await head.getByRole('button', { name: 'Akhiri aturan' }).click();
	await expect(head).toHaveURL(/aturan\?selesai=akhiri/);
});
