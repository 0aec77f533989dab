// A whistle-blower reports, keeps the receipt, and comes back; sealed in the browser, and without
// JavaScript on the server. Nothing readable leaves the browser, and nothing stays in it.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../support/fixtures.ts';

const CANARY = 'Burung kenari kuning meminta lima puluh ribu di loket dua.';
const FILE = { name: 'kuitansi-kenari.txt', mimeType: 'text/plain', buffer: Buffer.from(CANARY) };

async function fill(page: Page) {
	await page.getByLabel('Pungutan liar').check();
	await page.getByLabel(/^Apa yang terjadi/).fill(CANARY);
	await page.getByLabel(/^Siapa yang melakukan/).fill('Petugas loket dua');
}

async function openBox(page: Page, receipt: string, button: string) {
	await page.getByLabel(/^Kode kotak/).fill(receipt.toLowerCase());
	await page.getByRole('button', { name: button }).click();
	await expect(page.getByText(CANARY)).toBeVisible();
}

test('a report is sealed in the browser, and its receipt opens it again @firefox', async ({
	page,
	browserName
}) => {
	const sent: string[] = [];
	page.on('request', (request) => {
		const bytes = request.postDataBuffer() ?? Buffer.alloc(0);
		sent.push(request.url(), JSON.stringify(request.headers()), bytes.toString('latin1'));
	});
	await page.goto('/wbs');
	await page.getByRole('link', { name: 'Buat laporan tersegel' }).click();
	await page.getByRole('button', { name: 'Segel dan kirim' }).click();
	await expect(page.getByRole('alert')).toContainText('Pilih satu jenis');
	// One sentence for each field, as the server's pages say it.
	await expect(page.getByRole('alert').getByRole('listitem')).toHaveCount(2);
	// It leads there without an address of its own: that would be one more entry in the history.
	await page.getByRole('alert').getByRole('link').last().click();
	await expect(page.getByLabel(/^Apa yang terjadi/)).toBeFocused();
	await fill(page);
	await page.getByLabel(/^Lampiran \(/).setInputFiles(FILE);
	await expect(page.getByText('Tersegel untuk 5 penerima')).toBeVisible();
	await page.getByLabel('Anggota Dua').check();
	await page.getByLabel('Kunci cadangan').check();
	await expect(page.getByText('Tersegel untuk 3 penerima')).toBeVisible();
	await page.getByRole('button', { name: 'Segel dan kirim' }).click();

	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/tersegel dan tersimpan/);
	const receipt = (await page.locator('[data-receipt]').textContent()) ?? '';
	expect(receipt).toMatch(/^W[0-9A-Z]{3}(-[0-9A-Z]{4}){6}$/);
	await expect(page.getByText('1 berkas tersegel dan tersimpan.')).toBeVisible();
	await expectAccessible(page);
	await page.getByLabel('Kode dari salinan Anda').fill(receipt.replace(/-.{4}-/, '-0000-'));
	await page.getByRole('button', { name: 'Periksa salinan saya' }).click();
	await expect(page.getByRole('alert')).toContainText('Belum sama: lihat kelompok ke-2');
	await page.getByLabel('Kode dari salinan Anda').fill(receipt.replaceAll('-', ' '));
	await page.getByRole('button', { name: 'Periksa salinan saya' }).click();
	await expect(page.getByText('Cocok. Salinan Anda benar')).toBeVisible();

	await page.getByRole('link', { name: 'Ke kotak saya' }).click();
	await openBox(page, receipt, 'Buka kotak');
	await expect(page.getByText(FILE.name)).toBeVisible();
	await expect(page.getByText('menunggu dibaca tim')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Segel dan kirim' }).click();
	const problem = page.getByRole('alert').filter({ hasText: 'Tulis pesan, atau pilih lampiran' });
	await expect(problem).toBeInViewport();
	await page.getByRole('textbox', { name: /^Pesan/ }).fill('Kenari itu masih di sana.');
	// A file that was chosen goes along with the words.
	await page.getByLabel(/^Lampiran/).setInputFiles({ ...FILE, name: 'kuitansi-kedua.txt' });
	await page.getByRole('button', { name: 'Segel dan kirim' }).click();
	await expect(page.getByText('Sudah tersegel dan tersimpan')).toBeVisible();
	await expect(page.getByText('Kenari itu masih di sana.')).toBeVisible();
	await expect(page.getByText('kuitansi-kedua.txt')).toBeVisible();
	await expect(page.locator('[data-files-in]')).toHaveText('2 berkas');
	await expect(page.getByText('Anggota Dua, Kunci cadangan')).toBeVisible();

	const all = sent.join('\n');
	expect(all).toContain('/wbs/segel');
	const base64 = Buffer.from('kenari').toString('base64').slice(0, 6);
	for (const secret of ['enari', 'loket', base64, receipt, receipt.replaceAll('-', '')]) {
		expect(all).not.toContain(secret);
	}
	const left = await page.evaluate(async () => [
		document.cookie,
		localStorage.length,
		sessionStorage.length,
		(await indexedDB.databases()).length,
		(await caches.keys()).length,
		history.length
	]);
	// One entry for all of the channel's pages; Chromium counts that of a new window too.
	expect(left).toEqual(['', 0, 0, 0, 0, browserName === 'firefox' ? 1 : 2]);
});

test('a file whose line is cut goes on with the part that was not answered', async ({ page }) => {
	const sent: { offset: number; part: Buffer | null }[] = [];
	await page.route('/wbs/lampiran', async (route) => {
		const request = route.request();
		sent.push({
			offset: Number(request.headers()['wbs-offset']),
			part: request.postDataBuffer()
		});
		if (sent.length !== 2) return route.continue();
		// It arrives, and the answer is lost.
		await route.fetch();
		await page.context().setOffline(true);
		await route.abort('internetdisconnected');
	});
	await page.goto('/wbs/lapor');
	await fill(page);
	await page
		.getByLabel(/^Lampiran \(/)
		.setInputFiles({ ...FILE, buffer: Buffer.alloc(600 * 1024, CANARY) });
	await page.getByRole('button', { name: 'Segel dan kirim' }).click();
	await expect(page.getByRole('alert').getByText(/^Sambungan terputus/)).toBeVisible();
	await page.context().setOffline(false);
	await page.getByRole('button', { name: 'Lanjutkan pengiriman' }).click();
	await expect(page.getByText('1 berkas tersegel dan tersimpan.')).toBeVisible();
	expect(sent.map(({ offset }) => offset / 1024)).toEqual([0, 256, 256, 512]);
	expect(sent[2]?.part).toEqual(sent[1]?.part);
});

test('leaving asks while something would be lost, and the way out never does', async ({
	newPage
}) => {
	let asked = 0;
	/** Seals a report, and answers every question with staying. */
	const report = async (file?: typeof FILE) => {
		const page = await newPage();
		// Never answered: the file stays on its way.
		await page.route('/wbs/lampiran', () => {});
		page.on('dialog', (dialog) => {
			asked += 1;
			void dialog.dismiss();
		});
		await page.goto('/wbs/lapor');
		await fill(page);
		if (file) await page.getByLabel(/^Lampiran \(/).setInputFiles(file);
		await page.getByRole('button', { name: 'Segel dan kirim' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(/tersegel dan tersimpan/);
		return page;
	};
	const typeBack = async (page: Page) => {
		const receipt = (await page.locator('[data-receipt]').textContent()) ?? '';
		await page.getByLabel('Kode dari salinan Anda').fill(receipt);
		await page.getByRole('button', { name: 'Periksa salinan saya' }).click();
		await expect(page.getByText('Cocok. Salinan Anda benar')).toBeVisible();
	};
	/** As closing the window does it. */
	const leave = (page: Page) => page.close({ runBeforeUnload: true });

	const withoutFile = await report();
	await leave(withoutFile);
	await expect.poll(() => asked, 'the code is nowhere else yet').toBe(1);
	await typeBack(withoutFile);
	const closed = withoutFile.waitForEvent('close');
	await leave(withoutFile);
	await closed;
	expect(asked, 'nothing would be lost').toBe(1);

	const page = await report(FILE);
	await typeBack(page);
	await leave(page);
	await expect.poll(() => asked, 'a file would be lost').toBe(2);
	// Where it leads from there is the test of /wbs/keluar; no test visits other sites.
	await page.route('/wbs/keluar', (route) =>
		route.fulfill({ contentType: 'text/html', body: '<title>Ensiklopedia</title>' })
	);
	await page.getByRole('link', { name: 'Tinggalkan halaman ini' }).click();
	await expect(page).toHaveTitle('Ensiklopedia');
	expect(asked, 'who leaves by the way out is in a hurry').toBe(2);
});

test('a script that was changed on its way does not run, and the page says so @firefox', async ({
	page
}) => {
	const posted: string[] = [];
	page.on('request', (request) => {
		if (request.method() === 'POST') posted.push(request.url());
	});
	await page.route(/wbs-lapor-[\w-]+\.js$/, async (route) => {
		const response = await route.fetch();
		const body = `${await response.text()};document.title = 'diubah';`;
		await route.fulfill({ response, body });
	});
	await page.goto('/wbs/lapor');
	await expect(page.getByText('Skrip halaman ini tidak sampai utuh')).toBeVisible();
	await expect(page).toHaveTitle(/^Buat laporan tersegel/);
	await expect(page.getByRole('button', { name: 'Segel dan kirim' })).toBeHidden();
	// What is left is the server's way, which sends nothing before one has agreed.
	await fill(page);
	await page.getByRole('button', { name: 'Kirim, segel di server' }).click();
	await expect(page.getByLabel(/^Saya paham/)).toBeFocused();
	expect(posted).toEqual([]);
	await page.getByLabel(/^Saya paham/).check();
	await page.getByRole('button', { name: 'Kirim, segel di server' }).click();
	await keepsReceipt(page);
});

test('without JavaScript the server seals, after a warning, and opens likewise', async ({
	newPage
}) => {
	const page = await newPage({ javaScript: false });
	await page.goto('/wbs/lapor');
	await expect(page.getByText('JavaScript tidak jalan: server yang menyegel')).toBeVisible();
	await fill(page);
	await page.getByLabel('Kunci cadangan').check();
	// Nothing is sent before the box is ticked: the browser itself holds the form back.
	await page.getByRole('button', { name: 'Kirim, segel di server' }).click();
	await expect(page.getByLabel(/^Saya paham/)).toBeFocused();
	await page.getByLabel(/^Saya paham/).check();
	await page.getByLabel(/^Apa yang terjadi/).fill('Pendek.');
	await page.getByRole('button', { name: 'Kirim, segel di server' }).click();
	await expect(page.getByRole('alert')).toContainText('lebih lengkap');
	await expect(page.getByLabel(/^Apa yang terjadi/)).toHaveValue('Pendek.');
	await page.getByLabel(/^Apa yang terjadi/).fill(CANARY);
	await expect(page.getByLabel('Kunci cadangan')).toBeChecked();
	await page.getByLabel(/^Saya paham/).check();
	await page.getByLabel(/^Lampiran \(/).setInputFiles(FILE);
	await page.getByRole('button', { name: 'Kirim, segel di server' }).click();
	const receipt = (await page.locator('[data-receipt]').textContent()) ?? '';
	await expect(page.getByText('1 lampiran ikut tersegel')).toBeVisible();
	await inBox(await keepsReceipt(page), receipt);
});

/** The box opens in a page of its own: the receipt stays where it is. */
async function keepsReceipt(page: Page): Promise<Page> {
	const receipt = (await page.locator('[data-receipt]').textContent()) ?? '';
	const opened = page.waitForEvent('popup');
	await page.getByRole('link', { name: 'buka kotak' }).click();
	await expect(page.locator('[data-receipt]')).toHaveText(receipt);
	return opened;
}

async function inBox(page: Page, receipt: string) {
	await page.getByRole('button', { name: 'Buka kotak di server' }).click();
	await expect(page.getByLabel(/^Saya paham/)).toBeFocused();
	await page.getByLabel(/^Saya paham/).check();
	await page.getByRole('button', { name: 'Buka kotak di server' }).click();
	await expect(page.getByRole('alert')).toContainText('Ketik dulu kode');
	await openBox(page, receipt, 'Buka kotak di server');
	await expect(page.getByText(FILE.name)).toBeVisible();
	await expect(page.getByText('Tersegel di server')).toBeVisible();
	await page.getByRole('textbox', { name: /^Pesan/ }).fill('Kenari itu masih di sana.');
	await page.getByLabel(/^Lampiran/).setInputFiles({ ...FILE, name: 'kuitansi-kedua.txt' });
	await page.getByRole('button', { name: 'Segel dan kirim' }).click();
	await expect(page.getByText('Kenari itu masih di sana.')).toBeVisible();
	await expect(page.getByText('kuitansi-kedua.txt')).toBeVisible();
	await page.getByText('Tarik laporan').first().click();
	await page.getByLabel(/^Ya, saya menarik/).check();
	await page.getByRole('button', { name: 'Tarik laporan' }).click();
	await expect(page.getByRole('heading', { name: 'Laporan sudah ditarik' })).toBeVisible();
	await expect(page.getByText('Paling lambat')).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Tarik laporan' })).toBeHidden();
}

test('who complains about somebody who works here is told of the channel', async ({ newPage }) => {
	const plain = await newPage({ javaScript: false });
	await plain.goto('/lapor');
	await plain.getByRole('link', { name: 'saluran tersegel' }).click();
	await expect(plain.getByRole('link', { name: 'Buat laporan tersegel' })).toBeVisible();

	const page = await newPage();
	await page.goto('/lapor');
	await page.getByLabel(/^Ceritakan|^Apa yang terjadi|^Uraian/).fill(CANARY);
	await expect(page.getByRole('link', { name: 'saluran tersegel' })).toBeHidden();
	await page
		.getByLabel(/[Dd]iminta(i)? uang|[Pp]ungutan/)
		.first()
		.check();
	await expect
		.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage })))
		.toContain('kenari');
	// Another way there than by the link: the page says what lies on the device.
	const other = await page.context().newPage();
	await other.goto('/wbs');
	await expect(other.getByText('Ada isian laporan biasa di perangkat ini')).toBeVisible();
	await page.getByRole('link', { name: 'saluran tersegel' }).click();
	await expect(page.getByRole('link', { name: 'Buat laporan tersegel' })).toBeVisible();
	expect(await page.evaluate(() => localStorage.length)).toBe(0);
	await page.goto('/lapor');
	await expect(page.getByText('Isian Anda yang belum terkirim')).toBeHidden();
	await expect(page.getByText(CANARY)).toHaveCount(0);
});

test('a code that is typed in the wrong place is told, and a box code is not sent there', async ({
	page
}) => {
	const box = 'w012 3456 789a bcde fghj kmnp qrsa';
	const sent: string[] = [];
	page.on('request', (request) => sent.push(request.postData() ?? ''));
	await page.goto('/lacak');
	await page.getByLabel('Kode rahasia').fill(box);
	await page.getByRole('button', { name: 'Lihat laporan' }).click();
	await expect(page.getByText('Itu kode kotak laporan tersegel')).toBeVisible();
	await expect(page.getByLabel('Kode rahasia')).toHaveValue('');
	expect(sent.join()).not.toContain('789a');
	await page.getByRole('button', { name: 'Buka kotak laporan' }).click();
	await page.getByLabel(/^Kode kotak/).fill('7K2M-9PQR-4TVW-X3YZ');
	await page.getByRole('button', { name: 'Buka kotak' }).click();
	await expect(page.getByRole('alert')).toContainText('Itu kode laporan biasa');
	await page.getByLabel(/^Kode kotak/).fill('2026-000042');
	await page.getByRole('button', { name: 'Buka kotak' }).click();
	await expect(page.getByRole('alert')).toContainText('Itu nomor laporan biasa');
});

test('leaving clears the cache and goes elsewhere; pages are strict', async ({ request }) => {
	const left = await request.get('/wbs/keluar', { maxRedirects: 0 });
	expect(left.status()).toBe(303);
	expect(left.headers()['clear-site-data']).toBe('"cache"');
	expect(left.headers()['referrer-policy']).toBe('no-referrer');
	for (const address of ['/wbs', '/wbs/lapor', '/wbs/kotak']) {
		const headers = (await request.get(address)).headers();
		expect(headers['cache-control']).toBe('no-store');
		expect(headers['referrer-policy']).toBe('no-referrer');
		expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
		expect(headers['content-security-policy']).not.toContain('unsafe');
		expect(headers['integrity-policy']).toBe('blocked-destinations=(script)');
		expect(headers['set-cookie']).toBeUndefined();
	}
});
