// What the script adds to filing: a draft that survives, smaller photos, progress, an outbox.
import sharp from 'sharp';
import { expect, test } from '../support/fixtures.ts';
import { fillComplaint, photo, readReceipt, track } from '../support/steps.ts';

const STORY = 'Jalan ke Sekayu banjir, saya tidak bisa datang merekam KTP.';

test('a draft survives a closed tab and is gone when its owner wants that', async ({ newPage }) => {
	const page = await newPage();
	await page.goto('/lapor');
	await fillComplaint(page, STORY);
	await page.locator('input[name=nama]').fill('Warga Contoh');
	const again = await page.context().newPage();
	// Closing the tab at once, before any pause in typing.
	await page.close({ runBeforeUnload: true });
	await again.goto('/lapor');
	await expect(again.getByText('Isian Anda yang belum terkirim')).toBeVisible();
	await expect(again.getByLabel('Ceritakan dengan kata-kata Anda')).toHaveValue(STORY);
	await expect(again.locator('input[name=layanan][value=KTP_EL]')).toBeChecked();
	await again.getByRole('button', { name: 'Hapus draf', exact: true }).click();
	await expect(again.getByLabel('Ceritakan dengan kata-kata Anda')).toHaveValue('');
	await again.reload();
	await expect(again.getByText('Isian Anda yang belum terkirim')).toHaveCount(0);
});

test('a lost connection keeps complaint and photo on the device and sends them later, once', async ({
	newPage
}) => {
	const page = await newPage();
	await page.goto('/lapor');
	await fillComplaint(page, STORY);
	await page.getByLabel('Foto, dokumen, atau rekaman suara').setInputFiles(await photo());
	await page.context().setOffline(true);
	await page.getByRole('button', { name: 'Kirim laporan' }).click();
	await expect(page.getByText('Satu laporan belum terkirim')).toBeVisible();
	await page.getByRole('button', { name: 'Kirim sekarang' }).click();
	await expect(page.getByText('Satu laporan belum terkirim')).toBeVisible();

	await page.context().setOffline(false);
	const paper = await readReceipt(page);
	await page.goto('/lapor').catch(() => undefined);
	await expect(page.getByText('Satu laporan belum terkirim')).toHaveCount(0);
	await track(page, paper);
	await expect(page.getByRole('img', { name: /foto-loket/ })).toBeVisible();
});

test('an answer that is lost on the way leads to the same receipt, not to a second complaint', async ({
	newPage
}) => {
	const page = await newPage();
	await page.goto('/lapor');
	await fillComplaint(page, STORY);
	let first = '';
	await page.route('**/lapor', async (route) => {
		if (route.request().method() !== 'POST' || first) return route.continue();
		// The server gets it; the phone never hears of that.
		const answer = await route.fetch();
		first = /data-number[^>]*>\s*([\d-]+)/.exec(await answer.text())?.[1] ?? '';
		await route.abort('connectionreset');
	});
	await page.getByRole('button', { name: 'Kirim laporan' }).click();
	await page.getByRole('button', { name: 'Kirim sekarang' }).click();
	const paper = await readReceipt(page);
	expect(paper.number).toBe(first);
});

test('a refused form keeps its files and what was typed', async ({ newPage }) => {
	const page = await newPage();
	await page.goto('/lapor');
	await fillComplaint(page, STORY);
	await page.getByLabel('Foto, dokumen, atau rekaman suara').setInputFiles(await photo());
	await page.getByLabel('Email').fill('bukan-email');
	await page.getByRole('button', { name: 'Kirim laporan' }).click();
	await expect(page.getByRole('alert')).toBeFocused();
	const chosen = page.locator('input[name=lampiran]');
	expect(await chosen.evaluate((input: HTMLInputElement) => input.files?.[0]?.name)).toBe(
		'foto-loket.jpg'
	);
	await expect(page.getByLabel('Ceritakan dengan kata-kata Anda')).toHaveValue(STORY);
	await page.getByRole('link', { name: /alamat email/i }).click();
	await expect(page.getByLabel('Email')).toBeFocused();
	await page.getByLabel('Email').fill('');
	await page.getByRole('button', { name: 'Kirim laporan' }).click();
	await readReceipt(page);
});

test('a camera photo is made smaller before it is sent', async ({ newPage }) => {
	const page = await newPage();
	await page.goto('/lapor');
	await fillComplaint(page, STORY);
	const noise = await sharp({
		create: {
			width: 3200,
			height: 2400,
			channels: 3,
			background: 'teal',
			noise: { type: 'gaussian', mean: 128, sigma: 40 }
		}
	})
		.jpeg({ quality: 97 })
		.toBuffer();
	await page
		.getByLabel('Foto, dokumen, atau rekaman suara')
		.setInputFiles({ name: 'kamera.jpg', mimeType: 'image/jpeg', buffer: noise });
	const [request] = await Promise.all([
		page.waitForRequest((sent) => sent.method() === 'POST'),
		page.getByRole('button', { name: 'Kirim laporan' }).click()
	]);
	await readReceipt(page);
	const sent = Number((await request.allHeaders())['content-length']);
	expect(sent).toBeLessThan(noise.length / 1.5);
});

test('leaving the receipt without having saved it asks once', async ({ newPage }) => {
	const page = await newPage();
	await page.goto('/lapor');
	await fillComplaint(page, STORY);
	await page.getByRole('button', { name: 'Kirim laporan' }).click();
	await readReceipt(page);
	let asked = 0;
	page.on('dialog', async (dialog) => {
		asked += 1;
		await dialog.accept();
	});
	await page.goto('/');
	expect(asked).toBe(1);

	await page.goto('/lapor');
	await fillComplaint(page, STORY);
	await page.getByRole('button', { name: 'Kirim laporan' }).click();
	await readReceipt(page);
	await page.getByRole('button', { name: 'Sudah saya simpan' }).click();
	await page.goto('/');
	expect(asked).toBe(1);
});

test('the QR code’s address fills in number and code and leaves no trace of them', async ({
	newPage
}) => {
	const page = await newPage();
	await page.goto('/lapor');
	await fillComplaint(page, STORY);
	await page.getByRole('button', { name: 'Kirim laporan' }).click();
	const paper = await readReceipt(page);
	page.on('dialog', (dialog) => dialog.accept());
	await page.goto(`/lacak#${paper.number}:${paper.code}`);
	await expect(page.getByLabel('Nomor laporan')).toHaveValue(paper.number);
	await expect(page.getByLabel('Kode rahasia')).toHaveValue(paper.code);
	expect(page.url()).not.toContain(paper.code);
	await page.getByRole('button', { name: 'Lihat laporan' }).click();
	await expect(page.getByRole('heading', { name: `Laporan ${paper.number}` })).toBeVisible();
});
