// What the script adds to filing: a draft that survives, smaller photos, progress, an outbox.
import type { Page, Route } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from '../support/fixtures.ts';
import { fillComplaint, holdScripts, photo, readReceipt, track } from '../support/steps.ts';

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

	// What is written while the script is on its way stays; the draft fills the rest.
	const arrive = await holdScripts(again);
	await again.goto('/lapor', { waitUntil: 'commit' });
	await again.getByLabel('Ceritakan dengan kata-kata Anda').fill('Cerita baru.');
	await again.locator('input[name=layanan][value=KK]').check();
	await again.getByLabel('Di kecamatan mana?').selectOption({ label: 'Sekayu' });
	await arrive();
	await expect(again.locator('input[name=nama]')).toHaveValue('Warga Contoh');
	await expect(again.getByLabel('Ceritakan dengan kata-kata Anda')).toHaveValue('Cerita baru.');
	await expect(again.locator('input[name=layanan][value=KK]')).toBeChecked();
	await expect(again.getByLabel('Di kecamatan mana?').locator(':checked')).toHaveText('Sekayu');
	await again.unrouteAll();

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
	// The signal returns while another try is still waiting for the line that was lost.
	const trying = new Promise<Route>((held) => {
		void page.route('**/lapor', held, { times: 1 });
	});
	await page.getByRole('button', { name: 'Kirim sekarang' }).click();
	const lost = await trying;
	await page.context().setOffline(false);
	await expect.poll(() => page.evaluate(() => navigator.onLine)).toBe(true);
	await lost.abort('internetdisconnected');
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

/** Answers every filing of this page until the returned function is called. */
async function answerFilings(page: Page, status: number, body: string) {
	await page.route('**/lapor', (route) =>
		route.request().method() === 'POST'
			? route.fulfill({ status, contentType: 'text/html', body })
			: route.continue()
	);
	return () => page.unroute('**/lapor');
}

async function fillAndSend(page: Page, story = STORY) {
	await page.goto('/lapor');
	await fillComplaint(page, story);
	await page.getByLabel('Foto, dokumen, atau rekaman suara').setInputFiles(await photo());
	await page.getByRole('button', { name: 'Kirim laporan' }).click();
}

const TOO_MANY = `<main id="utama"><h1>Sampaikan laporan</h1>
	<div id="kesalahan"><ul><li><p class="error">Terlalu banyak percobaan. Coba lagi 10 menit lagi.</p></li></ul></div>
	<form data-filing method="POST"><input name="kunci"><textarea name="uraian"></textarea></form></main>`;

for (const { what, status, body, says } of [
	{ what: 'too many filings', status: 429, body: TOO_MANY, says: 'Coba lagi 10 menit lagi.' },
	{
		what: 'a login page of the network',
		status: 200,
		body: '<html>Login</html>',
		says: 'Jawaban yang datang bukan dari kami.'
	},
	{
		what: 'a sending that the network turned into a visit',
		status: 200,
		body: '<main id="utama"><h1>Sampaikan laporan</h1><form data-filing></form></main>',
		says: 'Jawaban yang datang bukan dari kami.'
	},
	{ what: 'a refusal on the way', status: 403, body: '<html>No</html>', says: 'Kiriman ditolak' },
	{ what: 'a fault of the server', status: 503, body: '<html>Busy</html>', says: 'Ada gangguan' }
]) {
	test(`${what} (${status}) leaves complaint and photo on the device`, async ({ newPage }) => {
		const page = await newPage();
		const letThrough = await answerFilings(page, status, body);
		await fillAndSend(page);
		const box = page.locator('#titipan');
		await expect(box).toContainText(says);
		// Neither another try nor another visit costs the copy.
		await page.getByRole('button', { name: 'Kirim sekarang' }).click();
		await expect(box.getByRole('progressbar')).toHaveCount(0);
		await expect(box).toContainText(says);
		await page.reload();
		await expect(box).toContainText(says);
		await page.getByRole('button', { name: 'Ubah isinya' }).click();
		await expect(page.getByLabel('Ceritakan dengan kata-kata Anda')).toHaveValue(STORY);
		await letThrough();
		await page.getByRole('button', { name: 'Kirim laporan' }).click();
		await track(page, await readReceipt(page));
		await expect(page.getByRole('img', { name: /foto-loket/ })).toBeVisible();
	});
}

test('files that are too large are said to be so, and can be changed in the form and after waiting', async ({
	newPage
}) => {
	const page = await newPage();
	const letThrough = await answerFilings(page, 413, '<h1>413 Request Entity Too Large</h1>');
	await fillAndSend(page);
	await expect(page.getByRole('alert')).toContainText('Lampirkan lebih sedikit berkas');
	const story = page.getByLabel('Ceritakan dengan kata-kata Anda');
	await expect(story).toHaveValue(STORY);

	await page.context().setOffline(true);
	await page.getByRole('button', { name: 'Kirim laporan' }).click();
	await expect(page.getByText('Satu laporan belum terkirim')).toBeVisible();
	await page.context().setOffline(false);
	await expect(page.getByText('Tekan Ubah isinya untuk mengganti berkasnya.')).toBeVisible();
	await letThrough();
	// What is too large is not sent again as it is.
	let sent = 0;
	page.on('request', (request) => (sent += Number(request.method() === 'POST')));
	await page.reload();
	await expect(page.getByText('Tekan Ubah isinya untuk mengganti berkasnya.')).toBeVisible();
	expect(sent).toBe(0);

	await page.getByRole('button', { name: 'Ubah isinya' }).click();
	await expect(story).toHaveValue(STORY);
	// Edited, it is a draft like any other.
	await page.reload();
	await expect(story).toHaveValue(STORY);
	await page.getByRole('button', { name: 'Kirim laporan' }).click();
	await readReceipt(page);
});

test('what was refused after waiting comes back as a form with its files, and as a draft', async ({
	newPage
}) => {
	const page = await newPage();
	await page.goto('/lapor');
	await fillComplaint(page, STORY);
	await page.getByLabel('Foto, dokumen, atau rekaman suara').setInputFiles(await photo());
	await page.getByRole('textbox', { name: 'Email' }).fill('bukan-email');
	await page.context().setOffline(true);
	await page.getByRole('button', { name: 'Kirim laporan' }).click();
	await expect(page.getByText('Satu laporan belum terkirim')).toBeVisible();
	await page.context().setOffline(false);
	await expect(page.locator('#kesalahan')).toBeFocused();
	const story = page.getByLabel('Ceritakan dengan kata-kata Anda');
	await expect(story).toHaveValue(STORY);
	const chosen = page.locator('input[name=lampiran]');
	expect(await chosen.evaluate((input: HTMLInputElement) => input.files?.[0]?.name)).toBe(
		'foto-loket.jpg'
	);
	await page.goto('/lapor');
	await expect(page.locator('#titipan')).toHaveCount(0);
	await expect(story).toHaveValue(STORY);
});

test('another tab neither sends nor shows what waits, and can file something else', async ({
	newPage
}) => {
	const first = await newPage();
	await answerFilings(first, 503, 'down');
	await fillAndSend(first);
	await expect(first.getByText('Satu laporan belum terkirim')).toBeVisible();

	const second = await first.context().newPage();
	let sent = 0;
	const asked: string[] = [];
	second.on('request', (request) => {
		if (request.method() !== 'POST') return;
		if (new URL(request.url()).pathname === '/lapor') sent += 1;
		else asked.push(request.postData() ?? '');
	});
	await second.goto('/');
	await second.getByRole('button', { name: 'Buka halaman Lapor' }).click();
	const box = second.locator('#titipan');
	await expect(box).toContainText('Ada laporan yang belum terkirim di perangkat ini');
	await expect(box.getByRole('button')).toHaveText(['Kirim sekarang (ini laporan saya)', 'Hapus']);
	await second.context().setOffline(true);
	await second.context().setOffline(false);
	await expect(second.getByLabel('Ceritakan dengan kata-kata Anda')).toHaveValue('');
	expect(sent).toBe(0);
	await expect(second.getByText(STORY)).toHaveCount(0);

	await fillComplaint(second, 'Akta lahir anak saya belum selesai sejak bulan lalu.');
	await second.getByRole('button', { name: 'Kirim laporan' }).click();
	const other = await readReceipt(second);
	// The next one is announced below the receipt, and waits for its owner.
	await expect(box).toContainText('Masih ada laporan yang belum terkirim');
	expect(sent).toBe(1);
	// Nothing of a story leaves the phone in any other way.
	expect(asked.join()).not.toContain('Akta lahir');
	await second.getByRole('button', { name: 'Sudah saya simpan' }).click();
	await second.getByRole('button', { name: 'Buka laporan berikutnya' }).click();
	await first.close();
	await second.getByRole('button', { name: 'Kirim sekarang (ini laporan saya)' }).click();
	const paper = await readReceipt(second);
	expect(paper.number).not.toBe(other.number);
	await expect(box).toHaveCount(0);
	await track(second, paper);
	await expect(second.getByText(STORY)).toBeAttached();
});

test('what waits is forgotten after seven days', async ({ newPage }) => {
	const page = await newPage();
	await answerFilings(page, 503, 'down');
	await fillAndSend(page);
	await expect(page.getByText('Satu laporan belum terkirim')).toBeVisible();
	const later = await page.context().newPage();
	await later.clock.setFixedTime(Date.now() + 7 * 86_400_000);
	await later.goto('/');
	await expect(later.getByText('Ada laporan yang belum terkirim')).toHaveCount(0);
	await later.goto('/lapor');
	await expect.poll(() => later.evaluate(() => localStorage.getItem('tanggap-titipan'))).toBeNull();
	await expect(later.locator('#titipan')).toHaveCount(0);
});

test('a refused form keeps its files and what was typed', async ({ newPage }) => {
	const page = await newPage();
	await page.goto('/lapor');
	await fillComplaint(page, STORY);
	await page.getByLabel('Foto, dokumen, atau rekaman suara').setInputFiles(await photo());
	await page.getByRole('textbox', { name: 'Email' }).fill('bukan-email');
	await page.getByRole('button', { name: 'Kirim laporan' }).click();
	await expect(page.getByRole('alert')).toBeFocused();
	const chosen = page.locator('input[name=lampiran]');
	expect(await chosen.evaluate((input: HTMLInputElement) => input.files?.[0]?.name)).toBe(
		'foto-loket.jpg'
	);
	await expect(page.getByLabel('Ceritakan dengan kata-kata Anda')).toHaveValue(STORY);
	await page.getByRole('link', { name: /alamat email/i }).click();
	await expect(page.getByRole('textbox', { name: 'Email' })).toBeFocused();
	await page.getByRole('textbox', { name: 'Email' }).fill('');
	await page.getByRole('button', { name: 'Kirim laporan' }).click();
	await readReceipt(page);
});

test('a camera photo is made smaller before it is sent', async ({ newPage }) => {
	const page = await newPage();
	await page.goto('/lapor');
	await fillComplaint(page, STORY);
	const noise = await sharp({
		create: {
			width: 2400,
			height: 1800,
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

test('an address with a stray % leaves the tracking form working', async ({ newPage }) => {
	const page = await newPage();
	const faults: Error[] = [];
	page.on('pageerror', (fault) => faults.push(fault));
	await page.goto('/lacak#%E0%A4%A:KODE');
	await expect(page.getByLabel('Kode rahasia')).toHaveValue('KODE');
	expect(faults).toEqual([]);
});
