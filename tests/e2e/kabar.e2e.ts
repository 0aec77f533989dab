// News: from what a resident writes to the officer's list and mailbox, and from an answer to the
// resident's mailbox, without a word of what the complaint is about.
import { expect, expectAccessible, signIn, test } from '../support/fixtures.ts';
import { mailsTo, REFUSED } from '../support/mailbox.ts';
import {
	fileComplaint,
	fillComplaint,
	readReceipt,
	track,
	verifyAndAssign
} from '../support/steps.ts';

const SECRET = 'Petugas loket meminta uang rokok kepada ibu saya yang sakit.';

for (const javaScript of [true, false]) {
	test(`what a resident writes reaches the officer's list and mailbox without its content (JavaScript ${javaScript ? 'on' : 'off'})`, async ({
		newPage
	}) => {
		test.setTimeout(120_000);
		const address = `petugas-${javaScript ? 'js' : 'tanpa-js'}@contoh.id`;
		const handler = await newPage({ javaScript, desktop: true });
		await signIn(handler, javaScript ? 'petugas-uji' : 'rekan-uji');
		await handler.goto('/petugas/akun/kabar');
		await handler.getByRole('group', { name: 'Pelapor menulis' }).getByLabel('Email').check();
		await handler.getByRole('button', { name: 'Simpan' }).click();
		await expect(handler.getByRole('alert')).toContainText('Tulis alamat email Anda dulu');
		await handler.getByRole('textbox', { name: 'Email Anda' }).fill(address);
		// The test may run at night.
		const topic = handler.getByRole('group', { name: 'Pelapor menulis' });
		await topic.getByLabel(/Mendesak/).check();
		await handler.getByRole('button', { name: 'Simpan' }).click();
		await expect(handler.getByText('Pilihan kabar Anda sudah tersimpan.')).toBeVisible();

		const resident = await newPage({ javaScript });
		await resident.goto('/lapor');
		await fillComplaint(resident, SECRET);
		const paper = await (async () => {
			await resident.getByRole('button', { name: 'Kirim laporan' }).click();
			return readReceipt(resident);
		})();
		const intake = await newPage({ javaScript, desktop: true });
		await signIn(intake, 'penerima-uji');
		await verifyAndAssign(intake, paper.number);
		await track(resident, paper);
		await resident.getByLabel('Pesan Anda').fill('Uangnya lima puluh ribu.');
		await resident.getByRole('button', { name: 'Kirim pesan' }).click();
		await expect(resident.getByText('lima puluh ribu')).toBeVisible();

		const about = () => mailsTo(address).filter((mail) => mail.includes(paper.number));
		await expect.poll(() => about().length).toBe(1);
		const [mail = ''] = about();
		expect(mail).toContain(`/petugas/pengaduan/${paper.number}`);
		expect(mail).not.toMatch(/uang|rokok|ribu/i);
		expect(mail).not.toContain(paper.code);

		await handler.goto('/petugas/kabar');
		const news = handler.getByRole('row', { name: new RegExp(`Pelapor menulis.*${paper.number}`) });
		await expect(news).toContainText('belum dibaca');
		// axe is a script.
		if (javaScript) await expectAccessible(handler);
		await news.getByRole('button', { name: /Buka/ }).click();
		await expect(handler).toHaveURL(new RegExp(`/petugas/pengaduan/${paper.number}`));
		await handler.goto('/petugas/kabar');
		await expect(news).not.toContainText('belum dibaca');
	});
}

test('a resident asks for news while filing, changes it, and stops it with the link alone', async ({
	newPage
}) => {
	test.setTimeout(120_000);
	const resident = await newPage();
	await resident.goto('/lapor');
	await fillComplaint(resident, SECRET);
	await resident.getByRole('textbox', { name: /^Email/ }).fill('warga-kabar@contoh.id');
	await resident.getByLabel('Kabari saya').check();
	await resident.getByRole('button', { name: 'Kirim laporan' }).click();
	const paper = await readReceipt(resident);
	await track(resident, paper);
	await expect(resident.getByText('Kami mengabari Anda lewat Email.')).toBeVisible();
	await resident.getByRole('link', { name: 'Atur kabar' }).click();
	await expectAccessible(resident);
	await expect(resident.getByLabel('Kabari saya lewat Email')).toBeChecked();
	await resident.getByLabel('Kabari saya lewat Email').uncheck();
	await resident.getByRole('button', { name: 'Simpan' }).click();
	await expect(resident.getByText('Pilihan kabar Anda sudah kami simpan.')).toBeVisible();
	await expect(resident.getByText('Kami tidak mengirim pesan')).toBeVisible();

	const stranger = await newPage();
	await stranger.goto('/kabar/berhenti/0123456789abcdef');
	await stranger.getByRole('button', { name: 'Berhenti' }).click();
	await expect(stranger.getByText('Kami tidak mengirim pesan lagi')).toBeVisible();
	await expectAccessible(stranger);
	await expect(stranger.getByText(paper.number)).toHaveCount(0);
});

test('an administrator sends a test message and sees it arrive', async ({ newPage }) => {
	const administrator = await newPage({ desktop: true });
	await signIn(administrator, 'admin-uji');
	await administrator.goto('/petugas/administrasi/kabar');
	await administrator.getByLabel('Kirim percobaan ke alamat email').fill('bukan alamat');
	await administrator.getByRole('button', { name: 'Kirim pesan percobaan' }).click();
	await expect(administrator.getByRole('alert')).toContainText('belum benar');
	await administrator.getByLabel('Kirim percobaan ke alamat email').fill('coba@contoh.id');
	await administrator.getByRole('button', { name: 'Kirim pesan percobaan' }).click();
	await expect(administrator.getByText('Pesan percobaan diterima')).toBeVisible();
	expect(mailsTo('coba@contoh.id')).toHaveLength(1);
});

test('an administrator sees what was refused, without a number, and tries it again', async ({
	newPage
}) => {
	test.setTimeout(120_000);
	const intake = await newPage({ desktop: true });
	await signIn(intake, 'penerima-uji');
	await intake.goto('/petugas/akun/kabar');
	await intake.getByRole('textbox', { name: 'Email Anda' }).fill(REFUSED);
	const topic = intake.getByRole('group', { name: 'Laporan baru masuk' });
	await topic.getByLabel('Email').check();
	await topic.getByLabel(/Mendesak/).check();
	await intake.getByRole('button', { name: 'Simpan' }).click();
	await expect(intake.getByText('Pilihan kabar Anda sudah tersimpan.')).toBeVisible();
	const resident = await newPage();
	const { number } = await fileComplaint(resident, SECRET);

	const administrator = await newPage({ desktop: true });
	await signIn(administrator, 'admin-uji');
	const failed = administrator.getByRole('row', { name: /Email Petugas 1 SMTP 550/ }).first();
	await expect(async () => {
		await administrator.goto('/petugas/administrasi/kabar');
		await expect(failed).toBeVisible({ timeout: 500 });
	}).toPass();
	await expect(administrator.getByText(number)).toHaveCount(0);
	await expectAccessible(administrator);
	await failed.getByRole('button', { name: /Coba lagi/ }).click();
	await expect(administrator.getByText('Kiriman itu dicoba lagi.')).toBeVisible();
});
