// Test 4 of the design: whoever administers the database forges, swaps, replays, drops and replaces what
// was said, at worst with the reports' keys in hand. Both sides see that something is wrong, and nothing
// of the attacker's. The end that is cut off needs the anchor (test 9).
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { ATTACKER, attackedReceipts } from '../support/wbs-attacked.ts';
import { enterAsFourth, openBox, reportCalled } from './steps.ts';

/** Entries that hold, and entries that are refused, as each side sees them. */
const CHANGED = {
	forged: { held: 4, refused: 2 },
	swapped: { held: 1, refused: 3 },
	replayed: { held: 4, refused: 1 },
	dropped: { held: 1, refused: 2 }
};

test('the member sees which messages do not hold', async ({ page }) => {
	await enterAsFourth(page);
	const talk = page.locator('[data-talk]');
	for (const [name, { held, refused }] of Object.entries(CHANGED)) {
		await reportCalled(page, `Laporan jujur: ${name}`).getByRole('button').click();
		await expect(talk.getByText('Tidak sah'), name).toHaveCount(refused);
		await expect(talk.getByRole('listitem'), name).toHaveCount(held + refused);
		await expect(talk).not.toContainText(ATTACKER);
		await page.getByRole('button', { name: '← Daftar' }).click();
	}
	// The attacker's own report is one; what was said in the one before it is not.
	await reportCalled(page, `${ATTACKER} menggantinya`).getByRole('button').click();
	await expect(talk.getByText('Tidak sah')).toHaveCount(3);
});

test('the reporter sees it', async ({ page }) => {
	for (const [name, { held, refused }] of Object.entries(CHANGED)) {
		await openBox(page, attackedReceipts()[name] ?? '');
		await expectRefused(page, held, refused);
	}
	// The key of a first message counts only when it is the receipt's.
	await openBox(page, attackedReceipts().replaced ?? '');
	await expectRefused(page, 0, 4);
});

test('and without JavaScript', async ({ newPage }) => {
	const page = await newPage({ javaScript: false });
	await openBox(page, attackedReceipts().forged ?? '');
	await expectRefused(page, 4, 2);
	await openBox(page, attackedReceipts().replaced ?? '');
	await expectRefused(page, 0, 4);
});

async function expectRefused(page: Page, held: number, refused: number) {
	const entries = page.locator('.talk > li');
	await expect(entries).toHaveCount(held + refused);
	const untrusted = entries.filter({ hasText: 'Pesan ini tidak bisa dipercaya' });
	await expect(untrusted).toHaveCount(refused);
	await expect(page.locator('main')).not.toContainText(ATTACKER);
}
