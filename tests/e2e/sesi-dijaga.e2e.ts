// What could cost a facilitator the counts of a session: a wrong date, a second tab, new content.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../support/fixtures.ts';
import { goOnTo, next, openSession, setPresent, slide } from '../support/sessions.ts';

const kept = (page: Page) =>
	page.evaluate(() => JSON.parse(localStorage.getItem('tanggap-sesi-hasil') ?? '[]') as Kept[]);
interface Kept {
	sentAt: number | null;
	result: { present: number; heldOn: string; kecamatan: string | null; quizzes: unknown[] };
}

/** Counts nine people at the first quiz, and one answer. */
async function countSome(page: Page) {
	await next(page);
	await setPresent(page, 'a', 9);
	await next(page);
	await slide(page)
		.getByRole('button', { name: /Tambah satu.*jawaban B/ })
		.click();
}

test('a wrong date is refused on the device, and one that got out can be put right', async ({
	newPage
}) => {
	const page = await newPage();
	await openSession(page);
	await goOnTo(page, 'penutup');
	await page.locator('[name=hadir]').fill('5');
	await page.getByLabel('Tanggal').fill('2016-11-02');
	const save = page.getByRole('button', { name: 'Selesai dan simpan' });
	await save.click();
	await expect(slide(page).getByRole('alert')).toContainText('terlalu lama, atau di masa depan');

	// A phone whose clock is wrong believes itself.
	await page.clock.setFixedTime(new Date('2031-03-01T02:00:00Z'));
	await page.getByLabel('Tanggal').fill('2031-03-01');
	await save.click();
	await expect(page.getByText('Periksa tanggalnya.')).toBeVisible();
	await page.clock.setFixedTime(new Date());
	await page.goto('/sesi');
	await expect(page.getByText('Ditolak')).toBeVisible();
	await expectAccessible(page);
	const today = new Date().toISOString().slice(0, 10);
	await page.getByLabel('Tanggal').fill('2016-11-02');
	await page.getByRole('button', { name: 'Simpan dan kirim lagi' }).click();
	await expect(page.getByRole('alert')).toContainText('terlalu lama');
	await page.getByLabel('Tanggal').fill(today);
	await page.getByLabel('Kecamatan').selectOption({ label: 'Bayung Lencir' });
	await page.getByRole('button', { name: 'Simpan dan kirim lagi' }).click();
	await expect(page.getByText('Semua hasil sudah terkirim.')).toBeVisible();
	expect(await kept(page)).toMatchObject([
		{ sentAt: expect.any(Number) as unknown, result: { heldOn: today, kecamatan: '16.06.09' } }
	]);
});

test('a session that was ended in one tab stays as it was ended, whatever another tab does', async ({
	newPage
}) => {
	const first = await newPage();
	const slug = await openSession(first);
	await countSome(first);
	const second = await first.context().newPage();
	await second.goto(`/sesi/${slug}`);
	await goOnTo(second, 'penutup');
	await second.locator('[name=hadir]').fill('30');
	await second.getByRole('button', { name: 'Selesai dan simpan' }).click();
	await expect(second.getByText('Sesi selesai')).toBeVisible();

	await next(first);
	await expect(first.getByText('Sesi ini sudah diselesaikan di tab lain')).toBeVisible();
	await goOnTo(first, 'penutup');
	await first.getByRole('button', { name: 'Selesai dan simpan' }).click();
	await expect(slide(first).getByRole('alert')).toContainText('tab lain');
	await first.goto('/sesi');
	await expect(first.getByRole('link', { name: /^Lanjutkan/ })).toHaveCount(0);
	expect((await kept(first)).map(({ result }) => result.present)).toEqual([30]);
});

test('a session whose content was changed in the middle is not ended unasked', async ({
	newPage
}) => {
	const page = await newPage();
	const slug = await openSession(page);
	await countSome(page);
	const changeContent = () =>
		page.evaluate((key) => {
			const run = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>;
			localStorage.setItem(key, JSON.stringify({ ...run, revision: '0123456789ab' }));
		}, `tanggap-sesi-berjalan-${slug}`);
	await changeContent();
	await page.reload();
	const box = page.getByRole('status').filter({ hasText: 'Isi sesi ini baru diperbarui' });
	await expect(box).toBeVisible();
	expect(await kept(page)).toEqual([]);
	await expectAccessible(page);
	// Asked again until there is an answer.
	await page.reload();
	await box.getByRole('button', { name: 'Simpan hitungan lama' }).click();
	await expect(slide(page)).toHaveAttribute('id', 'awal');
	await expect(box).toHaveCount(0);
	await expect
		.poll(async () => (await kept(page)).map(({ result }) => result.present))
		.toEqual([9]);

	await countSome(page);
	await changeContent();
	await page.reload();
	page.once('dialog', (dialog) => dialog.accept());
	await box.getByRole('button', { name: 'Buang, hitung dari awal' }).click();
	await expect(slide(page)).toHaveAttribute('id', 'awal');
	expect(await kept(page)).toHaveLength(1);
});
