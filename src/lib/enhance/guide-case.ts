// Shows one case of a page that holds all of them.
import { ALL_CASES } from '#lib/guides/address.ts';

/**
 * @param page the guide
 * @param asked the case in the address
 * @returns it, if this guide has it; ALL_CASES; null for none
 */
export function chosenCase(page: HTMLElement, asked: string | null): string | null {
	if (asked === null || asked === ALL_CASES) return asked;
	// A page of one case has no choice to look it up in, and then the server has checked.
	if (page.dataset.all === undefined) return asked;
	return nameOf(page, asked) === undefined ? null : asked;
}

/** Hides what doesn't concern the case; without a case, everything but the choice. */
export function showCase(page: HTMLElement, caseId: string | null): void {
	const content = page.querySelector<HTMLElement>('[data-content]');
	const choice = page.querySelector<HTMLElement>('.choice');
	if (content) content.hidden = caseId === null;
	if (caseId === null || caseId === ALL_CASES) return;
	if (choice) choice.hidden = true;
	for (const part of page.querySelectorAll<HTMLElement>('[data-kasus]')) {
		// Removed and not hidden: what is not shown must not be counted, ticked or printed.
		if (!part.dataset.kasus?.split(' ').includes(caseId)) part.remove();
	}
	for (const name of page.querySelectorAll('[data-case-name]')) {
		name.textContent = nameOf(page, caseId) ?? '';
	}
	for (const field of page.querySelectorAll<HTMLInputElement>('input[name=kasus]')) {
		field.value = caseId;
	}
}

function nameOf(page: HTMLElement, caseId: string): string | undefined {
	return page.querySelector<HTMLElement>(`[data-case="${CSS.escape(caseId)}"] b`)?.innerText;
}
