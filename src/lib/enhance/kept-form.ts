// A form on a page that this device keeps: what the server would have done for this one visit.
import { GIVEN_CODES, givenWords } from '#lib/forms/prefill.ts';
import { newUuid } from './uuid.ts';

/**
 * Gives a form its key. A kept page has none: every phone would send the same.
 * @param form with a field `kunci`
 */
export function ensureKey(form: HTMLFormElement): void {
	const field = form.elements.namedItem('kunci');
	if (field instanceof HTMLInputElement && !field.value) field.value = newUuid();
}

/** Fills in what the address says, where no server has read the address. */
export function fillFromAddress(form: HTMLFormElement): void {
	if (document.documentElement.dataset.salinan === undefined) return;
	const given = new URLSearchParams(location.search);
	for (const name of GIVEN_CODES) {
		const value = given.get(name);
		const choices = form.querySelectorAll<HTMLInputElement>(`input[name=${name}]`);
		for (const choice of choices) if (choice.value === value) choice.checked = true;
	}
	const story = form.querySelector<HTMLTextAreaElement>('textarea[name=uraian]');
	const words = givenWords(given);
	if (story && words) story.defaultValue = words;
}
