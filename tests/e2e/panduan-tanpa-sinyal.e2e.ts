// What a phone keeps after its first visit: every guide, lesson, session, sheet, the search and the
// filing form without signal; and what waited arrives once.
import type { BrowserContext, Page } from '@playwright/test';
import type { OfflineList } from '../../src/lib/offline/set.ts';
import { expect, expectAccessible, signIn, test } from '../support/fixtures.ts';
import { fillComplaint, readReceipt, track } from '../support/steps.ts';

test.use({ serviceWorkers: 'allow' });

const STORY = 'Perahu tidak jalan karena air surut, KTP saya belum bisa diambil.';

/** Whether the page that is open says that a complete set lies on this device. */
const isKept = (page: Page) =>
	page.evaluate(async () => (await caches.match('/luring/set')) !== undefined);

/** One visit to a guide, until everything is on the phone. */
async function visitOnce(page: Page, address = '/panduan/ktp-el'): Promise<OfflineList> {
	await page.goto(address);
	await expect.poll(() => isKept(page), { timeout: 45_000 }).toBe(true);
	return page.evaluate(async () => {
		const set = (await (await caches.match('/luring/set'))?.json()) as { list: OfflineList };
		return set.list;
	});
}

const offline = (page: Page) => page.context().setOffline(true);
const online = (page: Page) => page.context().setOffline(false);

/** Everything that comes from the network from now on, also for the service worker. */
function networkOf(context: BrowserContext): string[] {
	const seen: string[] = [];
	context.on('response', (response) => {
		if (!response.fromServiceWorker()) seen.push(new URL(response.url()).pathname);
	});
	return seen;
}

test('a guide brings its styles along: no other file holds back its first sight', async ({
	newPage
}) => {
	const page = await newPage();
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.resourceType()));
	await page.goto('/panduan/ktp-el?kasus=hilang', { waitUntil: 'load' });
	expect(asked).not.toContain('stylesheet');
	expect(await page.evaluate(() => document.styleSheets.length)).toBeGreaterThan(0);
});

test('one visit is enough: every kept page opens without signal', async ({ newPage }) => {
	test.slow();
	const page = await newPage();
	const { parts } = await visitOnce(page);
	await offline(page);
	const paths = parts
		.filter(({ id }) => id !== 'cari')
		.flatMap(({ pages }) => pages)
		.concat('/cari');
	expect(paths.filter((path) => /^\/panduan\/[\w-]+$/.test(path))).toHaveLength(10);
	expect(paths.filter((path) => /^\/literasi\/[\w-]+$/.test(path))).toHaveLength(8);
	expect(paths.filter((path) => /^\/sesi\/[\w-]+$/.test(path))).toHaveLength(3);
	const faults: string[] = [];
	page.on('pageerror', ({ message }) => faults.push(message));
	// A style or script that isn't kept; what the next page cut off is no fault.
	page.on('requestfailed', (request) => {
		if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(request.url());
	});
	for (const path of paths) {
		await page.goto(path);
		await expect(page.locator('h1').first(), path).toBeVisible();
		const styled = await page.evaluate(() => document.styleSheets.length);
		expect(styled, `styles of ${path}`).toBeGreaterThan(0);
	}
	expect(faults).toEqual([]);
});

test('every guide works without signal: case, ticks, sheet, check before the trip', async ({
	newPage
}) => {
	test.slow();
	const page = await newPage();
	const { parts } = await visitOnce(page);
	await offline(page);
	const guides = parts.filter(({ id }) => id.startsWith('panduan-'));
	for (const { id } of guides) {
		const path = `/panduan/${id.replace('panduan-', '')}`;
		await page.goto(path);
		const oneCase = page.locator('[data-case]').first();
		const name = await oneCase.locator('b').innerText();
		await oneCase.click();
		await expect(page.locator('#langkah')).toBeVisible();
		const step = page.locator('input[name=langkah]').first();
		await step.check();
		await page.reload();
		await expect(step, path).toBeChecked();

		await page.getByRole('button', { name: 'Cetak kecil (A5)' }).click();
		await expect(page).toHaveURL(/ukuran=a5/);
		await expect(page.locator('[data-paper].a5 .box.on'), path).toHaveCount(1);
		await expect(page.locator('[data-case-name]')).toHaveText(name);
		// What the other cases need is not printed.
		await expect(page.locator('[data-paper] [data-for]'), path).toHaveCount(0);
		const drawn = page.locator('[data-qr] path').first();
		expect((await drawn.getAttribute('d'))?.length, path).toBeGreaterThan(500);

		await page.goto(`${path}/siap-berangkat`);
		await page.getByRole('button', { name: 'Cek sekarang' }).click();
		await expect(page.locator('#putusan .notice'), path).toBeFocused();
	}
});

test('every lesson lets one check oneself without signal', async ({ newPage }) => {
	test.slow();
	const page = await newPage();
	const { parts } = await visitOnce(page, '/literasi');
	await offline(page);
	for (const { id } of parts.filter((part) => part.id.startsWith('literasi-'))) {
		await page.goto(`/literasi/${id.replace('literasi-', '')}`);
		const questions = page.locator('[data-self-check] fieldset');
		const count = await questions.count();
		for (let at = 0; at < count; at++) {
			const right = await questions.nth(at).getAttribute('data-right');
			await questions.nth(at).locator(`input[value="${right}"]`).check();
		}
		await page.locator('[data-self-check] button').click();
		await expect(page.getByRole('heading', { name: `${count} dari ${count} benar` })).toBeVisible();
	}
});

test('the search without signal leads to the place itself, and in vain to an officer', async ({
	newPage
}) => {
	const page = await newPage();
	await visitOnce(page);
	await offline(page);
	await page.goto('/panduan');
	await page.getByRole('searchbox').fill('akte hilang');
	await page.getByRole('button', { name: 'Cari' }).click();
	await expect(page.locator('[data-results] h2').first()).toHaveText('Akta kelahiran');
	await page.getByRole('searchbox').fill('ktp ilang');
	await page.getByRole('searchbox').press('Enter');
	await page.locator('[data-results] li li a').first().click();
	await expect(page).toHaveURL(/\/panduan\/ktp-el\?kasus=hilang/);
	await expect(page.locator('#langkah')).toBeVisible();

	await page.goto('/cari?q=xyzzy');
	await expect(page.getByText('Belum ketemu.')).toBeVisible();
	await page.getByRole('link', { name: 'Tanya petugas' }).click();
	await expect(page.getByRole('radio', { name: /^Pertanyaan/ })).toBeChecked();
	await expect(page.getByLabel('Ceritakan dengan kata-kata Anda')).toHaveValue(
		'Saya mencari: xyzzy'
	);
});

test('a complaint that is written without signal has a key of its own, and arrives once', async ({
	newPage
}) => {
	const page = await newPage();
	await visitOnce(page);
	await offline(page);
	const key = () => page.locator('input[name=kunci]').inputValue();
	await page.goto('/lapor');
	const first = await key();
	expect(first).toMatch(/^[0-9a-f-]{36}$/);
	await page.goto('/lapor');
	expect(await key()).not.toBe(first);

	await fillComplaint(page, STORY);
	const used = await key();
	// A draft is one complaint, on whichever copy of the form it goes on.
	await page.reload();
	await expect(page.getByLabel('Ceritakan dengan kata-kata Anda')).toHaveValue(STORY);
	expect(await key()).toBe(used);
	await page.getByRole('button', { name: 'Kirim laporan' }).click();
	await expect(page.getByText('Satu laporan belum terkirim')).toBeVisible();

	let sent = 0;
	page.on('request', (request) => (sent += Number(request.method() === 'POST')));
	await online(page);
	const paper = await readReceipt(page);
	expect(sent).toBe(1);
	page.on('dialog', (dialog) => dialog.accept());
	await track(page, paper);
});

test('words that somebody has written are not lost to a link', async ({ newPage }) => {
	const page = await newPage();
	await page.goto('/lapor');
	await fillComplaint(page, STORY);
	await page.goto('/lapor?jenis=permintaan_informasi&uraian=Saya+mencari%3A+akta');
	await expect(page.getByLabel('Ceritakan dengan kata-kata Anda')).toHaveValue(STORY);
});

test('a step that is called unclear without signal is counted once, later', async ({ newPage }) => {
	const desk = await newPage({ desktop: true });
	await signIn(desk, 'pimpinan-uji');
	const step = 'Langkah ini tidak jelas';
	const page = await newPage();
	await visitOnce(page);
	await offline(page);
	await page.goto('/panduan/dokumen-lain?kasus=semua');
	const button = page.getByRole('button', { name: step }).last();
	const title = (await button.innerText()).split(': ')[1] ?? '';
	const count = async () => {
		await desk.goto('/petugas/panduan');
		const row = desk
			.getByRole('row')
			.filter({ hasText: 'Dokumen lain' })
			.filter({ hasText: title });
		return (await row.count()) ? Number(await row.getByRole('cell').last().innerText()) : 0;
	};
	const before = await count();
	await button.click();
	await expect(page.getByText('Terima kasih. Kami catat.')).toBeVisible();
	await page.reload();
	await online(page);
	await expect.poll(count).toBe(before + 1);
	await page.reload();
	await expect
		.poll(() => page.evaluate(() => localStorage.getItem('tanggap-langkah-tidak-jelas')))
		.toBeNull();
	expect(await count()).toBe(before + 1);
});

test('two phones with the same copy are two voices', async ({ newPage }) => {
	const keys = [];
	for (const page of [await newPage(), await newPage()]) {
		await visitOnce(page);
		await page.goto('/panduan/kia?kasus=semua');
		keys.push(await page.locator('#tidak-jelas input[name=kunci]').inputValue());
	}
	expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
	expect(keys[0]).not.toBe(keys[1]);
});

test('a second visit takes nothing from the network', async ({ newPage }) => {
	const page = await newPage();
	await visitOnce(page);
	const seen = networkOf(page.context());
	for (const path of ['/panduan/ktp-el?kasus=hilang', '/literasi/foto-dokumen', '/cari?q=kk']) {
		await page.goto(path, { waitUntil: 'networkidle' });
	}
	await expect(page.locator('[data-results] h2').first()).toBeVisible();
	expect(seen).toEqual([]);
});

test('home page and filing form come from the server while it answers', async ({ newPage }) => {
	const page = await newPage();
	await visitOnce(page);
	await page.goto('/');
	await expect(page.locator('html')).not.toHaveAttribute('data-salinan');
	await offline(page);
	await page.goto('/');
	await expect(page.getByText('Kami tidak bisa memberi tahu apakah kantor buka')).toBeVisible();
});

test('an old copy says how old it is', async ({ newPage }) => {
	const page = await newPage();
	await visitOnce(page);
	await page.goto('/panduan/kia');
	await expect(page.getByText('Salinan di HP Anda')).toHaveCount(0);
	await offline(page);
	await page.clock.setFixedTime(Date.now() + 4 * 86_400_000);
	await page.goto('/panduan/kia');
	await expect(page.getByText('Salinan di HP Anda, disimpan 4 hari lalu.')).toBeVisible();
});

test('a page that needs the office says so, and what is there instead', async ({ newPage }) => {
	const page = await newPage();
	await visitOnce(page);
	await offline(page);
	await page.goto('/halaman-yang-tidak-ada');
	await expect(page.getByRole('heading', { name: 'Halaman ini perlu internet' })).toBeVisible();
});

test('private pages neither start the service worker nor are kept by it', async ({ newPage }) => {
	const page = await newPage();
	const started = () =>
		page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
	for (const path of ['/lacak', '/petugas/masuk', '/wbs']) {
		await page.goto(path, { waitUntil: 'networkidle' });
		expect(await started(), path).toBe(0);
	}
	await visitOnce(page);
	for (const path of ['/lacak', '/petugas/masuk', '/wbs/lapor']) await page.goto(path);
	const names = await page.evaluate(async () => {
		const found = await Promise.all(
			(await caches.keys()).map(async (name) => (await caches.open(name)).keys())
		);
		return found.flat().map(({ url }) => new URL(url).pathname);
	});
	expect(names.length).toBeGreaterThan(50);
	expect(names.filter((name) => /^\/(lacak|petugas)|\/wbs/.test(name))).toEqual([]);
});

test('a line that breaks costs only what was on its way', async ({ newPage }) => {
	const page = await newPage();
	const context = page.context();
	let broken = true;
	const asked: string[] = [];
	await context.route('**/luring/*', (route) => {
		const id = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
		asked.push(id);
		return broken && asked.length > 5 ? route.abort('connectionreset') : route.continue();
	});
	await page.goto('/panduan/ktp-el');
	await expect.poll(() => asked.length).toBeGreaterThan(5);
	expect(await isKept(page)).toBe(false);
	const arrived = asked.slice(0, 4);
	// What is there is no set yet: nothing pretends to be kept.
	await page.goto('/panduan/kia');
	await expect(page.locator('html')).not.toHaveAttribute('data-salinan');

	broken = false;
	asked.length = 0;
	await visitOnce(page);
	expect(asked.filter((id) => arrived.includes(id))).toEqual([]);
});

test('a day later only what has changed is fetched, and it takes over when all of it is there', async ({
	newPage
}) => {
	const page = await newPage();
	await visitOnce(page);
	// As if the copy were of yesterday, before that guide was changed.
	await page.evaluate(async () => {
		const [name = ''] = (await caches.keys()).filter((one) => one.includes('luring'));
		const cache = await caches.open(name);
		const set = (await (await cache.match('/luring/set'))?.json()) as {
			list: OfflineList;
			checkedAt: number;
		};
		const part = set.list.parts.find(({ id }) => id === 'panduan-kia');
		for (const path of part?.pages ?? []) {
			const kept = await cache.match(`${path}?salinan=${part?.revision}`);
			if (kept) await cache.put(`${path}?salinan=lama`, kept);
			await cache.delete(`${path}?salinan=${part?.revision}`);
		}
		if (part) part.revision = 'lama';
		set.list.version = 'lama';
		set.checkedAt = Date.now() - 86_400_001;
		await cache.put('/luring/set', new Response(JSON.stringify(set)));
	});
	const version = () =>
		page.evaluate(async () => {
			const set = (await (await caches.match('/luring/set'))?.json()) as { list: OfflineList };
			return set.list.version;
		});
	const asked: string[] = [];
	let broken = true;
	await page.context().route('**/luring/*', (route) => {
		asked.push(new URL(route.request().url()).pathname);
		return broken ? route.abort('connectionreset') : route.continue();
	});
	await page.goto('/panduan/kia');
	await expect.poll(() => asked).toEqual(['/luring/panduan-kia']);
	await page.goto('/panduan/kia');
	await expect(page.locator('html')).toHaveAttribute('data-salinan');
	expect(await version()).toBe('lama');

	broken = false;
	await page.goto('/panduan/kia');
	await expect.poll(version).not.toBe('lama');
	expect(new Set(asked)).toEqual(new Set(['/luring/panduan-kia']));
});

test('keeping can be stopped and taken up again', async ({ newPage }) => {
	const page = await newPage();
	let held = true;
	await page.context().route('**/luring/*', async (route) => {
		await expect.poll(() => held, { timeout: 30_000 }).toBe(false);
		await route.continue().catch(() => undefined);
	});
	await page.addInitScript(() =>
		Object.defineProperty(navigator, 'connection', { value: { saveData: true } })
	);
	await page.goto('/paket');
	await page.getByRole('button', { name: /^Simpan semua/ }).click();
	await expect(page.getByRole('progressbar', { name: 'Kemajuan' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Berhenti dulu' })).toBeFocused();
	await page.getByRole('button', { name: 'Berhenti dulu' }).press('Enter');
	await expect(page.getByText('Berhenti. Yang sudah masuk tetap tersimpan.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Berhenti dulu' })).toBeHidden();
	held = false;
	await page.getByRole('button', { name: /^Simpan semua/ }).click();
	await expect(page.getByText('Selesai. Semuanya ada di HP ini.')).toBeVisible({ timeout: 45_000 });
});

test('everything can be kept, counted and removed by hand', async ({ newPage }) => {
	const page = await newPage();
	await page.goto('/paket');
	const fact = (name: string) => page.locator(`[data-fact=${name}]`);
	await page.getByRole('button', { name: /^Simpan semua|^Periksa/ }).click();
	await expect(page.getByText('Selesai. Semuanya ada di HP ini.')).toBeVisible({ timeout: 45_000 });
	await expect(fact('content')).toHaveText('10 panduan, 8 pelajaran, 3 sesi');
	await expect(fact('size')).not.toHaveText('0 KB');
	const { audio } = await visitOnce(page, '/paket');
	if (audio.length > 0) {
		await expect(fact('voices')).toHaveText(`${audio.length} dari ${audio.length} suara`);
		await offline(page);
		const [from, length] = await page.evaluate(async (url) => {
			const answer = await fetch(url, { headers: { range: 'bytes=10-' } });
			return [answer.headers.get('content-range'), (await answer.blob()).size];
		}, audio[0]?.url ?? '');
		expect(from).toBe(`bytes 10-${Number(audio[0]?.bytes) - 1}/${audio[0]?.bytes}`);
		expect(length).toBe(Number(audio[0]?.bytes) - 10);
		await online(page);
	}
	await expect(fact('checked')).toContainText('hari ini');
	await expectAccessible(page);

	await page.getByRole('button', { name: 'Hapus semua dari HP ini' }).click();
	await expect(fact('content')).toHaveText('Belum ada');
	// It doesn't come back by itself.
	await page.goto('/panduan/kia', { waitUntil: 'networkidle' });
	expect(await isKept(page)).toBe(false);
});

test('a full phone is told so, and not asked again on every page', async ({ newPage }) => {
	const page = await newPage();
	const session = await page.context().newCDPSession(page);
	const origin = process.env.TANGGAP_ORIGIN ?? '';
	await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 60_000 });
	await page.goto('/panduan/kia');
	await expect(page.getByText('Ruang di HP ini penuh.')).toBeVisible({ timeout: 30_000 });
	const seen: string[] = [];
	page.context().on('request', (request) => seen.push(new URL(request.url()).pathname));
	await page.goto('/panduan/kia', { waitUntil: 'networkidle' });
	expect(seen).not.toContain('/luring.json');
	expect(await isKept(page)).toBe(false);

	await page.goto('/paket');
	await page.getByRole('button', { name: /^Simpan semua/ }).click();
	await expect(page.getByText('Hapus foto atau aplikasi yang tidak dipakai')).toBeVisible({
		timeout: 30_000
	});
	await session.send('Storage.overrideQuotaForOrigin', { origin });
	await page.getByRole('button', { name: /^Simpan semua/ }).click();
	await expect(page.getByText('Selesai. Semuanya ada di HP ini.')).toBeVisible({ timeout: 45_000 });
});

test('home page and filing form come from the phone when the office is out of order', async ({
	newPage
}) => {
	const page = await newPage();
	await visitOnce(page);
	await page.context().route('**/lapor', (route) => route.fulfill({ status: 502, body: 'Bad' }));
	await page.goto('/lapor');
	await expect(page.getByRole('heading', { name: 'Sampaikan laporan' })).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('data-salinan');
});

test('the fewer bytes somebody wants to spend, the more we ask', async ({ newPage }) => {
	const page = await newPage();
	await page.addInitScript(() =>
		Object.defineProperty(navigator, 'connection', { value: { saveData: true } })
	);
	await page.goto('/panduan/kia', { waitUntil: 'networkidle' });
	await expect
		.poll(() =>
			page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) !== undefined)
		)
		.toBe(true);
	expect(await isKept(page)).toBe(false);
	await page.goto('/paket');
	await page.getByRole('button', { name: /^Simpan semua/ }).click();
	await expect(page.getByText('Selesai. Semuanya ada di HP ini.')).toBeVisible({ timeout: 45_000 });
});

test('the search needs no script', async ({ newPage }) => {
	const page = await newPage({ javaScript: false });
	await page.goto('/panduan');
	await page.getByRole('searchbox').fill('akte hilang');
	await page.getByRole('button', { name: 'Cari' }).click();
	await expect(page.locator('[data-results] h2').first()).toHaveText('Akta kelahiran');
	await page.goto('/cari?q=xyzzy');
	await page.getByRole('link', { name: 'Tanya petugas' }).click();
	await expect(page.getByLabel('Ceritakan dengan kata-kata Anda')).toHaveValue(
		'Saya mencari: xyzzy'
	);
	await expect(page.getByRole('radio', { name: /^Pertanyaan/ })).toBeChecked();
});

for (const path of ['/cari?q=ktp+hilang', '/cari?q=xyzzy', '/paket', '/luring']) {
	test(`${path} is for everybody, also on a narrow screen`, async ({ newPage }) => {
		const page = await newPage();
		await page.setViewportSize({ width: 320, height: 640 });
		await page.goto(path);
		await expectAccessible(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
			320
		);
	});
}
