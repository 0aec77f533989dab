// Test 8 of the design: whoever changes their own copy of our scripts can sign and seal anything. It
// stays words, or is refused by itself, and hides no other report.
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { ATTACKER, attackedReceipts } from '../support/wbs-attacked.ts';
import { TRAP } from '../support/wbs-hostile.ts';
import { enterAsFourth, openBox, reportCalled } from './steps.ts';

/** What the page would do, had it taken a stranger's words for more than words. */
async function expectNothingRan(page: Page, asked: string[]) {
	expect(asked.filter((address) => address.includes(TRAP))).toEqual([]);
	const markup = page.locator('main').locator('img, iframe, object, embed, script, [onload]');
	await expect(markup).toHaveCount(0);
}

function watch(page: Page): string[] {
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	page.on('pageerror', (error) => asked.push(`${TRAP} ${error.message}`));
	page.on('dialog', (dialog) => asked.push(`${TRAP} ${dialog.message()}`));
	return asked;
}

test('a member reads hostile reports as words, and the honest one among them', async ({ page }) => {
	const asked = watch(page);
	await enterAsFourth(page);
	// All that can't be opened is told, and all that can is there.
	await expect(page.locator('[data-unreadable]')).toContainText('1 laporan');
	await expect(reportCalled(page, 'Laporan jujur di antara yang lain.')).toBeVisible();

	await reportCalled(page, '<script>').getByRole('button').click();
	const talk = page.locator('[data-talk]');
	await expect(talk).toContainText(`<img src="${TRAP}"`);
	await expect(talk.getByText(/\.html/)).toBeVisible();
	const names: string[] = [];
	for (const button of await talk.getByRole('button').all()) {
		const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
		names.push(download.suggestedFilename());
	}
	expect(names).toHaveLength(4);
	for (const name of names) expect(name).toMatch(/^[\p{L}\p{N}_][\p{L}\p{N} _().-]*$/u);
	expect(await talk.textContent()).not.toContain('\u202Efdp.exe');
	await expectNothingRan(page, asked);

	await page.getByRole('button', { name: '← Daftar' }).click();
	await reportCalled(page, `${ATTACKER} menulis`).getByRole('button').click();
	await expect(talk.getByText('Tidak sah')).toHaveCount(7);
	const refused = await talk.getByRole('listitem').filter({ hasText: 'Tidak sah' }).all();
	for (const entry of refused) {
		await expect(entry).not.toContainText(ATTACKER);
		// Not even a day.
		await expect(entry.locator('.who')).toHaveText(/^Tidak sah\s*$/);
	}
	await page.getByRole('button', { name: '← Daftar' }).click();
	await expect(page.getByRole('button', { name: 'Tidak terbaca' })).toHaveCount(3);
	await expectNothingRan(page, asked);
});

test('the reporter’s own box shows them likewise, with and without JavaScript', async ({
	page,
	newPage
}) => {
	const asked = watch(page);
	const receipts = attackedReceipts();
	await openBox(page, receipts.hostile ?? '');
	await expect(page.getByText(`<img src="${TRAP}"`).first()).toBeVisible();
	await expectNothingRan(page, asked);

	const plain = await newPage({ javaScript: false });
	const askedPlain = watch(plain);
	await openBox(plain, receipts.hostile ?? '');
	await expect(plain.getByText(`<img src="${TRAP}"`).first()).toBeVisible();
	await expectNothingRan(plain, askedPlain);
	for (const name of ['nonsense', 'no such day']) {
		await openBox(plain, receipts[name] ?? '');
		await expect(plain.getByText('Pesan ini tidak bisa dipercaya').first()).toBeVisible();
	}
	await expectNothingRan(plain, askedPlain);
});
