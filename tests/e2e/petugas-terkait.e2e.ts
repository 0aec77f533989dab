// A complaint that names an officer stays from them, until somebody who may settles that they are not
// meant; without JavaScript.
import { expect, signIn, test } from '../support/fixtures.ts';
import { fillComplaint, readReceipt, verifyAndAssign } from '../support/steps.ts';

test('who is named finds nothing, colleagues work on it, the head settles', async ({ newPage }) => {
	test.setTimeout(120_000);
	const resident = await newPage({ javaScript: false });
	await resident.goto('/lapor');
	await fillComplaint(resident, 'Pegawai di meja itu membentak ibu saya waktu kami bertanya.');
	await resident.locator('summary', { hasText: 'tentang petugas tertentu' }).click();
	await resident.getByLabel('Nama atau ciri petugas').fill('Pak Rekan');
	await resident.getByRole('button', { name: 'Kirim laporan' }).click();
	const { number } = await readReceipt(resident);

	const intake = await newPage({ javaScript: false, desktop: true });
	await signIn(intake, 'penerima-uji');
	await verifyAndAssign(intake, number);

	const path = `/petugas/pengaduan/${number}`;
	const colleague = await newPage({ javaScript: false });
	await signIn(colleague, 'petugas-uji');
	await colleague.goto(path);
	await expect(colleague.getByText('membentak ibu saya').first()).toBeVisible();

	const named = await newPage({ javaScript: false, desktop: true });
	await signIn(named, 'rekan-uji');
	expect((await named.goto(path))?.status()).toBe(404);
	const words = await named.locator('main').innerText();
	expect((await named.goto('/petugas/pengaduan/2026-999999'))?.status()).toBe(404);
	expect(await named.locator('main').innerText()).toBe(words);
	await named.goto('/petugas/pengaduan?cari=membentak');
	await expect(named.getByText(number)).toHaveCount(0);

	const head = await newPage({ javaScript: false });
	await signIn(head, 'pimpinan-uji');
	await head.goto(`${path}/petugas-terkait`);
	await expect(head.getByText('Pak Rekan')).toBeVisible();
	await expect(head.getByRole('checkbox', { name: /^Rekan Uji/ })).toBeChecked();
	await head.getByRole('radio', { name: /^Bukan petugas kantor ini/ }).check();
	await head.getByRole('button', { name: 'Simpan' }).click();
	await expect(head).toHaveURL(/selesai=petugas-terkait/);
	expect((await named.goto(path))?.status()).toBe(200);
});
