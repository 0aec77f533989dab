// Complaints about the same: a resident joins a public one, with and without JavaScript; an officer
// opens who reported, links, and answers both at once.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, signIn, test } from '../support/fixtures.ts';
import {
	fileComplaint,
	fillComplaint,
	readReceipt,
	track,
	verifyAndAssign
} from '../support/steps.ts';

const SUMMARY = 'Blangko KTP habis di Bayung Lencir sejak awal bulan.';

async function lookHere(page: Page, { javaScript = true } = {}) {
	for (const width of [1280, 320, 360]) {
		await page.setViewportSize({ width, height: 740 });
		const overflow = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(overflow, `${page.url()} at ${width} px`).toBeLessThanOrEqual(0);
	}
	// axe is a script itself.
	if (javaScript) await expectAccessible(page);
}

test('a complaint becomes public, others join it, and one answer goes to all', async ({
	newPage
}) => {
	test.setTimeout(240_000);
	const plain = await newPage({ javaScript: false });
	await plain.goto('/lapor');
	await fillComplaint(plain, 'Blangko KTP habis. Hubungi saya di 0812-0000-0000 bila sudah ada.');
	await plain.getByRole('textbox', { name: /^Nama/ }).fill('Warga Uji');
	await plain.getByRole('button', { name: 'Kirim laporan' }).click();
	const first = await readReceipt(plain);
	await track(plain, first);
	// Their own words stay their own.
	await plain.getByText('Isi laporan Anda').click();
	await expect(plain.getByText('0812-0000-0000')).toBeVisible();

	const officer = await newPage({ desktop: true });
	await signIn(officer, 'penerima-uji');
	await verifyAndAssign(officer, first.number);
	const path = `/petugas/pengaduan/${first.number}`;
	await officer.goto(path);
	await expect(officer.getByText('Warga Uji')).toHaveCount(0);
	await expect(officer.getByText('0812-0000-0000')).toHaveCount(0);
	await lookHere(officer);
	await officer.getByRole('link', { name: 'Buka identitas' }).click();
	await officer.getByRole('button', { name: 'Buka identitas' }).click();
	await expect(officer.getByText('Pilih untuk apa identitas dibuka.').first()).toBeVisible();
	await lookHere(officer);
	await officer.getByRole('radio', { name: 'Menghubungi pelapor' }).check();
	await officer.getByRole('button', { name: 'Buka identitas' }).click();
	await expect(officer).toHaveURL(/selesai=buka-identitas/);
	await expect(officer.getByText('Warga Uji')).toBeVisible();
	await expect(officer.locator('mark').first()).toContainText('0812-0000-0000');
	await plain.goto('/lacak/laporan');
	await expect(plain.getByText('Alasan: menghubungi Anda.')).toBeVisible();
	await expect(plain.getByText('Penerima Uji')).toHaveCount(0);

	await officer.goto(`${path}/ringkasan-publik`);
	const summary = officer.getByRole('textbox', { name: 'Ringkasan' });
	await expect(summary).toHaveValue('');
	await summary.fill('Telepon saya di 0812-0000-0000.');
	await officer.getByRole('button', { name: 'Tampilkan untuk umum' }).click();
	await expect(officer.getByText(/nomor/).first()).toBeVisible();
	await summary.fill(SUMMARY);
	await lookHere(officer);
	await officer.getByRole('button', { name: 'Tampilkan untuk umum' }).click();
	await expect(officer).toHaveURL(/selesai=ringkasan-publik/);

	// Without JavaScript the complaint is safe before anything is asked.
	const second = await fileComplaint(plain, 'KTP saya tertunda karena blangko habis, katanya.');
	await expect(plain.getByText(SUMMARY)).toBeVisible();
	await lookHere(plain, { javaScript: false });
	await plain.getByRole('button', { name: 'Saya mengalami hal yang sama' }).click();
	await plain.getByRole('button', { name: 'Saya mengalami hal yang sama' }).click();
	await expect(plain.getByRole('alert')).toBeVisible();
	await plain.getByRole('radio', { name: new RegExp(SUMMARY) }).check();
	await lookHere(plain, { javaScript: false });
	await plain.getByRole('button', { name: 'Saya mengalami hal yang sama' }).click();
	await expect(plain).toHaveURL(/baru=serupa/);
	await expect(
		plain.getByRole('heading', { name: 'Dikaitkan dengan laporan serupa' })
	).toBeVisible();
	await lookHere(plain, { javaScript: false });

	// With it, the choice is there while they type, and the complaint is joined from the start.
	const lively = await newPage();
	await lively.goto('/lapor');
	await fillComplaint(lively, 'Blangko habis terus di Bayung Lencir, KTP anak saya belum jadi.');
	await lively.getByRole('radio', { name: new RegExp(SUMMARY) }).check();
	await lookHere(lively);
	await lively.getByRole('button', { name: 'Kirim laporan' }).click();
	const third = await readReceipt(lively);
	await expect(lively.getByText(SUMMARY)).toHaveCount(0);
	await track(lively, third);
	await expect(lively.getByText(SUMMARY)).toBeVisible();
	await lookHere(lively);

	const fourth = await fileComplaint(
		plain,
		'Sudah lima kali datang, KTP tetap belum dicetak juga.'
	);
	for (const { number } of [second, fourth]) await verifyAndAssign(officer, number);
	await officer.goto(`${path}/kaitkan`);
	await officer.getByLabel('Nomor pengaduan yang lain').fill('2020-000001');
	await officer.getByRole('button', { name: 'Kaitkan', exact: true }).click();
	await expect(officer.getByText('Tidak ada pengaduan dengan nomor itu.').first()).toBeVisible();
	await officer.getByLabel('Nomor pengaduan yang lain').fill(fourth.number);
	await lookHere(officer);
	await officer.getByRole('button', { name: 'Kaitkan', exact: true }).click();
	await expect(officer).toHaveURL(/selesai=kaitkan/);
	const linked = officer.getByRole('list', { name: 'Dikaitkan dengan pengaduan ini' });
	for (const { number } of [second, third, fourth]) {
		await expect(linked.getByText(number).first()).toBeVisible();
	}
	await lookHere(officer);
	await officer.goto(`${path}/lepas-kaitan`);
	await officer.getByRole('radio', { name: new RegExp(third.number) }).check();
	await lookHere(officer);
	await officer.getByRole('button', { name: 'Lepas kaitan' }).click();
	await expect(linked.getByText(third.number)).toHaveCount(0);

	await officer.goto(`${path}/tanggapan`);
	await officer.getByLabel('Yang kami temukan').fill('Blangko KTP memang habis dua minggu.');
	await officer.getByLabel('Yang sudah kami lakukan').fill('Seribu blangko datang kemarin.');
	await officer.getByLabel('Langkah berikutnya').fill('Untuk Warga Uji: ambil di kantor camat.');
	for (const { number } of [second, fourth]) {
		await officer.getByRole('checkbox', { name: new RegExp(number) }).check();
	}
	await officer.getByRole('button', { name: 'Kirim jawaban' }).click();
	await expect(officer.getByText(/di sini ada nama pelapor ini/).first()).toBeVisible();
	await lookHere(officer);
	await officer.getByLabel('Langkah berikutnya').fill('Ambil KTP di kantor camat mulai Senin.');
	// Somebody was faster at one of them.
	const colleague = await newPage({ javaScript: false, desktop: true });
	await signIn(colleague, 'petugas-uji');
	await colleague.goto(`/petugas/pengaduan/${fourth.number}/catatan`);
	await colleague.getByLabel('Catatan').fill('Saya telepon dulu.');
	await colleague.getByRole('button', { name: 'Simpan catatan' }).click();
	await expect(colleague).toHaveURL(/selesai=catatan/);
	await officer.getByRole('button', { name: 'Kirim jawaban' }).click();
	await expect(officer.getByText(`Jawaban yang sama terkirim ke ${second.number}.`)).toBeVisible();
	await expect(officer.getByText('baru saja diubah orang lain').first()).toBeVisible();
	await lookHere(officer);
	await track(plain, second);
	await expect(plain.getByText('Seribu blangko datang kemarin.')).toBeVisible();
	await expect(plain.getByText(fourth.number)).toHaveCount(0);

	await officer.goto(`${path}/tarik-ringkasan`);
	await officer.getByLabel('Alasan').fill('Blangko sudah ada lagi di kecamatan.');
	await lookHere(officer);
	await officer.getByRole('button', { name: 'Tarik ringkasan' }).click();
	await expect(officer).toHaveURL(/selesai=tarik-ringkasan/);
});
