// Large files: how far they are is shown, they can be let go of, and a piece never passes for a whole.
import { frameOf, FRAMES_MEDIA_TYPE } from '../../src/lib/codes/download-frames.ts';
import { expect, signIn, test } from '../support/fixtures.ts';
import { fileComplaint } from '../support/steps.ts';

const LIST = '/petugas/pengaduan';

test('the list comes as a file with a count, and by itself without JavaScript', async ({
	newPage
}) => {
	const page = await newPage();
	await fileComplaint(page, 'Sudah tiga minggu KTP saya belum selesai dicetak.');
	await signIn(page, 'penerima-uji');
	await page.goto(LIST);
	const link = page.getByRole('link', { name: 'Unduh daftar ini (CSV)' });
	const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
	expect(file.suggestedFilename()).toMatch(/^pengaduan-\d{4}-\d\d-\d\d\.csv$/);
	await expect(page.getByRole('status').filter({ hasText: 'sudah lengkap' })).toBeVisible();
	await expect(link).toBeFocused();
	const whole = await (await page.request.get(`${LIST}/unduh.csv`)).text();
	expect(whole.split('\r\n').length).toBeGreaterThan(2);
	expect(whole.slice(1)).toMatch(/^Nomor;Jenis;/);

	await test.step('one that breaks off is not kept', async () => {
		await page.route('**/unduh.csv?**', (route) =>
			route.fulfill({
				contentType: FRAMES_MEDIA_TYPE,
				body: Buffer.from(frameOf(3, Buffer.from('Nomor;Jenis')))
			})
		);
		let kept = 0;
		page.on('download', () => (kept += 1));
		await link.click();
		await expect(page.getByText('Unduhan terputus sebelum selesai.')).toBeVisible();
		expect(kept).toBe(0);
	});

	await test.step('one that is not wanted any more is let go of', async () => {
		await page.route('**/unduh.csv?**', () => {});
		await link.click();
		await page.getByRole('button', { name: 'Batalkan' }).click();
		await expect(page.getByText('Unduhan dibatalkan.')).toBeVisible();
		await expect(page.getByRole('progressbar')).toBeHidden();
	});
});
