// An administrator changes the calendar, sees first what moves, and the resident reads why it moved;
// without JavaScript.
import type { Page } from '@playwright/test';
import { expect, signIn, test } from '../support/fixtures.ts';
import { fileComplaint, track } from '../support/steps.ts';

const CALENDAR = '/petugas/administrasi/kalender';
const RULES = '/petugas/administrasi/tenggat';

async function lookHere(page: Page) {
	for (const width of [360, 1280]) {
		await page.setViewportSize({ width, height: 740 });
		const overflow = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(overflow, `${page.url()} at ${width} px`).toBeLessThanOrEqual(0);
	}
}

/** A weekday that is no holiday yet, more than a week from now and within 14 working days. */
function comingWeekday(holidays: (year: string) => string): { date: string; year: string } {
	const day = new Date(Date.now() + 7 * 3_600_000 + 8 * 86_400_000);
	for (; ; day.setUTCDate(day.getUTCDate() + 1)) {
		const date = day.toISOString().slice(0, 10);
		const weekend = day.getUTCDay() === 0 || day.getUTCDay() === 6;
		if (!weekend && !holidays(date.slice(0, 4)).includes(date))
			return { date, year: date.slice(0, 4) };
	}
}

test('a holiday is added, and the deadline that it moves says why', async ({ newPage }) => {
	test.setTimeout(180_000);
	const resident = await newPage({ javaScript: false });
	const paper = await fileComplaint(
		resident,
		'KIA anak saya sudah jadi, tetapi belum bisa diambil di kecamatan.'
	);

	const admin = await newPage({ javaScript: false, desktop: true });
	await signIn(admin, 'admin-uji');
	await admin.goto(CALENDAR);
	await lookHere(admin);
	const tables = new Map<string, string>();
	for (const year of [0, 1].map((more) => String(new Date().getFullYear() + more))) {
		const table = await admin.request.get(`${CALENDAR}/${year}/templat.csv`);
		tables.set(year, await table.text());
	}
	const { date, year } = comingWeekday((of) => tables.get(of) ?? '');

	// As a table first: what is wrong is told line by line, and nothing typed is lost.
	await admin.goto(`${CALENDAR}/${year}/impor`);
	const wrong = `tanggal;jenis;nama\n${year}-02-30;libur nasional;Contoh`;
	await admin.getByLabel('Atau tempelkan isinya').fill(wrong);
	await admin.getByRole('button', { name: 'Lihat pratinjau' }).click();
	await expect(
		admin.getByText(`Baris 2: tanggal “${year}-02-30” tidak ada.`).first()
	).toBeVisible();
	await expect(admin.getByLabel('Atau tempelkan isinya')).toHaveValue(wrong);
	await lookHere(admin);

	// Then as a form.
	await admin.goto(`${CALENDAR}/${year}/ubah`);
	await lookHere(admin);
	await admin.getByLabel('Dasar (nama dan nomor SKB)').fill('SKB Perubahan (contoh)');
	const rows = admin.getByRole('group');
	const empty = (await rows.count()) - 4;
	const row = rows.nth(empty - 1);
	await row.getByLabel('Tanggal').fill(date);
	await row.getByLabel('Jenis').selectOption('cuti bersama');
	await row.getByLabel('Nama').fill('Hari contoh');
	await admin.getByRole('button', { name: 'Lihat pratinjau' }).first().click();
	const preview = admin.getByRole('region', { name: 'Pratinjau: belum disimpan' });
	await expect(preview.getByText('1 hari ditambahkan')).toBeVisible();
	await expect(preview.getByText(/Batas waktu \d+ pengaduan bergeser/)).toBeVisible();
	await lookHere(admin);
	await preview.getByRole('button', { name: 'Simpan persis seperti ini' }).click();
	// Somebody else may file at the same time; then the preview is another one, and shown again.
	const saved = admin.getByText('Kalender tersimpan dan langsung berlaku.');
	const again = admin.getByText('Sejak pratinjau itu dibuat ada yang berubah');
	await expect(async () => {
		if (await again.first().isVisible()) {
			await preview.getByRole('button', { name: 'Simpan persis seperti ini' }).click();
		}
		await expect(saved).toBeVisible();
	}).toPass();
	await lookHere(admin);

	await track(resident, paper);
	await expect(resident.getByText('Batas waktu bergeser karena hari libur')).toBeVisible();
	await expect(
		resident.getByText(/SKB Perubahan \(contoh\): .* libur \(Hari contoh\)/)
	).toBeVisible();
	await resident.locator('summary', { hasText: 'Penyelesaian' }).click();
	await expect(resident.getByText(/Hari contoh, menurut SKB Perubahan/).first()).toBeVisible();
	await lookHere(resident);

	// A rule is replaced from a day on, and taken back before it begins.
	await admin.goto(RULES);
	await lookHere(admin);
	await admin.getByRole('link', { name: 'Ganti aturan Pemeriksaan laporan baru' }).click();
	await admin.getByLabel('Lama (hari kerja)').fill('2');
	await admin.getByRole('button', { name: 'Simpan aturan baru' }).click();
	await expect(admin.getByText('Tulis dasarnya').first()).toBeVisible();
	await lookHere(admin);
	await admin.locator('[name=dasar]').fill('Keputusan kantor (contoh)');
	await admin.getByLabel('Mulai berlaku').fill(`${Number(year) + 2}-01-04`);
	await admin.getByRole('button', { name: 'Simpan aturan baru' }).click();
	await expect(admin.getByText('Akan berlaku')).toBeVisible();
	await admin.getByRole('link', { name: /^Tarik/ }).click();
	await lookHere(admin);
	await admin.getByRole('button', { name: 'Tarik aturan ini' }).click();
	await expect(admin.getByText('Aturan itu ditarik.')).toBeVisible();
	await expect(admin.getByText('Akan berlaku')).toHaveCount(0);
	await admin.getByRole('link', { name: /^Tinjau Pemeriksaan laporan baru/ }).click();
	await lookHere(admin);
});
