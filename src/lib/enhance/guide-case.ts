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
	for (const label of page.querySelectorAll('[data-any]')) unlessAlternatives(page, label);
	// With one case, for which ones a line is has been answered.
	for (const others of page.querySelectorAll('[data-for]')) others.remove();
	for (const name of page.querySelectorAll<HTMLElement>('[data-case-name]')) {
		name.textContent = nameOf(page, caseId) ?? '';
		if (name.parentElement) name.parentElement.hidden = false;
	}
	for (const field of page.querySelectorAll<HTMLInputElement>('input[name=kasus]')) {
		field.value = caseId;
	}
}

function nameOf(page: HTMLElement, caseId: string): string | undefined {
	const { cases } = page.dataset;
	if (cases !== undefined) return (JSON.parse(cases) as Record<string, string>)[caseId];
	return page.querySelector<HTMLElement>(`[data-case="${CSS.escape(caseId)}"] b`)?.innerText;
}

/** "Salah satu saja" is no longer true where the case left one. */
function unlessAlternatives(page: HTMLElement, label: Element): void {
	const id = label.getAttribute('data-any') ?? '';
	const left = page.querySelectorAll(`[data-one-of="${CSS.escape(id)}"]`).length;
	if (left > 1) return;
	const isAround = label.querySelector('[data-one-of]') !== null;
	if (!isAround) return label.remove();
	label.classList.remove('any');
	label.querySelector('p')?.remove();
}
