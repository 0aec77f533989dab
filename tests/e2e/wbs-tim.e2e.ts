// The team's side of the sealed channel: two members work on a report together, the third, whom it is
// about, has the same list and reads nothing.
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../support/fixtures.ts';
import { TEST_PASSWORD } from '../support/people.ts';
import { withCheck } from '../../src/lib/codes/crockford.ts';
import {
	secondFactorCode,
	WBS_CANDIDATE,
	WBS_REPORT,
	WBS_RESERVE,
	WBS_ROOT_CODE,
	WBS_TEAM
} from '../support/wbs-team.ts';

type Member = (typeof WBS_TEAM)[number];

async function enter(page: Page, member: Pick<Member, 'username' | 'totpSecret'>) {
	await page.goto('/petugas/masuk');
	await page.getByLabel('Nama pengguna').fill(member.username);
	await page.getByLabel('Kata sandi').fill(TEST_PASSWORD);
	await page.getByRole('button', { name: 'Masuk' }).click();
	await page.getByLabel('Kode').fill(secondFactorCode(member));
	await page.getByRole('button', { name: 'Lanjut' }).click();
	await expect(page).toHaveURL(/petugas$/);
}

async function unlock(page: Page, member: Member) {
	await enter(page, member);
	const response = await page.goto('/petugas/wbs');
	expect(response?.headers()['content-security-policy']).toContain(
		"require-trusted-types-for 'script'"
	);
	await page.getByLabel('Kata sandi kunci').fill(member.passphrase);
	await page.getByRole('button', { name: 'Buka kunci' }).click();
	await expect(page.getByText(/^Dicari sejak/)).toBeVisible();
}

async function openReport(page: Page) {
	await page.getByRole('button', { name: /^Pungutan liar/ }).click();
	await expect(page.locator('[data-talk]')).toContainText(WBS_REPORT.what);
}

/** Of a member who has come in: the root has signed a renewal, which waits for two of the team. */
async function agreeWithNewTeam(page: Page) {
	await page.goto('/petugas/wbs');
	await page.getByRole('link', { name: 'Periksa dan setujui tim baru' }).click();
	await expect(page.getByText('2 anggota lama lagi menyetujui')).toBeVisible();
	await expect(page.locator('[data-changes]')).toContainText('Tetap: Anggota Satu, Inspektorat');
	await expectAccessible(page);
	const agree = page.getByRole('button', { name: 'Setujui tim baru' });
	await agree.click();
	await expect(page.getByRole('alert')).toContainText('sudah mencocokkan');
	await page.getByLabel('Sudah saya cocokkan').check();
	await page.getByLabel('Kata sandi kunci').fill(WBS_TEAM[0].passphrase);
	await agree.click();
	await expect(page.getByRole('alert')).toContainText('tidak membuka kunci Anda');
	await page.getByLabel('Kata sandi kunci').fill(WBS_TEAM[2].passphrase);
	await agree.click();
	await expect(page.getByText('masih menunggu 1 persetujuan lagi')).toBeVisible();
	await page.reload();
	await expect(page.getByText('Sudah setuju: Anggota Tiga.')).toBeVisible();
	await expect(agree).toHaveCount(0);
}

test('two members read, answer and close; the accused third sees nothing', async ({
	browser,
	page: reporter
}) => {
	test.setTimeout(120_000);
	const [one, two, three] = await Promise.all(
		WBS_TEAM.map(async (member) => {
			const page = await (await browser.newContext()).newPage();
			await unlock(page, member);
			return page;
		})
	);
	if (!one || !two || !three) throw new Error('three pages were opened');

	await expect(three.getByText('Tidak ada laporan yang terbuka bagi kunci Anda')).toBeVisible();
	await expect(three.locator('[data-reports] li')).toHaveCount(0);
	await agreeWithNewTeam(three);

	// Yesterday has been closed; its head is noted, and compared.
	await one.getByText('Jangkar: bukti bahwa').click();
	const code = await one.locator('[data-anchor-code]').innerText();
	const max = (await one.getByLabel('Tanggal di catatan').getAttribute('max')) ?? '';
	await one.getByLabel('Tanggal di catatan').fill(max);
	await one.getByLabel('Sidik jangkar').fill(code);
	await one.getByRole('button', { name: 'Cocokkan' }).click();
	await expect(one.locator('[data-compared]')).toContainText('Cocok.');
	await expect(one.locator('[data-anchor-problem]')).toBeHidden();
	await expectAccessible(one);
	await openReport(one);
	await one.getByLabel('Balasan untuk pelapor').fill('Kapan itu terjadi?');
	await one.getByRole('button', { name: 'Kirim balasan' }).click();
	await expect(one.locator('[data-talk]')).toContainText('Kapan itu terjadi?');
	await one.getByText('Catat hasil pemeriksaan').click();
	await one.getByLabel('Hasil (wajib)').selectOption('discipline');
	await one.getByLabel('Dasar dan langkahnya').fill('Diakui di depan dua saksi.');
	await one.getByRole('button', { name: 'Simpan hasil' }).click();
	await expect(one.locator('[data-notes]')).toContainText('Terbukti, hukuman disiplin');
	await one.getByText('Buat salinan tersamar').click();
	await one.getByRole('button', { name: 'Susun salinan' }).click();
	const copy = one.getByLabel('Isi salinan');
	await expect(copy).toHaveValue(/uang rokok/);
	await copy.evaluate((text: HTMLTextAreaElement) => {
		const at = text.value.indexOf('uang rokok');
		text.setSelectionRange(at, at + 'uang rokok'.length);
	});
	await one.getByRole('button', { name: 'Samarkan yang dipilih' }).click();
	await one.getByLabel('Untuk siapa').fill('Kepala Bidang');
	await one.getByRole('button', { name: 'Simpan salinan' }).click();
	await expect(one.locator('form[data-copy] [data-problem]')).toContainText('Baca dulu');
	await one.getByLabel('Saya sudah membaca').check();
	const saved = one.waitForEvent('download');
	await one.getByRole('button', { name: 'Simpan salinan' }).click();
	const written = await readFile(await (await saved).path(), 'utf8');
	expect(written).toContain('meminta [disamarkan] supaya');
	await expect(one.locator('[data-notes]')).toContainText('Kepala Bidang (salinan tersamar)');
	await one.getByText('Serahkan ke Inspektorat').click();
	await one.getByLabel('Diserahkan kepada').fill('Inspektorat Kabupaten');
	const handed = one.waitForEvent('download');
	await one.getByRole('button', { name: 'Buat berkas' }).click();
	await handed;
	await expect(one.locator('[data-notes]')).toContainText('kepada Inspektorat Kabupaten');
	await one.getByText('Tutup laporan').click();
	await one.getByLabel('Alasan menutup').fill('Hukuman sudah dijatuhkan.');
	await one.getByRole('button', { name: 'Usulkan penutupan' }).click();
	await expect(one.locator('[data-notes]')).toContainText('Usul menutup');
	// There is no other way to the passphrase: it stays until the member leaves the report.
	await expect(one.getByText(/Kata sandinya: ([a-z]{6} ){4}[a-z]{6}\./)).toBeVisible();
	await expectAccessible(one);

	// Opened before the first had written: locked and unlocked, the second sees it.
	// Nothing of it is to be seen though the server does not answer.
	await two.route('**/petugas/wbs', (route) => route.abort('aborted'), { times: 1 });
	await two.getByRole('button', { name: 'Kunci sekarang' }).first().click();
	await expect(two.locator('[data-reports] li')).toBeHidden();
	await expect(two.locator('[data-reports] li')).toHaveCount(1);
	await two.goto('/petugas/wbs');
	await two.getByLabel('Kata sandi kunci').fill('bukan lima kata yang benar');
	await two.getByRole('button', { name: 'Buka kunci' }).click();
	await expect(two.getByRole('alert')).toContainText('tidak membuka kunci Anda');
	await two.getByLabel('Kata sandi kunci').fill(WBS_TEAM[1].passphrase);
	await two.getByRole('button', { name: 'Buka kunci' }).click();
	await openReport(two);
	await expect(two.locator('[data-talk]')).toContainText('Anggota Satu');
	await two.getByText('Tutup laporan').click();
	// The line is cut between the approval and the word to the reporter: the rest is offered.
	await two.route('**/petugas/wbs/tulis', (route) =>
		route.request().postData()?.includes('"talk"') ? route.abort() : route.continue()
	);
	await two.getByLabel('Kabar penutup').fill('Selesai: terbukti, hukuman disiplin. Terima kasih.');
	await two.getByRole('button', { name: 'Setujui dan tutup' }).click();
	await expect(two.getByText('Belum sampai ke pelapor')).toBeVisible();
	await expect(two.getByRole('alert')).toContainText('Kirim kabarnya dari sini');
	await expect(two.getByLabel('Kabar untuk pelapor').first()).toHaveValue(/^Selesai: terbukti/);
	await expectAccessible(two);
	await two.unroute('**/petugas/wbs/tulis');
	await two.getByRole('button', { name: 'Kabari pelapor' }).click();
	await expect(two.getByText('Belum sampai ke pelapor')).toBeHidden();
	await expect(two.locator('[data-talk]')).toContainText('Kabar: laporan ditutup');
	await two.getByRole('button', { name: '← Daftar' }).click();
	await expect(two.locator('[data-reports] li')).toContainText('Ditutup');
	await two.getByText('Angka setahun, untuk evaluasi').click();
	await two.getByRole('button', { name: 'Hitung' }).click();
	await expect(two.locator('[data-year-figures]')).toContainText('kurang dari 5');

	// The reporter, with the receipt alone.
	await reporter.goto('/wbs/kotak');
	await reporter.getByLabel(/^Kode kotak/).fill(WBS_REPORT.receipt);
	await reporter.getByRole('button', { name: 'Buka kotak' }).click();
	await expect(reporter.getByText('Kapan itu terjadi?')).toBeVisible();
	await expect(reporter.getByText('terbukti, hukuman disiplin')).toBeVisible();

	// Two has written since; opened again, the report is fetched anew.
	await one.getByRole('button', { name: '← Daftar' }).click();
	await openReport(one);
	await expect(one.getByText('Kata sandinya')).toHaveCount(0);
	await expect(one.locator('[data-talk]')).toContainText('Kabar: laporan ditutup');
	await one.getByText('Mengundurkan diri dari laporan ini').first().click();
	await one.getByLabel('Alasan, untuk tim (wajib)').last().fill('Ia saudara saya.');
	await one.getByRole('button', { name: 'Mengundurkan diri' }).click();
	await expect(one.locator('[data-reports] li')).toHaveCount(0);
	await one.getByRole('button', { name: 'Kunci sekarang' }).first().click();
	await one.getByLabel('Kata sandi kunci').fill(WBS_TEAM[0].passphrase);
	await one.getByRole('button', { name: 'Buka kunci' }).click();
	await expect(one.getByText('Tidak ada laporan yang terbuka bagi kunci Anda')).toBeVisible();

	// Whoever opens it next turns the key, without a word; the reporter's code follows.
	await openReport(two);
	await expect(two.locator('[data-notes]')).toContainText('Kunci laporan diganti');
	await two.getByLabel('Balasan untuk pelapor').fill('Terima kasih, kami simpan.');
	await two.getByRole('button', { name: 'Kirim balasan' }).click();
	await expect(two.locator('[data-talk]')).toContainText('Terima kasih, kami simpan.');
	await reporter.getByLabel('Pesan').fill('Sama-sama.');
	await reporter.getByRole('button', { name: 'Segel dan kirim' }).click();
	await expect(reporter.getByText('Baca dulu, lalu kirim lagi')).toBeVisible();
	await expect(reporter.getByText('Kunci diganti')).toBeVisible();
	await expect(reporter.getByText('Terima kasih, kami simpan.')).toBeVisible();
	await reporter.getByRole('button', { name: 'Segel dan kirim' }).click();
	await expect(reporter.getByText('Sudah tersegel dan tersimpan')).toBeVisible();

	// Two holders come, with whoever of the office is left; the one who went out only lends a computer.
	await openWithSheets(one);
	await reporter.goto('/wbs/kotak');
	await reporter.getByLabel(/^Kode kotak/).fill(WBS_REPORT.receipt);
	await reporter.getByRole('button', { name: 'Buka kotak' }).click();
	await expect(reporter.getByText('Laporan dibuka dengan kunci cadangan')).toBeVisible();
	await expect(reporter.getByText('Surat Bupati nomor 7')).toBeVisible();
	await replaceReserve(three);
});

const [SHEET_ONE, , SHEET_THREE] = WBS_RESERVE.sheets;

/** By keyboard alone. */
async function openWithSheets(page: Page) {
	const posted: string[] = [];
	page.on('request', (request) => posted.push(request.postData() ?? ''));
	await page.goto('/petugas/wbs');
	await page.getByRole('link', { name: 'Kunci cadangan' }).click();
	await expectAccessible(page);
	const first = page.getByLabel('Kode lembar pemegang pertama');
	const second = page.getByLabel('Kode lembar pemegang kedua');
	await page.getByLabel('Siapa yang hadir').fill('Inspektur dan Camat');
	await page.getByLabel('Mengapa dibuka').fill('Surat Bupati nomor 7');
	for (const [one, other, sentence] of [
		[SHEET_ONE, '', 'kode lembar kedua'],
		[SHEET_ONE, SHEET_ONE.toLowerCase(), 'lembar yang sama dua kali'],
		[SHEET_ONE, withCheck(`S${'7'.repeat(26).replace(/.$/, '0')}`), 'bukan pasangan']
	] as const) {
		await first.fill(one);
		await second.fill(other);
		await second.press('Enter');
		await expect(page.getByRole('alert')).toContainText(sentence);
	}
	await first.fill(SHEET_THREE.toLowerCase());
	await second.fill(SHEET_ONE);
	await second.press('Enter');
	await expect(page.getByText(/^Dicari sejak/)).toBeVisible();
	const report = page.getByRole('button', { name: /^Buka laporan di daftar/ });
	await expect(report).toHaveCount(1);
	await report.press('Enter');
	await expect(page.locator('[data-talk]')).toContainText('dibuka dengan kunci cadangan');
	await expect(page.locator('[data-talk]')).toContainText('Terima kasih, kami simpan.');
	await expect(page.locator('[data-notes]')).toContainText('Mengundurkan diri');
	await expectAccessible(page);
	await page.getByText('Serahkan ke Inspektorat').press('Enter');
	await page.getByLabel('Diserahkan kepada').fill('Inspektorat Kabupaten');
	const saved = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Buat berkas' }).press('Enter');
	expect((await saved).suggestedFilename()).toMatch(/^wbs-[0-9a-f]{8}\.zip\.age$/);
	await expect(page.locator('[data-notes]')).toContainText(
		'Diserahkan sebagai berkas kepada Inspektorat Kabupaten'
	);
	for (const secret of [SHEET_ONE, SHEET_THREE, 'AGE-SECRET-KEY-', 'nomor 7']) {
		expect(posted.join('\n')).not.toContain(secret);
	}
}

/** The root makes new sheets, one after the other, and signs; the team still has to agree. */
async function replaceReserve(page: Page) {
	const posted: string[] = [];
	page.on('request', (request) => posted.push(request.postData() ?? ''));
	await page.goto('/petugas/wbs/upacara');
	await expect(page.getByLabel(/Tetap: dipegang Inspektorat/)).toBeChecked();
	for (const { name } of WBS_TEAM) await page.getByLabel(`Sidik kunci cocok: ${name}`).check();
	await page.getByLabel('Kode induk').fill(WBS_ROOT_CODE);
	// The server could show another key than the one that was in force.
	await page.getByRole('button', { name: 'Tandatangani' }).click();
	await expect(page.getByRole('alert')).toContainText('seorang pemegang membacakan sidik');
	await page.getByRole('button', { name: 'Buat pengganti kunci cadangan' }).click();
	for (const which of ['pertama', 'kedua', 'ketiga']) {
		await page.getByLabel(`Pemegang lembar ${which}`).fill('Ombudsman');
	}
	await page.getByRole('button', { name: 'Buat tiga lembar' }).click();
	await expect(page.getByRole('alert')).toContainText('tiga tangan yang berbeda');
	await expectAccessible(page);
	await page.getByLabel('Pemegang lembar kedua').fill('Kejaksaan');
	await page.getByLabel('Pemegang lembar ketiga').fill('Sekretaris Daerah');
	await page.getByRole('button', { name: 'Buat tiga lembar' }).click();
	const sheets: string[] = [];
	for (const holder of ['Ombudsman', 'Kejaksaan', 'Sekretaris Daerah']) {
		await expect(page.locator('[data-sheet-holder]')).toHaveText(holder);
		const code = await page.locator('[data-sheet-code]').innerText();
		expect(code).toMatch(/^S[0-9A-Z]{3}(-[0-9A-Z]{4}){6}$/);
		if (sheets.length === 0) await expectAccessible(page);
		await page.getByRole('button', { name: 'Sudah saya simpan, lanjut' }).click();
		const typed = page.getByLabel('Kode lembar');
		await typed.fill(sheets.at(-1) ?? code.replace(/.$/, '*'));
		await typed.press('Enter');
		await expect(page.getByRole('alert')).toContainText('belum sama');
		await typed.fill(code.toLowerCase());
		await typed.press('Enter');
		sheets.push(code);
	}
	await expect(page.getByLabel(/Yang baru dibuat: dipegang Ombudsman/)).toBeChecked();
	await expect(page.getByLabel('Kode induk')).toHaveValue('');
	await page.getByLabel('Kode induk').fill(WBS_ROOT_CODE);
	await page.getByRole('button', { name: 'Tandatangani' }).click();
	await expect(page.getByText('Susunan ini belum berlaku')).toBeVisible();
	for (const secret of [...sheets, ...sheets.map((one) => one.replaceAll('-', ''))]) {
		expect(posted.join('\n')).not.toContain(secret);
	}
	expect(posted.join('\n')).not.toContain('AGE-SECRET-KEY-');
	await page.reload();
	const changes = page.locator('[data-changes]');
	await expect(changes).toContainText('Masuk: Kunci cadangan, lembarnya dipegang Ombudsman');
	await expect(changes).toContainText('Keluar: Kunci cadangan, lembarnya dipegang Inspektorat');
}

test('somebody named for the team makes their keys, which leave the browser locked', async ({
	page
}) => {
	await enter(page, WBS_CANDIDATE);
	const posted: string[] = [];
	page.on('request', (request) => posted.push(request.postData() ?? ''));
	await page.goto('/petugas/wbs/kunci');
	await page.getByLabel('Jabatan atau instansi').fill('Inspektorat');
	await page.getByRole('button', { name: 'Buat kunci' }).click();
	await expect(page.getByRole('heading', { name: 'Lembar kunci Calon Anggota' })).toBeVisible({
		timeout: 30_000
	});
	const passphrase = await page.locator('[data-passphrase]').innerText();
	const recovery = await page.locator('[data-recovery]').innerText();
	const fingerprint = await page.locator('[data-fingerprint]').innerText();
	expect(passphrase).toMatch(/^([a-z]{6} ){4}[a-z]{6}$/);
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Sudah saya simpan, lanjut' }).click();
	await page.getByLabel('Kata sandi kunci (lima kata)').fill(passphrase);
	await page.getByLabel('Kode pemulihan').fill(recovery.replace(/.$/, '*'));
	await page.getByRole('button', { name: 'Simpan kunci' }).click();
	await expect(page.getByRole('alert')).toContainText('Kode pemulihan itu belum sama');
	await page.getByLabel('Kode pemulihan').fill(recovery.toLowerCase());
	await page.getByRole('button', { name: 'Simpan kunci' }).click();
	await expect(page.getByRole('heading', { name: 'Kunci Anda tersimpan' })).toBeVisible();
	for (const secret of [passphrase, recovery, recovery.replaceAll('-', ''), 'AGE-SECRET-KEY-']) {
		expect(posted.join('\n')).not.toContain(secret);
	}
	await page.goto('/petugas/wbs/upacara');
	await expect(page.getByText(fingerprint)).toBeVisible();
	await page.getByLabel('Kode induk').fill('T0000');
	await page.getByRole('button', { name: 'Tandatangani' }).click();
	await expect(page.getByRole('alert')).toContainText('kode induk yang salah atau kurang');
	await expectAccessible(page);
});

test('the scripts that are served are those of the build, and a page has no other', () => {
	const check = (...pages: string[]) =>
		spawnSync(process.execPath, [
			'scripts/check-bundle.mjs',
			process.env.TANGGAP_ORIGIN ?? '',
			...pages
		]);
	const done = check();
	expect(done.stderr.toString()).toBe('');
	expect(done.stdout.toString()).toContain('scripts are those of this build');
	expect(check('/tidak-ada').status).toBe(1);
});
