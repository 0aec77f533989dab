// What the tests of attacks on the sealed channel do several times.
import { expect, type Locator, type Page } from '@playwright/test';
import process from 'node:process';
import { SESSION_COOKIE } from '../../src/lib/server/officers/sessions.ts';
import { WBS_SESSION } from '../support/wbs-attacked.ts';
import { WBS_TEAM } from '../support/wbs-team.ts';

/** Lets the fourth member in, who alone reads what attackers have sent. */
export async function signInAsFourth(page: Page): Promise<void> {
	const url = process.env.TANGGAP_ORIGIN ?? '';
	await page.context().addCookies([{ name: SESSION_COOKIE, value: WBS_SESSION, url }]);
}

/** Likewise, with their keys unlocked and all reports found. */
export async function enterAsFourth(page: Page): Promise<void> {
	await signInAsFourth(page);
	await page.goto('/petugas/wbs');
	await unlock(page, WBS_TEAM[3].passphrase);
	await expect(page.getByText(/^Dicari sejak/)).toBeVisible();
}

/** @param secret what opens the member's keys */
export async function unlock(page: Page, secret: string): Promise<void> {
	await page.getByLabel('Kata sandi kunci').fill(secret);
	await page.getByRole('button', { name: 'Buka kunci' }).click();
}

/** @returns the entry of the member's list whose report begins with these words */
export function reportCalled(page: Page, words: string): Locator {
	return page.locator('[data-reports] li').filter({ hasText: words });
}

/** Opens a reporter's box, with or without JavaScript. */
export async function openBox(page: Page, receipt: string): Promise<void> {
	await page.goto('/wbs/kotak');
	await typeReceipt(page, receipt);
	await expect(page.locator('.talk, [data-talk]').first()).toBeVisible();
}

/** Types a receipt where the box asks for it, and goes on. */
export async function typeReceipt(page: Page, receipt: string): Promise<void> {
	await page.getByLabel(/^Kode kotak/).fill(receipt);
	const agree = page.getByLabel(/^Saya paham/);
	if (await agree.isVisible()) await agree.check();
	await page.getByRole('button', { name: /^Buka kotak/ }).click();
}

/** Changes what the page brings along for its script, as a proxy in between would. */
export async function tamperWith<Team>(
	page: Page,
	address: string,
	change: (team: Team) => Team
): Promise<void> {
	await page.route(`**${address}`, async (route) => {
		const response = await route.fetch();
		const body = (await response.text()).replace(/data-team="([^"]*)"/, (_, text: string) => {
			const team = JSON.parse(text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as Team;
			const changed = JSON.stringify(change(team));
			return `data-team="${changed.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
		});
		await route.fulfill({ response, body });
	});
}
