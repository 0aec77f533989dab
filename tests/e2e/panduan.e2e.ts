// A resident with a guide: chooses the case, ticks, takes it on paper and back, checks before the
// trip, says that a step is unclear. With JavaScript, and without.
import type { Page } from '@playwright/test';
import { expect, signIn, test } from '../support/fixtures.ts';
import { holdScripts } from '../support/steps.ts';

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

	test(`keeps the ticks on paper of the other size, ${how}`, async ({ newPage }) => {
		const page = await newPage({ javaScript });
		await page.goto('/panduan/ktp-el/cetak?kasus=hilang&syarat=surat-hilang&ukuran=a4');
		await page.getByRole('button', { name: 'Ganti ke kecil (A5)' }).click();
		await expect(page.locator('[data-paper].a5')).toBeVisible();
		await expect(page.locator('[data-requirement=surat-hilang] .box.on')).toHaveCount(1);
		await expect(page.locator('[data-requirement=kk] .box.on')).toHaveCount(0);
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

test('keeps the ticks of another case of the same guide', async ({ newPage }) => {
	const page = await newPage();
	await page.goto(LOST);
	await page.locator(POLICE_NOTE).check();
	await page.goto('/panduan/ktp-el?kasus=rusak');
	await page.locator('input[name=syarat][value=ktp-rusak]').check();
	await page.goto(LOST);
	await expect(page.locator(POLICE_NOTE)).toBeChecked();
});

test('shows what was checked, not what the phone had kept', async ({ newPage }) => {
	const page = await newPage();
	await page.goto(LOST);
	await page.locator(POLICE_NOTE).check();
	await page.getByRole('button', { name: 'Cek sebelum berangkat' }).click();
	await page.locator(POLICE_NOTE).uncheck();
	await page.getByRole('button', { name: 'Cek sekarang' }).click();
	await expect(page.locator('#putusan')).toContainText('Surat keterangan hilang dari polisi');
	await expect(page.locator(POLICE_NOTE)).not.toBeChecked();
});

test('keeps what was ticked and emptied while the script was on its way', async ({ newPage }) => {
	const page = await newPage();
	await page.goto(LOST);
	await page.locator(POLICE_NOTE).check();
	const arrive = await holdScripts(page);
	const kk = page.locator('input[name=syarat][value=kk]');
	await page.goto(LOST, { waitUntil: 'commit' });
	await kk.check();
	await arrive();
	await expect(page.locator(POLICE_NOTE)).toBeChecked();
	await expect(kk).toBeChecked();

	await page.getByRole('button', { name: 'Cek sebelum berangkat' }).click({ noWaitAfter: true });
	await expect(page.getByRole('button', { name: 'Cek sekarang' })).toBeVisible();
	await page.locator(POLICE_NOTE).uncheck();
	await arrive();
	await expect(page.locator(POLICE_NOTE)).not.toBeChecked();
	await expect(kk).toBeChecked();
});

test('sends nobody to the office for what another office does', async ({ newPage }) => {
	const page = await newPage({ javaScript: false });
	await page.goto('/panduan/akta-perkawinan/siap-berangkat?kasus=muslim');
	await page.getByRole('radio', { name: /Kantor dinas/ }).check();
	await page.getByLabel('4. Hari apa?').fill(await openDay(page));
	await page.getByRole('button', { name: 'Cek sekarang' }).click();
	await expect(page.locator('#putusan')).toContainText('Urusan ini bukan di kantor dinas');
});

test('prints also for an address that somebody made endless', async ({ newPage }) => {
	const page = await newPage();
	const answer = await page.goto(
		`/panduan/ktp-el/cetak?kasus=hilang&syarat=${'kk.kosong-'.repeat(600)}`
	);
	expect(answer?.status()).toBe(200);
});

test.describe('the page that a phone keeps, in the place of the server', () => {
	// Its part is played here, so that it is not left to the worker's clock.
	test.use({ serviceWorkers: 'block' });

	test('answers a check', async ({ newPage }) => {
		const page = await newPage();
		await page.goto('/panduan/ktp-el/siap-berangkat?kasus=semua');
		const date = await openDay(page);
		// What the service worker does when the signal is too weak: the page of all cases, this address.
		const kept = await page.content();
		await page.route(/cek=ya/, (route) => route.fulfill({ contentType: 'text/html', body: kept }));
		await page.goto(
			`/panduan/ktp-el/siap-berangkat?cek=ya&kasus=hilang&syarat=kk&tempat=kantor&tanggal=${date}`
		);
		await expect(page.locator('#putusan')).toContainText('Surat keterangan hilang dari polisi');
		await expect(page.locator('#putusan')).not.toContainText('Kartu Keluarga');
		await expect(page.getByLabel('4. Hari apa?')).toHaveValue(date);
	});

	test('sends a vote from an old phone that forbids storage', async ({ newPage }) => {
		const page = await newPage();
		await page.addInitScript(() => {
			// Chrome before 112 knows no second argument.
			window.FormData = class extends FormData {
				constructor(form?: HTMLFormElement) {
					super(form);
				}
			};
			Object.defineProperty(crypto, 'randomUUID', { value: undefined });
			Storage.prototype.setItem = () => {
				throw new DOMException('full', 'QuotaExceededError');
			};
		});
		// Kept pages come without the key of a form.
		await page.route(/kasus=hilang$/, async (route) => {
			const answer = await route.fetch();
			const body = (await answer.text()).replace(/(name="kunci" value=")[^"]*/, '$1');
			await route.fulfill({ response: answer, body });
		});
		await page.goto(LOST);
		const sent = page.waitForRequest(/tidak-jelas$/);
		await page
			.locator('#langkah-ambil-kartu')
			.getByRole('button', { name: /tidak jelas/ })
			.click();
		const fields = new URLSearchParams((await sent).postData() ?? '');
		expect(fields.get('langkah')).toBe('ambil-kartu');
		expect(fields.get('kunci')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/);
	});
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
