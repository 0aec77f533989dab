// A resident with a guide: chooses the case, ticks, takes it on paper and back, checks before the
// trip, says that a step is unclear. With JavaScript, and without.
import type { Page } from '@playwright/test';
import { expect, signIn, test } from '../support/fixtures.ts';

const LOST = '/panduan/ktp-el?kasus=hilang';
const POLICE_NOTE = 'input[name=syarat][value=surat-hilang]';

/** An opened day: the first Tuesday at least a week ahead that is no holiday in calendar.json. */
async function openDay(page: Page): Promise<string> {
	const day = new Date(Date.now() + 7 * 86_400_000);
	const facts = await page.locator('[data-facts]').getAttribute('data-facts');
	const { holidays } = (JSON.parse(facts ?? '{}') as { agenda: { holidays: object } }).agenda;
	for (;;) {
		const date = day.toISOString().slice(0, 10);
		if (day.getUTCDay() === 2 && !(date in holidays)) return date;
		day.setUTCDate(day.getUTCDate() + 1);
	}
}

for (const javaScript of [true, false]) {
	const how = javaScript ? 'with JavaScript' : 'without JavaScript';

	test(`shows only what concerns the case, ${how}`, async ({ newPage }) => {
		const page = await newPage({ javaScript });
		await page.goto('/panduan');
		await page.getByRole('link', { name: 'KTP-el' }).click();
		await expect(page.getByRole('heading', { name: 'Mana yang cocok dengan Anda?' })).toBeVisible();
		await expect(page.locator('input[type=checkbox]')).toHaveCount(0);
		await page.getByRole('link', { name: /KTP saya hilang/ }).click();
		await expect(page).toHaveURL(/kasus=hilang/);
		await expect(page.locator(POLICE_NOTE)).toBeVisible();
		await expect(page.locator('input[name=syarat][value=ktp-rusak]')).toHaveCount(0);
		await expect(page.locator('#langkah-lapor-polisi')).toContainText('Gratis. Diminta uang?');
		await expect(page.getByText('Menunggu konfirmasi dinas').first()).toBeVisible();
	});

	test(`prints what is ticked, ${how}`, async ({ newPage }) => {
		const page = await newPage({ javaScript });
		await page.goto(LOST);
		await page.locator(POLICE_NOTE).check();
		await page.locator('input[name=langkah][value=cek-dulu]').check();
		await page.getByRole('button', { name: 'Cetak kecil (A5)' }).click();
		await expect(page).toHaveURL(/cetak.*ukuran=a5/);
		await expect(page.locator('[data-paper].a5')).toBeVisible();
		await expect(page.locator('[data-requirement=surat-hilang] .box.on')).toHaveCount(1);
		await expect(page.locator('[data-requirement=kk] .box.on')).toHaveCount(0);
		await expect(page.locator('[data-step=cek-dulu] .box.on')).toHaveCount(1);
		await expect(page.getByRole('img', { name: 'Kode QR ke halaman ini' })).toBeVisible();
	});

	test(`tells not yet, and go, before a trip, ${how}`, async ({ newPage }) => {
		const page = await newPage({ javaScript });
		await page.goto(LOST);
		await page.getByRole('button', { name: 'Cek sebelum berangkat' }).click();
		await page.getByLabel('4. Hari apa?').fill('2026-01-05');
		await page.getByRole('button', { name: 'Cek sekarang' }).click();
		const verdict = page.locator('#putusan');
		await expect(verdict).toContainText('Jangan berangkat dulu');
		await expect(verdict).toContainText('Berkas belum lengkap');
		await expect(verdict).toContainText('Tempat belum dipilih');
		await expect(verdict).toContainText('Tanggal sudah lewat');

		for (const box of await page.locator('input[name=syarat]').all()) await box.check();
		await page.getByRole('radio', { name: 'Kantor kecamatan' }).check();
		await page.getByLabel('Kecamatan mana?').selectOption({ label: 'Bayung Lencir' });
		await page.getByLabel('4. Hari apa?').fill(await openDay(page));
		await page.getByRole('button', { name: 'Cek sekarang' }).click();
		await expect(verdict).toContainText('Kantor belum memberi tahu soal Bayung Lencir');

		await page.getByRole('radio', { name: /Kantor dinas/ }).check();
		await page.getByRole('button', { name: 'Cek sekarang' }).click();
		await expect(verdict).toContainText('Boleh berangkat');
		await expect(verdict).toContainText('Selasa');
	});

	test(`says that a step is unclear, ${how}`, async ({ newPage }) => {
		const page = await newPage({ javaScript });
		const step = javaScript ? 'kirim-online' : 'lewat-kecamatan';
		await page.goto(LOST);
		await page
			.locator(`#langkah-${step}`)
			.getByRole('button', { name: /tidak jelas/ })
			.click();
		await expect(page.getByText('Terima kasih').first()).toBeVisible();
		const editor = await newPage({ desktop: true });
		await signIn(editor, 'penerima-uji');
		await expect(async () => {
			await editor.goto('/petugas/panduan');
			await expect(editor.locator(`a[href*="langkah-${step}"]`)).toBeVisible();
		}).toPass();
	});
}

test('keeps ticks on the phone, forgets them at a tap, and takes them back from paper', async ({
	newPage
}) => {
	const page = await newPage();
	await page.goto(LOST);
	await page.locator(POLICE_NOTE).check();
	await page.goto('/panduan');
	await page.goto(LOST);
	await expect(page.locator(POLICE_NOTE)).toBeChecked();
	const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
	expect(kept).toContain('surat-hilang');

	await page.getByRole('button', { name: 'Hapus semua centang' }).click();
	await expect(page.locator(POLICE_NOTE)).not.toBeChecked();
	expect(await page.evaluate(() => localStorage.length)).toBe(0);

	// What the QR code of a printed list opens, on another phone.
	const other = await newPage();
	await other.goto(`${LOST}&syarat=surat-hilang&langkah=cek-dulu&r=000000`);
	await expect(other.getByText('Centang dari kertas sudah kembali')).toBeVisible();
	await expect(other.getByText('Kertas Anda versi lama')).toBeVisible();
	await other.goto(LOST);
	await expect(other.locator(POLICE_NOTE)).toBeChecked();
	await expect(other.locator('input[name=langkah][value=cek-dulu]')).toBeChecked();
});

test('checks oneself after a lesson, with JavaScript and without', async ({ newPage }) => {
	for (const javaScript of [true, false]) {
		const page = await newPage({ javaScript });
		await page.goto('/literasi/tanpa-pungli-dan-calo');
		const first = page.locator('[data-self-check] fieldset').first();
		await first.getByRole('radio', { name: 'Pungli, berapa pun uangnya' }).check();
		await page.getByRole('button', { name: 'Periksa jawaban' }).click();
		await expect(page.getByText(/^1 dari \d+ benar$/)).toBeVisible();
		await expect(first).toContainText('Benar.');
	}
});

test('an officer tells where one can be recorded, and residents read it', async ({ newPage }) => {
	const officer = await newPage({ desktop: true });
	await signIn(officer, 'penerima-uji');
	await officer.goto('/petugas/panduan');
	await officer.getByRole('link', { name: 'Lalan' }).click();
	await officer.getByRole('radio', { name: 'Bisa', exact: true }).check();
	await officer.getByLabel('Keterangan untuk warga').fill('Setiap Selasa, tanya operator dulu.');
	await officer.getByRole('button', { name: 'Simpan' }).click();
	await expect(officer.getByText('Sudah tersimpan')).toBeVisible();
	const resident = await newPage({ javaScript: false });
	await resident.goto('/panduan/ktp-el?kasus=pemula');
	await expect(resident.getByText('Setiap Selasa, tanya operator dulu.')).toBeVisible();
});
