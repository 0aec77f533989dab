// The form's choices of who may not read, drawn anew when the team has changed while somebody wrote.
import { choicesWords, readerChoices } from '#lib/labels/disclosure-team.ts';
import type { Manifest } from '#lib/sealed/index.ts';
import { copyOf, find, tell } from './page.ts';

/**
 * Whoever was left out stays so, by name: new keys make nobody another person.
 * @param team checked
 * @returns the names that were not there before
 */
export function drawChoices(form: HTMLFormElement, team: Manifest): string[] {
	const before = [...form.querySelectorAll<HTMLInputElement>('input[name=kecualikan]')];
	const nameOf = (box: HTMLInputElement) => box.parentElement?.querySelector('b')?.textContent;
	const known = before.map(nameOf);
	const leftOut = before.filter(({ checked }) => checked).map(nameOf);
	const choices = readerChoices(team);
	const drawn = choices.map(({ id, name, hint, escrow }, place) => {
		const tile = copyOf('reader');
		const box = find<HTMLInputElement>('input', tile);
		box.id = place === 0 ? 'kecualikan' : `kecualikan-${id}`;
		box.value = id;
		box.checked = leftOut.includes(name);
		box.toggleAttribute('data-escrow', escrow);
		tile.classList.toggle('across', escrow);
		tell('b', name, tile);
		tell('.hint', hint, tile);
		return tile;
	});
	find('[data-choices]', form).replaceChildren(...drawn);
	tell('[data-choices-in-all]', choicesWords(choices), form);
	return choices.map(({ name }) => name).filter((name) => !known.includes(name));
}
