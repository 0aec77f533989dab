// A session in front of a group, from the first slide to the desk, with the network gone in between.
import { randomUUID } from 'node:crypto';
import type { Page, Route } from '@playwright/test';
import { expect, expectAccessible, signIn, test } from '../support/fixtures.ts';
import { firstSession, goOnTo, next, openSession, setPresent, slide } from '../support/sessions.ts';

const RESULTS = 'tanggap-sesi-hasil';

/** Answers on a participant's phone: the same place in each question, and the first left empty. */
async function answerOnPhone(phone: Page, slug: string, form: 'a' | 'b'): Promise<string> {
	await phone.goto(`/sesi/${slug}/kuis/${form}`);
	await phone.context().setOffline(true);
	const questions = phone.locator('fieldset');
	for (let at = 1; at < (await questions.count()); at++) {
		await questions.nth(at).getByRole('radio').first().check();
	}
	await phone.getByRole('button', { name: 'Selesai, lihat kode saya' }).click();
	await expect(phone.getByText('1 pertanyaan Anda kosongkan.')).toBeVisible();
	const code = await phone.locator('[data-code]').innerText();
	await phone.context().setOffline(false);
	return code;
}

test('a session without network: counted by hands and codes, sent once', async ({ newPage }) => {
	test.setTimeout(180_000);
	const people = 37;
	const phone = await newPage();
	const page = await newPage();
	const slug = await openSession(page);
	const codeBefore = await answerOnPhone(phone, slug, 'a');
	const codeAfter = await answerOnPhone(phone, slug, 'b');
	const posts: number[] = [];
	page.on('response', (answer) => {
		if (answer.url().endsWith('/api/sesi')) posts.push(answer.status());
	});
	await page.context().setOffline(true);

	// Before: raised hands.
	await next(page);
	await setPresent(page, 'a', people);
	await next(page);
	const questions = Number(/dari (\d+)/.exec(await slide(page).innerText())?.[1]);
	for (let at = 0; at < questions; at++) {
		const counts = slide(page).locator('[data-hands]');
		await counts.nth(0).fill('20');
		await counts.nth(1).fill('16');
		await counts.nth(1).press('Tab');
		await expect(slide(page).locator('[data-sum]')).toHaveText(/36 orang dari 37.*1 belum/);
		if (at === 0) {
			const more = slide(page).getByRole('button', { name: /Tambah satu.*jawaban A/ });
			await more.click();
			await more.click();
			await expect(slide(page).getByRole('alert')).toContainText('semua sudah terhitung');
			await expect(counts.nth(0)).toHaveValue('21');
			await slide(page)
				.getByRole('button', { name: /Kurangi satu.*jawaban A/ })
				.click();
			// What is right is nobody's business before the second quiz.
			await expect(slide(page).getByText('Ini yang benar')).toHaveCount(0);
		}
		await next(page);
	}
	await expect(slide(page)).toHaveAttribute('id', /^bagian-1-/);

	// After: codes from phones.
	await goOnTo(page, 'kuis-b');
	await expect(page.locator('[data-present=b]')).toHaveValue(String(people));
	await page.getByRole('radio', { name: /Di HP peserta/ }).check();
	await next(page);
	const code = page.getByRole('textbox', { name: 'Kode jawaban' });
	const alert = slide(page).getByRole('alert');
	const enter = async (text: string) => {
		await code.fill(text);
		await code.press('Enter');
	};
	await expect(page.getByRole('button', { name: 'Batalkan kode terakhir' })).toHaveCount(0);
	await enter(codeBefore);
	await expect(alert).toContainText('kuis yang lain');
	await enter(codeAfter.replace(/.$/, (last) => (last === '7' ? '8' : '7')));
	await expect(alert).toContainText('belum tepat');
	await enter(codeAfter.toLowerCase().replaceAll('-', ' '));
	await expect(slide(page).locator('[data-sum]')).toHaveText(/1 kode dari 37/);
	await enter(codeAfter);
	await expect(slide(page).getByText('Kode ini sudah dicatat.')).toBeVisible();
	await page.getByRole('button', { name: 'Bukan, jangan catat' }).click();
	await expect(slide(page).locator('[data-sum]')).toHaveText(/1 kode dari 37/);
	await enter(codeAfter);
	await page.getByRole('button', { name: 'Ya, orang lain' }).click();
	await enter(codeAfter);
	await page.getByRole('button', { name: 'Ya, orang lain' }).click();
	await page.getByRole('button', { name: 'Batalkan kode terakhir' }).click();
	await expect(slide(page).locator('[data-sum]')).toHaveText(/2 kode dari 37/);

	// Only now what is right, and why.
	await next(page);
	await expect(slide(page).getByText('Ini yang benar')).toBeVisible();
	await goOnTo(page, 'hasil');
	await expect(
		slide(page)
			.getByText(/dari 37 \(/)
			.first()
	).toBeVisible();
	await goOnTo(page, 'penutup');
	await page.getByLabel('Lama sesi, menit').fill('0');
	await page.getByRole('button', { name: 'Selesai dan simpan' }).click();
	await expect(slide(page).getByRole('alert')).toContainText('Isi lama sesi');
	await page.getByLabel('Lama sesi, menit').fill('48');
	await page.getByLabel('Kecamatan').selectOption({ label: 'Bayung Lencir' });
	await page.getByRole('button', { name: 'Selesai dan simpan' }).click();
	await expect(page.getByText('Hasil tersimpan di perangkat ini.')).toBeVisible();
	expect(posts).toEqual([]);

	// Back in the network.
	await page.context().setOffline(false);
	await expect(page.getByText('Hasil sudah terkirim ke dinas.')).toBeVisible();
	const kept = JSON.parse(
		(await page.evaluate((key) => localStorage.getItem(key), RESULTS)) ?? '[]'
	)[0];
	expect(kept.sentAt).not.toBeNull();
	const [before, after] = kept.result.quizzes;
	expect([before.method, after.method]).toEqual(['hands', 'codes']);
	const asked = (totals: { asked: number }[]) => totals.reduce((sum, one) => sum + one.asked, 0);
	expect([asked(before.totals), asked(after.totals)]).toEqual([37 * questions, 37 * questions]);
	const unanswered = (totals: { unanswered: number }[]) =>
		totals.reduce((sum, one) => sum + one.unanswered, 0);
	expect(unanswered(before.totals)).toBe(questions);
	// Two people answered all questions but the first.
	expect(unanswered(after.totals)).toBe(37 * questions - 2 * (questions - 1));

	// Sent again, as after an answer that got lost.
	await page.evaluate((key) => {
		const list = JSON.parse(localStorage.getItem(key) ?? '[]');
		list[0].sentAt = null;
		localStorage.setItem(key, JSON.stringify(list));
	}, RESULTS);
	await page.goto('/sesi');
	await expect(page.getByText('Semua hasil sudah terkirim.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Kirim sekarang' })).toHaveCount(0);
	expect(posts).toEqual([201, 200]);
	await page.getByRole('button', { name: 'Hapus dari perangkat ini' }).click();
	await expect(page.getByText('Hasil di perangkat ini')).toBeHidden();

	// At the desk it stands once, and counts when somebody has vouched for it.
	const head = await newPage({ desktop: true });
	await signIn(head, 'pimpinan-uji');
	await head.getByRole('link', { name: 'Sosialisasi' }).click();
	const row = head.getByRole('row').filter({ hasText: '48 menit' });
	await expect(row).toHaveCount(1);
	await expect(row).toContainText('Belum dikonfirmasi');
	await row.getByRole('link').click();
	await expect(head.getByText('Bayung Lencir')).toBeVisible();
	await expectAccessible(head);
	await head.getByRole('link', { name: 'Konfirmasi' }).click();
	await head.getByRole('button', { name: 'Konfirmasi' }).click();
	await expect(head.getByText('sekarang ikut dihitung')).toBeVisible();
	await head.getByRole('link', { name: 'Jangan hitung' }).click();
	await head.getByRole('button', { name: 'Jangan hitung' }).click();
	await expect(head.getByRole('alert')).toBeVisible();
	await expectAccessible(head);
	await head.goto('/petugas/sosialisasi');
	await expect(head.getByText(/sesi terkonfirmasi/)).toBeVisible();
	await expectAccessible(head);
	await head.setViewportSize({ width: 320, height: 640 });
	await expectNoOverflow(head);
});

test('a result that the office refuses, or can’t take now, stays on the device', async ({
	newPage
}) => {
	const page = await newPage();
	await openSession(page);
	await goOnTo(page, 'penutup');
	await page.locator('[name=hadir]').fill('5');
	let status = 503;
	await page.route('**/api/sesi', (route) =>
		status === 201 ? route.continue() : route.fulfill({ status, json: { message: 'Tidak bisa.' } })
	);
	await page.getByRole('button', { name: 'Selesai dan simpan' }).click();
	await expect(page.getByText('Hasil tersimpan di perangkat ini.')).toBeVisible();
	await page.goto('/sesi');
	await expect(page.getByText('1 sesi belum terkirim.')).toBeVisible();
	await page.getByRole('button', { name: 'Kirim sekarang' }).click();
	await expect(page.getByText('Belum ada sambungan.')).toBeVisible();
	await expect(page.getByRole('button', { name: /Hapus/ })).toHaveCount(0);
	await expectAccessible(page);
	// A network that wants a login answers for us.
	await page.unroute('**/api/sesi');
	await page.route('**/api/sesi', (route) =>
		route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Wi-Fi</h1>' })
	);
	await page.getByRole('button', { name: 'Kirim sekarang' }).click();
	await expect(page.getByText('1 sesi belum terkirim.')).toBeVisible();
	await page.unroute('**/api/sesi');
	await page.route('**/api/sesi', (route) =>
		route.fulfill({ status: 400, json: { message: 'Sesi ini sudah tidak ada.' } })
	);
	await page.getByRole('button', { name: 'Kirim sekarang' }).click();
	await expect(page.getByText('Sesi ini sudah tidak ada.')).toBeVisible();
	await page.unroute('**/api/sesi');
	status = 201;
	// The signal returns while a try still waits for the line that was lost.
	const trying = new Promise<Route>((held) => {
		void page.route('**/api/sesi', held, { times: 1 });
	});
	await page.getByRole('button', { name: 'Kirim sekarang' }).click();
	const lost = await trying;
	await page.evaluate(() => dispatchEvent(new Event('online')));
	await lost.abort('internetdisconnected');
	await expect(page.getByText('Semua hasil sudah terkirim.')).toBeVisible();
});

test('a session keeps its place and its counts over a reload', async ({ newPage }) => {
	const page = await newPage();
	await openSession(page);
	await next(page);
	await setPresent(page, 'a', 9);
	await next(page);
	await slide(page)
		.getByRole('button', { name: /Tambah satu.*jawaban B/ })
		.click();
	await page.reload();
	await expect(slide(page)).toHaveAttribute('id', 'tanya-a-1');
	await expect(slide(page).locator('[data-hands="1"]')).toHaveValue('1');
	// Nobody who has answered can be counted away, whichever way is chosen by then.
	await page.keyboard.press('ArrowLeft');
	await page.getByRole('radio', { name: /Di HP peserta/ }).check();
	await setPresent(page, 'a', 0);
	await expect(slide(page).getByRole('alert')).toContainText('Sudah ada 1 jawaban');
	await expect(page.locator('[data-present=a]')).toHaveValue('9');
	await page.getByRole('radio', { name: /Angkat tangan/ }).check();
	await next(page);
	await page.goto('/sesi');
	await page.getByRole('link', { name: /^Lanjutkan/ }).click();
	await expect(slide(page)).toHaveAttribute('id', 'tanya-a-1');
	// Three hours later it is probably another day's: asked, and nothing lost.
	await page.evaluate(() => {
		for (const key of Object.keys(localStorage).filter((one) => /berjalan/.test(one))) {
			const run = JSON.parse(localStorage.getItem(key) ?? '{}');
			run.startedAt -= 4 * 3_600_000;
			localStorage.setItem(key, JSON.stringify(run));
		}
	});
	await page.reload();
	await page.getByRole('button', { name: 'Mulai baru' }).click();
	await expect(slide(page)).toHaveAttribute('id', 'awal');
	await page.goto('/sesi');
	await expect(page.getByRole('heading', { name: 'Hasil di perangkat ini' })).toBeVisible();
	await expect(page.getByText('9 orang')).toBeVisible();
});

test('a rehearsal leaves nothing', async ({ newPage }) => {
	const page = await newPage();
	await openSession(page);
	await goOnTo(page, 'penutup');
	page.on('dialog', (dialog) => dialog.accept());
	await page.getByRole('button', { name: /Hanya latihan/ }).click();
	await expect(slide(page)).toHaveAttribute('id', 'awal');
	await page.goto('/sesi');
	await expect(page.getByRole('link', { name: /^Lanjutkan/ })).toHaveCount(0);
	await expect(page.getByText('Hasil di perangkat ini')).toBeHidden();
});

test('the wall follows, shows no notes, and works alone', async ({ newPage }) => {
	const page = await newPage();
	const slug = await openSession(page);
	const wall = await page.context().newPage();
	await wall.setViewportSize({ width: 1920, height: 1080 });
	await next(page);
	await setPresent(page, 'a', 10);
	// Opened late, it asks where the facilitator is.
	await wall.goto(`/sesi/${slug}/layar`);
	await expect(slide(wall)).toHaveAttribute('id', 'kuis-a');
	await next(page);
	await expect(slide(wall)).toHaveAttribute('id', 'tanya-a-1');
	await slide(page)
		.getByRole('button', { name: /Tambah satu.*jawaban A/ })
		.click();
	await expect(wall.getByText('Catatan untuk Anda')).toHaveCount(0);
	await expect(wall.getByText('Ucapkan')).toHaveCount(0);
	await goOnTo(page, 'hasil');
	await expect(slide(wall)).toHaveAttribute('id', 'hasil');
	await expect(
		slide(wall)
			.getByText(/dari \d0 \(/)
			.first()
	).toBeVisible();
	await expectAccessible(wall);
	await page.close();
	await wall.reload();
	await expect(slide(wall)).toHaveAttribute('id', 'awal');
	const ids = await wall.locator('[data-slide]').evaluateAll((all) => all.map(({ id }) => id));
	for (const size of [
		{ width: 1920, height: 1080 },
		{ width: 1280, height: 720 },
		{ width: 1024, height: 768 }
	]) {
		await wall.setViewportSize(size);
		await wall.reload();
		for (const id of ids) {
			await expect(slide(wall)).toHaveAttribute('id', id);
			const tooTall = await wall.evaluate(
				() => document.documentElement.scrollHeight - innerHeight
			);
			expect(tooTall, `${id} at ${size.width} px`).toBeLessThanOrEqual(0);
			await expectNoOverflow(wall);
			await wall.keyboard.press('PageDown');
		}
	}
});

test('every slide with the keyboard, at every width, without a fault', async ({ newPage }) => {
	test.setTimeout(180_000);
	const page = await newPage();
	await openSession(page);
	await next(page);
	const looked = new Set<string>();
	for (let at = 0; at < 150; at++) {
		const here = slide(page);
		const kind = (await here.getAttribute('data-slide')) ?? '';
		for (const width of [320, 360, 1280]) {
			await page.setViewportSize({ width, height: 740 });
			await expectNoOverflow(page);
			if (width > 320 && looked.has(kind + width)) continue;
			looked.add(kind + width);
			if (width > 320) await expectAccessible(page);
		}
		if (kind === 'quiz' && (await here.getAttribute('id')) === 'kuis-b') {
			await page.getByRole('radio', { name: /Di HP peserta/ }).check();
			await page.locator('h2:visible').focus();
		}
		if (kind === 'closing') break;
		await expect(page.locator('h2:visible')).toBeFocused();
		await page.keyboard.press('ArrowRight');
	}
	expect([...looked].filter((one) => one.endsWith('360')).sort()).toEqual(
		['answer', 'closing', 'codes', 'question', 'quiz', 'step'].map((kind) => `${kind}360`)
	);
});

test('without JavaScript a session is a document, and a quiz still ends with a code', async ({
	newPage
}) => {
	const page = await newPage({ javaScript: false });
	const slug = await firstSession(page);
	await page.goto(`/sesi/${slug}`);
	await expect(page.getByText('Ucapkan').first()).toBeVisible();
	await expect(page.getByText('Catatan untuk Anda').first()).toBeVisible();
	await expect(page.getByRole('button')).toHaveCount(0);
	for (const shown of await page.locator('[data-slide]').all()) await expect(shown).toBeVisible();
	await expectNoOverflow(page);
	await page.goto(`/sesi/${slug}/kuis/a`);
	await expectNoOverflow(page);
	// What is right doesn't travel to participants.
	expect(await page.content()).not.toMatch(/data-right|penjelasan/i);
	await page.locator('input[name=jawab-0]').first().check();
	await page.getByRole('button', { name: 'Selesai, lihat kode saya' }).click();
	await expect(page.locator('[data-code]')).toHaveText(/^[0-9A-Z]{3,4}(-[0-9A-Z]{2,4})+$/);
	const missing = await page.goto(`/sesi/${slug}/kuis/c`);
	expect(missing?.status()).toBe(404);
});

test('the receiving end says what is wrong', async ({ page, request }) => {
	const slug = await firstSession(page);
	const result = {
		id: randomUUID(),
		session: slug,
		revision: '0123456789ab',
		heldOn: new Date().toISOString().slice(0, 10),
		kecamatan: null,
		present: 3,
		minutes: 5,
		quizzes: []
	};
	const headers = { accept: 'application/json', 'sec-fetch-site': 'same-origin' };
	const post = async (data: unknown, more: Record<string, string> = {}) => {
		const answer = await request.post('/api/sesi', {
			data,
			headers: { ...headers, 'content-type': 'application/json', ...more }
		});
		const said = (await answer.json()) as { message?: string };
		return `${answer.status()} ${said.message ?? ''}`.trim();
	};
	expect(await post(result)).toBe('201');
	expect(await post(result)).toBe('200');
	expect(await post({ ...result, minutes: 6 })).toMatch(/^409 Sesi lain/);
	expect(await post({ ...result, session: 'tidak-ada' })).toMatch(/^400 Sesi ini sudah tidak ada/);
	expect(await post({ ...result, present: 0 })).toMatch(/^400 Jumlah yang hadir/);
	expect(await post('{')).toMatch(/^400 /);
	expect(await post({ ...result, more: 'x'.repeat(70_000) })).toMatch(/^413 Kiriman terlalu besar/);
	expect(await post('x=1', { 'content-type': 'text/plain' })).toMatch(/^415 /);
	expect(await post(result, { 'sec-fetch-site': 'cross-site' })).toMatch(/^403 /);
});

async function expectNoOverflow(page: Page) {
	const over = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(over, page.url()).toBeLessThanOrEqual(0);
}
