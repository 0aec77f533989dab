// The main job, end to end: a resident complains, the office works it to an end that both can prove.
import { expect, signIn, test } from '../support/fixtures.ts';
import { answer, fileComplaint, photo, track, verifyAndAssign } from '../support/steps.ts';

for (const javaScript of [true, false]) {
	test(`a complaint is filed, tracked, verified, handed over, followed up, answered, disputed, answered again, agreed to, rated and reopened (JavaScript ${javaScript ? 'on' : 'off'})`, async ({
		newPage
	}) => {
		test.setTimeout(180_000);
		const resident = await newPage({ javaScript });
		const paper = await fileComplaint(
			resident,
			'Saya merekam KTP di Bayung Lencir tiga minggu lalu, belum ada kabar sampai sekarang.'
		);
		expect(paper.number).toMatch(/^\d{4}-\d{6}$/);
		expect(paper.code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
		expect(resident.url()).not.toContain(paper.code);
		expect(await resident.title()).not.toContain(paper.code);

		await track(resident, paper);
		await expect(resident.getByText('Sudah kami terima').first()).toBeVisible();
		await resident.getByLabel('Pesan Anda').fill('Rumah saya jauh, tolong kabari dulu.');
		await resident.getByLabel('Foto, dokumen, atau rekaman suara').setInputFiles(await photo());
		await resident.getByRole('button', { name: 'Kirim pesan' }).click();
		await expect(resident.getByText('Rumah saya jauh')).toBeVisible();
		await expect(resident.getByRole('img', { name: /foto-loket/ })).toBeVisible();

		const intake = await newPage({ javaScript, desktop: true });
		await signIn(intake, 'penerima-uji');
		await intake.goto(`/petugas/pengaduan/${paper.number}`);
		await expect(intake.getByText('Rumah saya jauh')).toBeVisible();
		await verifyAndAssign(intake, paper.number);

		const handler = await newPage({ javaScript, desktop: true });
		await signIn(handler, 'petugas-uji');
		await expect(
			handler.getByRole('link', { name: new RegExp(paper.number) }).first()
		).toBeVisible();
		await handler.goto(`/petugas/pengaduan/${paper.number}/tindak-lanjut`);
		await handler
			.getByLabel('Apa yang sudah dikerjakan?')
			.fill('Data perekaman sudah kami temukan.');
		await handler.getByLabel('Bukti').setInputFiles(await photo('bukti-cek.jpg'));
		await handler.getByRole('button', { name: 'Simpan tindak lanjut' }).click();
		await answer(handler, paper.number, 'KTP Anda sudah dicetak dan bisa diambil di kecamatan.');

		await resident.goto('/lacak/laporan');
		await expect(resident.getByText('Data perekaman sudah kami temukan.')).toBeVisible();
		await expect(resident.getByText('KTP Anda sudah dicetak')).toBeVisible();
		// The unit, never the person.
		await expect(resident.getByText(/Pendaftaran Penduduk/).first()).toBeVisible();
		await expect(resident.getByText('Petugas Uji')).toHaveCount(0);
		await resident.getByRole('link', { name: 'Belum selesai' }).click();
		await resident.getByLabel('Ceritakan apa yang masih kurang').fill('Di kecamatan belum ada.');
		await resident.getByRole('button', { name: 'Kirim: belum selesai' }).click();
		await expect(resident.getByText('Dibuka kembali').first()).toBeVisible();

		await answer(handler, paper.number, 'Maaf. KTP sudah sampai di kecamatan pagi ini.');
		await resident.goto('/lacak/laporan');
		await resident.getByRole('button', { name: 'Sudah selesai' }).click();
		await expect(resident.getByText('Selesai').first()).toBeVisible();
		await resident.getByRole('link', { name: 'Nilai penanganan kami' }).click();
		await resident.getByRole('radio', { name: 'Baik', exact: true }).check();
		await resident.getByLabel('Mengapa?').fill('Akhirnya selesai.');
		await resident.getByRole('button', { name: 'Kirim penilaian' }).click();
		await expect(resident.getByText(/nilai 4 dari 5/)).toBeVisible();

		await resident.getByRole('link', { name: 'Buka kembali laporan' }).click();
		await resident
			.getByLabel('Mengapa laporan ini perlu dibuka lagi?')
			.fill('Nama di KTP salah satu huruf.');
		await resident.getByRole('button', { name: 'Buka kembali laporan' }).click();
		await answer(handler, paper.number, 'Nama sudah kami betulkan, KTP baru sudah dikirim.');

		// The reporter agrees on the telephone; the officer closes with that.
		await handler.goto(`/petugas/pengaduan/${paper.number}/penutupan`);
		await handler.getByRole('radio', { name: /Pelapor menyatakan selesai/ }).check();
		await handler.getByLabel('Keterangan').fill('Pelapor menelepon: KTP sudah diterima dan benar.');
		await handler.getByRole('button', { name: 'Tutup pengaduan' }).click();
		await expect(handler).toHaveURL(/selesai=penutupan/);
		await resident.goto('/lacak/laporan');
		await expect(resident.getByText('Pelapor menelepon: KTP sudah diterima')).toBeVisible();

		await resident.getByRole('button', { name: 'Tutup laporan di perangkat ini' }).click();
		await resident.goto('/lacak/laporan');
		await expect(resident).toHaveURL(/\/lacak(\?|$)/);
	});
}

test('at the counter, for somebody without a telephone: taken down, slip printed, followed at home', async ({
	newPage
}) => {
	const operator = await newPage({ desktop: true });
	await signIn(operator, 'operator-uji');
	await operator.goto('/petugas/pengaduan/baru');
	await operator.getByLabel('Masuk lewat').selectOption({ label: 'Loket' });
	await operator.getByLabel('Jenis').selectOption('pengaduan');
	await operator.getByLabel('Layanan').selectOption('KK');
	await operator.getByLabel('Masalah').selectOption('DATA_SALAH');
	await operator
		.getByLabel('Uraian')
		.fill('Ibu pelapor datang sendiri. Nama anaknya di KK salah satu huruf.');
	await operator.getByRole('button', { name: /Simpan|Catat/ }).click();
	const sheet = operator.getByRole('region', { name: 'Tanda terima' });
	await expect(sheet).toBeVisible();
	const paper = {
		number: (await sheet.locator('[data-number]').innerText()).trim(),
		code: (await sheet.locator('[data-code]').innerText()).trim()
	};
	const resident = await newPage({ javaScript: false });
	await track(resident, paper);
	await expect(resident.getByText('Sudah kami terima').first()).toBeVisible();
});
