// What a facilitator does in several browser tests of sessions.
import { expect, type Page } from '@playwright/test';

/** @returns the slug of a session, whichever the office teaches first */
export async function firstSession(page: Page): Promise<string> {
	await page.goto('/sesi');
	const href = await page.getByRole('link', { name: /^Buka/ }).first().getAttribute('href');
	return (href ?? '').replace('/sesi/', '');
}

/** Opens that session. @returns its slug */
export async function openSession(page: Page): Promise<string> {
	const slug = await firstSession(page);
	await page.goto(`/sesi/${slug}`);
	await expect(page.getByRole('button', { name: 'Lanjut' })).toBeVisible();
	return slug;
}

/** @returns the slide that is shown */
export const slide = (page: Page) => page.locator('[data-slide]:visible');
/** Goes on by one slide. */
export const next = (page: Page) => page.getByRole('button', { name: 'Lanjut' }).click();

/** Presses on until the slide with that id is shown. */
export async function goOnTo(page: Page, id: string) {
	for (let steps = 0; steps < 150; steps++) {
		if ((await slide(page).getAttribute('id')) === id) return;
		await page.keyboard.press('ArrowRight');
	}
	throw new Error(`no slide ${id}`);
}

/** Says how many are at a quiz. */
export async function setPresent(page: Page, form: 'a' | 'b', people: number) {
	const present = page.locator(`[data-present=${form}]`);
	await present.fill(String(people));
	await present.press('Tab');
}
