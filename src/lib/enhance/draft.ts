// Keeps what was typed into the filing form on the device, so that a closed tab loses nothing.
import { LIFETIME_MS } from './lifetime.ts';

const KEY = 'tanggap-draf';
const PAUSE_MS = 400;

interface Draft {
	savedAt: number;
	fields: [string, string][];
}

let timer: ReturnType<typeof setTimeout> | undefined;
let cleared = false;

/** @param form is saved while it is filled in, files left out */
export function keepDraft(form: HTMLFormElement): void {
	cleared = false;
	form.addEventListener('input', () => {
		clearTimeout(timer);
		timer = setTimeout(() => save(form), PAUSE_MS);
	});
	// A tab that is closed within the pause.
	addEventListener('pagehide', () => {
		if (timer && form.isConnected) save(form);
	});
}

/** @param form is saved at once, also after an earlier draft was forgotten */
export function saveDraft(form: HTMLFormElement): void {
	clearTimeout(timer);
	cleared = false;
	save(form);
}

/** Forgets the draft: it was sent, or its owner wants it gone. */
export function clearDraft(): void {
	clearTimeout(timer);
	timer = undefined;
	cleared = true;
	storage((store) => store.removeItem(KEY));
}

/** @returns whether there is one that is not too old */
export function hasDraft(): boolean {
	return read() !== null;
}

/**
 * Fills a fresh form from the draft. What the address of the page chose stays chosen, but its words
 * never replace those that somebody has written. What was filled in while the script was on its way
 * stays too.
 * @returns true when there was one
 */
export function restoreDraft(form: HTMLFormElement): boolean {
	const draft = read();
	if (!draft) return false;
	const chosen = new URLSearchParams(location.search);
	let restored = false;
	for (const [name, value] of draft.fields) {
		if (chosen.has(name) && !(name === 'uraian' && value)) continue;
		const field = form.elements.namedItem(name);
		if (isTouched(field)) continue;
		if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = true;
		else if (field && 'value' in field) field.value = value;
		if (value && name !== 'kunci') restored = true;
	}
	return restored;
}

function isTouched(field: RadioNodeList | Element | null): boolean {
	if (field instanceof RadioNodeList) return [...field].some((one) => isTouched(one as Element));
	if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
	if (field instanceof HTMLSelectElement) {
		const options = [...field.options];
		// Where none is given, browsers choose the first.
		const given = options.find(({ defaultSelected }) => defaultSelected) ?? options[0];
		return given?.selected === false;
	}
	if (!(field instanceof HTMLInputElement)) return false;
	return field.checked !== field.defaultChecked || field.value !== field.defaultValue;
}

function save(form: HTMLFormElement): void {
	timer = undefined;
	if (cleared) return;
	const fields = [...new FormData(form)].filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string'
	);
	const draft: Draft = { savedAt: Date.now(), fields };
	storage((store) => store.setItem(KEY, JSON.stringify(draft)));
}

function read(): Draft | null {
	try {
		const draft = JSON.parse(storage((store) => store.getItem(KEY)) ?? 'null') as Draft | null;
		if (!draft || Date.now() - draft.savedAt < LIFETIME_MS) return draft;
	} catch {
		// Not ours, or an older form of it.
	}
	storage((store) => store.removeItem(KEY));
	return null;
}

// A browser may forbid storage altogether, or be full.
function storage<T>(work: (store: Storage) => T): T | null {
	try {
		return work(localStorage);
	} catch {
		return null;
	}
}
