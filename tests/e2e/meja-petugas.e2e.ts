// The officers' tools: several at once and answers in parts without JavaScript, and the keyboard.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, signIn, test } from '../support/fixtures.ts';
import { fileComplaint, verifyAndAssign } from '../support/steps.ts';

/** Keys work from the moment at which their button is there. */
async function keysReady(page: Page) {
	await expect(page.getByRole('button', { name: 'Pintasan' })).toBeVisible();
}

async function lookHere(page: Page) {
	for (const width of [320, 360, 1280]) {
		await page.setViewportSize({ width, height: 740 });
		const overflow = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(overflow, `${page.url()} at ${width} px`).toBeLessThanOrEqual(0);
	}
}

test('several go to one unit at once, and an answer with a gap comes back whole', async ({
	newPage
}) => {
	test.setTimeout(180_000);
	const resident = await newPage({ javaScript: false });
	const first = await fileComplaint(resident, 'Sudah sebulan KTP anak saya belum dicetak, Bu.');
	const fresh = await fileComplaint(resident, 'Loket dua tutup pukul dua siang pada hari Selasa.');
	const intake = await newPage({ javaScript: false });
	await signIn(intake, 'penerima-uji');
	await verifyAndAssign(intake, first.number);

	await intake.goto('/petugas/pengaduan');
	await intake.getByLabel(`Pilih ${first.number}`).check();
	await intake.getByLabel(`Pilih ${fresh.number}`).check();
	await intake.getByRole('button', { name: 'Disposisi', exact: true }).click();
	await expect(intake.getByText('2 pengaduan dipilih')).toBeVisible();
	await intake.getByRole('button', { name: 'Kirim semua disposisi' }).click();
	await expect(intake.getByRole('alert')).toBeVisible();
	await lookHere(intake);
	await intake.getByLabel('Unit yang menangani').selectOption('DAFDUK');
	await intake.getByLabel('Instruksi').fill('Cek bersama, lalu kabari pelapor.');
	await intake.getByRole('button', { name: 'Kirim semua disposisi' }).click();
	await expect(intake.getByText('1 dari 2 didisposisikan')).toBeVisible();
	await expect(intake.getByText('Belum diperiksa. Periksa dan terima dulu.')).toBeVisible();
	await lookHere(intake);
	// Sent again, it is the same: nothing is done twice.
	await intake.reload();
	await expect(intake.getByText('Sudah Anda kirim tadi. Tidak diulang.')).toBeVisible();
	await intake.getByRole('link', { name: first.number }).click();
	await expect(intake.getByText('Cek bersama, lalu kabari pelapor.')).toHaveCount(1);

	const handler = await newPage({ javaScript: false });
	await signIn(handler, 'petugas-uji');
	await handler.goto(`/petugas/pengaduan/${first.number}/tanggapan`);
	await handler.getByLabel('Yang kami temukan').fill('KTP tertinggal di antrean cetak.');
	await handler.locator('summary', { hasText: 'kalimat siap pakai' }).click();
	await handler.getByLabel('Kalimat siap pakai').selectOption('DOKUMEN_JADI');
	await handler.getByRole('button', { name: 'Pakai kalimat ini' }).click();
	await expect(handler.getByLabel('Yang kami temukan')).toHaveValue(
		/^KTP tertinggal di antrean cetak\.\n\n\[kenapa lama/
	);
	await lookHere(handler);
	await handler.getByLabel('Yang kami temukan').fill('KTP tertinggal di antrean cetak. Maaf.');
	await handler.getByLabel('Yang sudah kami lakukan').fill('Dicetak pagi ini.');
	await handler.getByRole('button', { name: 'Kirim jawaban' }).click();
	await expect(handler.getByText(/^Bagian \[tempat\] belum diisi/).first()).toBeVisible();
	await expect(handler.getByLabel('Yang sudah kami lakukan')).toHaveValue('Dicetak pagi ini.');
	await handler.getByLabel('Langkah berikutnya').fill('Ambil di loket 2 pada jam layanan.');
	await handler.getByRole('button', { name: 'Kirim jawaban' }).click();
	await expect(handler).toHaveURL(/selesai=tanggapan/);
	await expect(handler.getByText(/UU 25\/2009 Pasal 46/)).toBeVisible();
});

test('by keys: rows, boxes, the case, its neighbours, a verb; and all of them off', async ({
	newPage
}) => {
	test.setTimeout(120_000);
	const resident = await newPage();
	const older = await fileComplaint(resident, 'Nama ibu saya di KK salah satu huruf.');
	const newer = await fileComplaint(resident, 'Antrean pagi sudah habis sebelum pukul delapan.');
	const intake = await newPage({ desktop: true });
	await signIn(intake, 'penerima-uji');
	await intake.goto('/petugas');
	await intake.keyboard.press('g');
	await intake.keyboard.press('s');
	await expect(intake).toHaveURL(/\/petugas\/pengaduan$/);
	await intake.goto(`/petugas/pengaduan?cari=${newer.number}`);
	await intake.keyboard.press('j');
	await expect(intake.locator('[data-row]')).toBeFocused();
	await intake.keyboard.press('x');
	await expect(intake.getByLabel(`Pilih ${newer.number}`)).toBeChecked();
	await expect(intake.getByText('1 dicentang:')).toBeVisible();
	await expectAccessible(intake);
	await intake.getByRole('button', { name: 'Catatan' }).click();
	await expectAccessible(intake);
	await intake.getByLabel('Catatan').fill('Sudah dibahas di apel pagi.');
	await intake.getByRole('button', { name: 'Simpan semua catatan' }).click();
	await expect(intake.getByText('1 dari 1 diberi catatan')).toBeVisible();
	await expectAccessible(intake);
	await intake.goto('/petugas/pengaduan');
	// Whoever types, types.
	await intake.keyboard.press('/');
	await intake.keyboard.type(' xjg?');
	await expect(intake.getByLabel('Cari kata atau nomor')).toHaveValue(/ xjg\?$/);
	await expect(intake.getByRole('dialog')).toHaveCount(0);

	await intake.goto('/petugas/pengaduan?status=baru');
	await intake.getByRole('link', { name: newer.number }).focus();
	await intake.keyboard.press('Enter');
	await expect(intake).toHaveURL(new RegExp(newer.number));
	await keysReady(intake);
	await intake.keyboard.press(']');
	await expect(intake).not.toHaveURL(new RegExp(newer.number));
	await keysReady(intake);
	await intake.keyboard.press('[');
	await expect(intake).toHaveURL(new RegExp(newer.number));
	await keysReady(intake);
	await intake.keyboard.press('0');
	await expect(intake).toHaveURL(/status=baru/);

	await intake.goto(`/petugas/pengaduan/${older.number}`);
	await intake.keyboard.press('?');
	const dialog = intake.getByRole('dialog', { name: 'Pintasan papan ketik' });
	await expect(dialog).toBeVisible();
	await expectAccessible(intake);
	await intake.keyboard.press('v');
	await expect(dialog).toBeVisible();
	await dialog.getByRole('checkbox').uncheck();
	await intake.keyboard.press('Escape');
	await intake.reload();
	await keysReady(intake);
	await intake.keyboard.press('?');
	await intake.keyboard.press('v');
	await expect(dialog).toBeHidden();
	await intake.getByRole('button', { name: 'Pintasan' }).click();
	await dialog.getByRole('checkbox').check();
	await dialog.getByRole('button', { name: 'Tutup' }).click();
	await intake.keyboard.press('v');
	await expect(intake).toHaveURL(/\/verifikasi$/);
});
