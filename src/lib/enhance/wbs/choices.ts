// The form's choices of who may not read, drawn anew when the team has changed while somebody wrote.
import { readerChoices, readersWords } from '#lib/labels/disclosure-team.ts';
import type { Manifest } from '#lib/sealed/index.ts';
import { copyOf, find, tell } from './page.ts';

/** Says for whom the form would seal as it is now. */
export function tellReaders(form: HTMLFormElement): void {
	const boxes = [...form.querySelectorAll<HTMLInputElement>('input[name=kecualikan]')];
	const reading = boxes.filter(({ checked }) => !checked);
	// The reserve key alone does not count: nobody would look.
	const somebody = reading.some((box) => !box.matches('[data-escrow]'));
	tell(
		'[data-readers]',
		somebody ? `Tersegel untuk ${reading.length} penerima` : 'Belum ada penerima',
		form
	);
	const leftOut = boxes.filter(({ checked }) => checked);
	tell('[data-reader-names]', readersWords(reading.map(nameOf), leftOut.map(nameOf)), form);
}

function nameOf(box: HTMLInputElement): string {
	return box.parentElement?.querySelector('b')?.textContent ?? '';
}

/**
 * Whoever was left out stays so, by name: new keys make nobody another person.
 * @param team checked
 * @returns the names that were not there before
 */
export function drawChoices(form: HTMLFormElement, team: Manifest): string[] {
	const before = [...form.querySelectorAll<HTMLInputElement>('input[name=kecualikan]')];
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
	return choices.map(({ name }) => name).filter((name) => !known.includes(name));
}
