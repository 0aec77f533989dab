// A person with a keyboard and no mouse: Tab, arrows, Enter, Space and letters, nothing else.
import { expect, type Locator, type Page } from '@playwright/test';

/** No page asks for more presses of Tab than this. */
const MOST_STOPS = 90;

/**
 * Goes on with Tab until the element is reached. Every stop on the way must show where it is.
 * @throws when Tab does not lead there, or a stop can't be seen
 */
export async function tabTo(page: Page, target: Locator) {
	await expect(target, 'what Tab should lead to').toHaveCount(1);
	for (let stops = 0; stops < MOST_STOPS; stops += 1) {
		if (await hasFocus(target)) return;
		await page.keyboard.press('Tab');
		await expectFocusSeen(page);
	}
	throw new Error(`Tab does not lead to ${target.toString()} on ${page.url()}`);
}

/** Tabs to a link or button and presses Enter. */
export async function press(page: Page, target: Locator) {
	await tabTo(page, target);
	await page.keyboard.press('Enter');
}

/** Tabs to a field and types. In a list of choices, letters choose. */
export async function typeInto(page: Page, field: Locator, text: string) {
	await tabTo(page, field);
	await page.keyboard.type(text);
}

/** Tabs into a group of radio buttons and moves with the arrow to one of them. */
export async function choose(page: Page, group: Locator, option: Locator) {
	await expect(option, 'what the arrows should lead to').toHaveCount(1);
	const size = await group.count();
	for (let stops = 0; stops < MOST_STOPS && !(await someHasFocus(group)); stops += 1) {
		await page.keyboard.press('Tab');
		await expectFocusSeen(page);
	}
	await page.keyboard.press('Space');
	for (let steps = 0; steps < size && !(await option.isChecked()); steps += 1) {
		await page.keyboard.press('ArrowDown');
		await expectFocusSeen(page);
	}
	await expect(option).toBeChecked();
}

/** Where the keyboard is must be drawn, and lie on the screen. */
async function expectFocusSeen(page: Page) {
	const stop = await page.evaluate(() => {
		const element = document.activeElement ?? document.body;
		const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
		const { top, bottom, left, right } = element.getBoundingClientRect();
		return {
			html: element.outerHTML.slice(0, 160),
			nowhere: element === document.body,
			onScreen: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
			drawn:
				(outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) ||
				boxShadow !== 'none' ||
				// Inside a date, at its calendar button: the browser draws that ring itself.
				(element instanceof HTMLInputElement && !element.matches(':focus'))
		};
	});
	const where = `on ${page.url()}: ${stop.html}`;
	expect(stop.nowhere, `Tab went past the end of ${page.url()}`).toBe(false);
	expect(stop.drawn, `the focus is not drawn ${where}`).toBe(true);
	expect(stop.onScreen, `the focus is off the screen ${where}`).toBe(true);
}

function hasFocus(target: Locator): Promise<boolean> {
	return target.evaluate((element) => element === document.activeElement);
}

function someHasFocus(group: Locator): Promise<boolean> {
	return group.evaluateAll((elements) =>
		elements.some((element) => element === document.activeElement)
	);
}
