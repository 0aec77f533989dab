// A whole case of the sealed channel over the years: two reporters, one without JavaScript, and a team
// that changes meanwhile. A passphrase is lost, a member loses everything, another comes in late, one
// recuses themselves, and in the end the time of the reports is over.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../support/fixtures.ts';
import { NEXT_DAY, TIME_OVER, WbsProduct } from '../support/wbs-product.ts';
import { WBS_ROOT_CODE, WBS_CANDIDATE, WBS_TEAM } from '../support/wbs-team.ts';

const [ONE, TWO, THREE, FOUR] = WBS_TEAM;
const ABUSE = 'Penyalahgunaan wewenang';
const WITH_SCRIPT = 'Kepala loket mendahulukan berkas keluarganya.';
const GIFT = 'Gratifikasi';
const WITHOUT_SCRIPT = 'Petugas loket tiga menerima bingkisan dari calo.';
/** Besides these two the first members read one that was there before. */
const ALL = 3;

let product: WbsProduct;
test.beforeAll(async () => {
	product = await WbsProduct.start();
});
test.afterAll(() => product.end());

test('a case from the report to its erasure, while the team changes', async ({ browser }) => {
	test.setTimeout(300_000);
	const open = async (javaScriptEnabled = true) => {
		const context = await browser.newContext({
			baseURL: product.origin,
			javaScriptEnabled,
			serviceWorkers: 'block',
			locale: 'id-ID',
			timezoneId: 'Asia/Jakarta',
			viewport: { width: 360, height: 740 }
		});
		return context.newPage();
	};
	const member = async (person: { username: string }) => {
		const page = await open();
		await product.signIn(page.context(), person, NEXT_DAY);
		return page;
	};

	const reporter = await open();
	const plain = await open(false);
	const receipt = await report(reporter, ABUSE, WITH_SCRIPT);
	const plainReceipt = await report(plain, GIFT, WITHOUT_SCRIPT);

	await product.goTo(NEXT_DAY);
	const [one, two, three, four, late] = await Promise.all(
		[ONE, TWO, THREE, FOUR, WBS_CANDIDATE].map(member)
	);
	if (!one || !two || !three || !four || !late) throw new Error('five people came in');

	await test.step('the accused reads nothing; another answers', async () => {
		await unlock(three, THREE.passphrase);
		await expect(reports(three)).toHaveCount(0);
		await one.goto('/petugas');
		await expect(one.getByRole('link', { name: 'Buka WBS' })).toBeVisible();
		await unlock(one, ONE.passphrase);
		await expect(reports(one)).toHaveCount(ALL);
		await openReport(one, ABUSE);
		const acknowledge = one.getByRole('button', { name: 'Kabari: laporan sudah dibaca' });
		await expect(acknowledge).toBeVisible();
		await one.getByRole('button', { name: '← Daftar' }).click();
		await answer(one, ABUSE, 'Kapan itu terjadi?');
		await expect(acknowledge).toBeHidden();
	});

	const passphrase = await test.step('the passphrase is forgotten', async () => {
		await two.goto('/petugas/wbs');
		await tryToUnlock(two, 'lima kata yang sudah terlupa');
		await expect(two.getByRole('alert')).toContainText('tidak membuka kunci Anda');
		await unlock(two, TWO.recovery);
		await expect(reports(two)).toHaveCount(ALL);
		await two.goto('/petugas/wbs/kunci');
		await expectAccessible(two);
		await two.getByLabel('Kata sandi kunci yang sekarang').fill(TWO.recovery.toLowerCase());
		await two.getByRole('button', { name: 'Ganti kata sandi' }).click();
		const sheet = await keepSheet(two);
		await expect(two.getByRole('heading', { name: 'sudah diganti' })).toBeVisible();
		// What stood on the old sheet opens nothing any more; the keys are the same.
		await two.goto('/petugas/wbs');
		await tryToUnlock(two, TWO.recovery);
		await expect(two.getByRole('alert')).toContainText('tidak membuka kunci Anda');
		await unlock(two, sheet.passphrase);
		await expect(reports(two)).toHaveCount(ALL);
		return sheet.passphrase;
	});

	const sheets = await test.step('one has lost both, another comes in: new keys', async () => {
		await four.goto('/petugas/wbs/kunci');
		await expect(four.getByText('Laporan yang tersegel untuk kunci lama tidak')).toBeVisible();
		await four.getByRole('button', { name: 'Buat kunci' }).click();
		await expect(four.getByRole('alert')).toContainText('Centang dulu bahwa Anda paham');
		await four.getByLabel('Saya paham kunci lama diganti').check();
		await late.goto('/petugas/wbs/kunci');
		await late.getByLabel('Jabatan atau instansi').fill('Inspektorat');
		return Promise.all(
			[four, late].map(async (page) => {
				await page.getByRole('button', { name: 'Buat kunci' }).click();
				const sheet = await keepSheet(page);
				await page.getByRole('link', { name: 'Ke WBS' }).click();
				await expect(page.getByText('Susunan tim belum menyebutnya')).toBeVisible();
				return sheet;
			})
		);
	});

	await test.step('the root signs, two of the old team agree', async () => {
		await late.getByRole('link', { name: 'Ke upacara kunci' }).click();
		for (const { fingerprint } of sheets) {
			await expect(late.getByText(fingerprint)).toBeVisible();
		}
		for (const box of await late.getByRole('checkbox').all()) await box.check();
		const until = late.getByLabel('Sampai dengan');
		const day = await until.inputValue();
		await until.fill(day.replace(/^\d+/, (year) => String(Number(year) + 5)));
		await late.getByLabel('Kode induk').fill(WBS_ROOT_CODE);
		await late.getByRole('button', { name: 'Tandatangani' }).click();
		await expect(late.getByText('Susunan ini belum berlaku')).toBeVisible();
		await agree(one, ONE.passphrase);
		await expect(one.getByText('masih menunggu 1 persetujuan lagi')).toBeVisible();
		await agree(two, passphrase);
		await expect(two.getByText('Susunan baru berlaku sekarang')).toBeVisible();
		for (const [place, page] of [four, late].entries()) {
			await unlock(page, sheets[place]?.passphrase ?? '');
			await expect(reports(page)).toHaveCount(0);
		}
	});

	await test.step('keys turn for who has gone, also when two come at once', async () => {
		// The first has opened everything when the second turns the keys.
		let turnedBySecond = () => {};
		const turned = new Promise<void>((resolve) => (turnedBySecond = resolve));
		await one.route('**/petugas/wbs/putar', async (route) => {
			await turned;
			await route.continue();
		});
		const held = one.waitForRequest('**/petugas/wbs/putar');
		await one.goto('/petugas/wbs');
		await tryToUnlock(one, ONE.passphrase);
		await held;
		await unlock(two, passphrase);
		turnedBySecond();
		await expect(one.getByText(/^Dicari sejak/)).toBeVisible();
		for (const page of [one, two]) {
			await expect(reports(page)).toHaveCount(ALL);
			await expect(page.locator('[data-unreadable]')).toBeHidden();
			await expect(page.locator('[data-anchor-problem]')).toBeHidden();
		}
	});

	await test.step('two let the late member in, and nobody whom the reporter left out', async () => {
		await openReport(one, ABUSE);
		await expect(one.locator('[data-notes]').getByText('Kunci laporan diganti')).toHaveCount(1);
		await one.getByText('Beri akses kepada anggota lain').click();
		const choice = one.getByLabel('Anggota (wajib)');
		await expect(choice.locator('option')).toHaveText([
			'Pilih…',
			/^Anggota Empat/,
			/^Calon Anggota/
		]);
		await choice.selectOption({ label: 'Calon Anggota, Inspektorat' });
		await one.getByRole('button', { name: 'Usulkan', exact: true }).click();
		await expect(one.locator('[data-notes]')).toContainText('Usul memberi akses');
		await openReport(two, ABUSE);
		await two.getByText('Beri akses kepada anggota lain').click();
		await two.getByRole('button', { name: 'Setujui akses' }).click();
		await expect(two.locator('[data-notes]')).toContainText('Setuju');
		await unlock(late, sheets[1]?.passphrase ?? '');
		await expect(reports(late)).toHaveCount(1);
		await openReport(late, ABUSE);
		await expect(late.locator('[data-talk]')).toContainText(WITH_SCRIPT);
		await expect(late.locator('[data-talk]')).toContainText('Kapan itu terjadi?');
		await unlock(three, THREE.passphrase);
		await expect(reports(three)).toHaveCount(0);
	});

	await test.step('one recuses themselves; the next reader turns the key', async () => {
		const stale = await one.context().newPage();
		await unlock(stale, ONE.passphrase);
		// A colleague has written since: what is on the screen is not the latest.
		await one.getByRole('button', { name: '← Daftar' }).click();
		await openReport(one, ABUSE);
		await one.getByText('Mengundurkan diri dari laporan ini').first().click();
		await one.getByLabel('Alasan, untuk tim (wajib)').last().fill('Ia saudara saya.');
		await one.getByRole('button', { name: 'Mengundurkan diri' }).click();
		await expect(reports(one).filter({ hasText: ABUSE })).toHaveCount(0);

		await two.getByRole('button', { name: '← Daftar' }).click();
		await openReport(two, ABUSE);
		await expect(two.locator('[data-notes]').getByText('Kunci laporan diganti')).toHaveCount(2);
		await two.getByLabel('Balasan untuk pelapor').fill('Kami periksa dulu.');
		await two.getByRole('button', { name: 'Kirim balasan' }).click();
		await expect(two.locator('[data-talk]')).toContainText('Kami periksa dulu.');

		await stale.getByRole('button', { name: new RegExp(`^${ABUSE}`) }).click();
		await expect(stale.getByRole('alert')).toContainText('tidak terbuka lagi bagi kunci Anda');
		await expect(reports(stale)).toHaveCount(ALL - 1);
	});

	await test.step('both reporters read on and write', async () => {
		for (const [page, code, turns] of [
			[reporter, receipt, 2],
			[plain, plainReceipt, 1]
		] as const) {
			await openBox(page, code);
			await expect(page.getByRole('heading', { name: 'Kunci diganti' })).toHaveCount(turns);
			await page.getByLabel('Pesan').fill('Hari Senin, sekitar jam sepuluh.');
			await page.getByRole('button', { name: 'Segel dan kirim' }).click();
			await expect(page.getByText('Sudah tersegel dan tersimpan')).toBeVisible();
		}
		// Not of the other: where scripts are off, axe waits for a timer that never ends.
		await expectAccessible(reporter);
		await expect(plain.getByText('Tersimpan, menunggu dibaca tim')).toBeVisible();
		await answer(one, GIFT, 'Terima kasih, kami catat.');
		await openBox(plain, plainReceipt);
		await expect(plain.getByText('Terima kasih, kami catat.')).toBeVisible();
	});

	await test.step('the case is closed, by the late member too', async () => {
		await two.getByRole('button', { name: '← Daftar' }).click();
		await openReport(two, ABUSE);
		await expect(two.locator('[data-talk]')).toContainText('sekitar jam sepuluh');
		await two.getByText('Catat hasil pemeriksaan').click();
		await two.getByLabel('Hasil (wajib)').selectOption('discipline');
		await two.getByLabel('Dasar dan langkahnya').fill('Diakui di depan dua saksi.');
		await two.getByRole('button', { name: 'Simpan hasil' }).click();
		await two.getByText('Tutup laporan').click();
		await two.getByLabel('Alasan menutup').fill('Hukuman sudah dijatuhkan.');
		await two.getByRole('button', { name: 'Usulkan penutupan' }).click();
		await expect(two.locator('[data-notes]')).toContainText('Usul menutup');
		await late.getByRole('button', { name: '← Daftar' }).click();
		await openReport(late, ABUSE);
		await late.getByText('Tutup laporan').click();
		await late.getByRole('button', { name: 'Setujui dan tutup' }).click();
		await expect(late.locator('[data-talk]')).toContainText('Kabar: laporan ditutup');
		await openBox(reporter, receipt);
		await expect(reporter.getByText('terbukti, hukuman disiplin')).toBeVisible();
	});

	await test.step('five years later nothing is left', async () => {
		await two.getByRole('button', { name: '← Daftar' }).click();
		await product.goTo(TIME_OVER);
		await product.signIn(two.context(), TWO, TIME_OVER);
		for (const [page, code] of [
			[reporter, receipt],
			[plain, plainReceipt]
		] as const) {
			// The first turn of the timetable erases, while the product answers already.
			await expect(async () => {
				await typeReceipt(page, code);
				await expect(page.getByRole('alert')).toContainText('masa simpannya habis', {
					timeout: 2000
				});
			}).toPass({ timeout: 60_000 });
		}
		for (const left of [2, 1, 0]) {
			await reports(two).first().getByRole('button').click();
			await expect(two.getByRole('alert')).toContainText('dihapus karena masa simpannya habis');
			await expect(reports(two)).toHaveCount(left);
		}
	});
});

const reports = (page: Page) => page.locator('[data-reports] li');

async function report(page: Page, kind: string, what: string): Promise<string> {
	await page.goto('/wbs/lapor');
	await page.getByLabel(kind).check();
	await page.getByLabel(/^Apa yang terjadi/).fill(what);
	await page.getByLabel(THREE.name).check();
	const agree = page.getByLabel(/^Saya paham/);
	if (await agree.isVisible()) await agree.check();
	await page.getByRole('button', { name: /^(Segel dan kirim|Kirim, segel)/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/tersegel dan tersimpan/);
	return (await page.locator('[data-receipt]').textContent()) ?? '';
}

async function typeReceipt(page: Page, receipt: string): Promise<void> {
	await page.goto('/wbs/kotak');
	await page.getByLabel(/^Kode kotak/).fill(receipt);
	const agree = page.getByLabel(/^Saya paham/);
	if (await agree.isVisible()) await agree.check();
	await page.getByRole('button', { name: /^Buka kotak/ }).click();
}

async function openBox(page: Page, receipt: string): Promise<void> {
	await typeReceipt(page, receipt);
	await expect(page.getByRole('heading', { name: 'Percakapan' })).toBeVisible();
}

async function tryToUnlock(page: Page, secret: string): Promise<void> {
	await page.getByLabel('Kata sandi kunci').fill(secret);
	await page.getByRole('button', { name: 'Buka kunci' }).click();
}

/** From the beginning: the list is as it is now. */
async function unlock(page: Page, secret: string): Promise<void> {
	await page.goto('/petugas/wbs');
	await tryToUnlock(page, secret);
	await expect(page.getByText(/^Dicari sejak/)).toBeVisible();
}

async function openReport(page: Page, kind: string): Promise<void> {
	await page.getByRole('button', { name: new RegExp(`^${kind}`) }).click();
	await expect(page.locator('[data-talk]')).toBeVisible();
}

async function answer(page: Page, kind: string, words: string): Promise<void> {
	await openReport(page, kind);
	await page.getByLabel('Balasan untuk pelapor').fill(words);
	await page.getByRole('button', { name: 'Kirim balasan' }).click();
	await expect(page.locator('[data-talk]')).toContainText(words);
}

/** Copies the sheet by hand and types it once. */
async function keepSheet(page: Page) {
	await expect(page.getByRole('heading', { name: /^Lembar kunci/ })).toBeVisible({
		timeout: 30_000
	});
	const passphrase = await page.locator('[data-passphrase]').innerText();
	const recovery = await page.locator('[data-recovery]').innerText();
	const fingerprint = await page.locator('[data-fingerprint]').innerText();
	await page.getByRole('button', { name: 'Sudah saya simpan, lanjut' }).click();
	await page.getByLabel('Kata sandi kunci (lima kata)').fill(passphrase);
	await page.getByLabel('Kode pemulihan').fill(recovery);
	await page.getByRole('button', { name: 'Simpan kunci' }).click();
	await expect(page.getByRole('link', { name: 'Ke WBS' })).toBeVisible();
	return { passphrase, fingerprint };
}

async function agree(page: Page, secret: string): Promise<void> {
	await page.goto('/petugas/wbs/upacara');
	await page.getByLabel('Sudah saya cocokkan').check();
	await page.getByLabel('Kata sandi kunci').fill(secret);
	await page.getByRole('button', { name: 'Setujui tim baru' }).click();
	await expect(page.getByRole('heading', { name: 'Persetujuan Anda tersimpan' })).toBeVisible();
}
