// What every browser test starts from: the product's address, with and without JavaScript, and
// people who are signed in.
import { type Browser, expect, type Page, test as base } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { TEST_PASSWORD } from './people.ts';

/** A second window with a person of its own. */
type NewPage = (options?: { javaScript?: boolean; desktop?: boolean }) => Promise<Page>;

export const test = base.extend<{ newPage: NewPage }>({
	baseURL: async ({}, use) => use(process.env.TANGGAP_ORIGIN ?? ''),
	newPage: async ({ browser, serviceWorkers }, use) => {
		const opened: Page[] = [];
		await use(async (options = {}) => {
			const page = await openPage(browser, { ...options, serviceWorkers });
			opened.push(page);
			return page;
		});
		for (const page of opened) await page.context().close();
	}
});

export { expect };

async function openPage(
	browser: Browser,
	{
		javaScript = true,
		desktop = false,
		serviceWorkers
	}: { javaScript?: boolean; desktop?: boolean; serviceWorkers: 'allow' | 'block' }
): Promise<Page> {
	const context = await browser.newContext({
		baseURL: process.env.TANGGAP_ORIGIN,
		javaScriptEnabled: javaScript,
		serviceWorkers,
		locale: 'id-ID',
		timezoneId: 'Asia/Jakarta',
		viewport: desktop ? { width: 1280, height: 800 } : { width: 360, height: 740 }
	});
	return context.newPage();
}

/** Signs an officer in, as they do it. */
export async function signIn(page: Page, username: string, password = TEST_PASSWORD) {
	await page.goto('/petugas/masuk');
	await page.getByLabel('Nama pengguna').fill(username);
	await page.getByLabel('Kata sandi').fill(password);
	await page.getByRole('button', { name: 'Masuk' }).click();
	await expect(page).not.toHaveURL(/masuk/);
}

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/**
 * Looks for accessibility faults. axe is evaluated through the debugger, so that the page's strict
 * CSP stays as it is.
 */
export async function expectAccessible(page: Page) {
	// It judges the page, not the engine: Chromium's runs have told.
	if (page.context().browser()?.browserType().name() === 'firefox') return;
	// Before its styles are there, every link of a page is too small.
	await page.waitForLoadState();
	// Reading all of axe takes as long as using it; the page keeps it until it is left.
	if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe);
	const violations = await page.evaluate(`(async () => {
		const { violations } = await axe.run(document, {
			runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
			resultTypes: ['violations']
		});
		return violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' | '));
	})()`);
	expect(violations, `axe on ${page.url()}`).toEqual([]);
}
