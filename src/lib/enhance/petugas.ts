// The desk by keyboard: shortcuts for the list and the case, told by `?`, and a box that ticks all
// rows. Every shortcut presses a link or a box that is on the page anyway.
import { keepShortcutsOff, shortcutsAreOff } from './shortcuts-switch.ts';

/** Within this time the second key of `g` must come, else somebody has gone for coffee. */
const SECOND_KEY_MS = 2000;
const LIST = 'tanggap-daftar';

const dialog = document.querySelector<HTMLDialogElement>('dialog[data-shortcuts]');
const rows = [...document.querySelectorAll<HTMLAnchorElement>('a[data-row]')];
let goPressedAt = -Infinity;

if (dialog) start(dialog);
rememberList();
offerToTickAll();

function start(dialog: HTMLDialogElement): void {
	for (const button of document.querySelectorAll<HTMLElement>('[data-shortcuts-open]')) {
		button.hidden = false;
		button.addEventListener('click', () => dialog.showModal());
	}
	const box = dialog.querySelector<HTMLInputElement>('input[type=checkbox]');
	if (box) {
		box.checked = !shortcutsAreOff();
		box.addEventListener('change', () => {
			keepShortcutsOff(!box.checked);
			showKeys(box.checked);
		});
	}
	showKeys(!shortcutsAreOff());
	document.addEventListener('keydown', (event) => {
		if (shortcutsAreOff() || belongsElsewhere(event)) return;
		if (press(event, dialog)) event.preventDefault();
	});
}

/** Keys of somebody who types, of the browser, or of an open dialog are not ours. */
function belongsElsewhere(event: KeyboardEvent): boolean {
	if (event.defaultPrevented || event.isComposing) return true;
	if (event.ctrlKey || event.metaKey || event.altKey) return true;
	if (document.querySelector('dialog[open]')) return true;
	const { target } = event;
	if (!(target instanceof HTMLElement)) return false;
	if (target instanceof HTMLInputElement) return !['checkbox', 'submit'].includes(target.type);
	return target.isContentEditable || target.matches('textarea, select');
}

/** @returns true when the key meant something here */
function press(event: KeyboardEvent, dialog: HTMLDialogElement): boolean {
	const { key } = event;
	const second = event.timeStamp - goPressedAt < SECOND_KEY_MS;
	goPressedAt = -Infinity;
	if (second) return follow(document.querySelector(`.spread a[data-go="${CSS.escape(key)}"]`));
	switch (key) {
		case '?':
			dialog.showModal();
			return true;
		case 'g':
			goPressedAt = event.timeStamp;
			return true;
		case '/':
			return focus(document.querySelector<HTMLElement>('input[type=search]'));
		case ']':
			return goTo(neighbour(1));
		case '[':
			return goTo(neighbour(-1));
		case '0':
			return goTo(isCase() ? readList()?.address : undefined);
	}
	return isCase()
		? follow(document.querySelector(`main a[data-key="${CSS.escape(key)}"]`))
		: moveInList(key);
}

function moveInList(key: string): boolean {
	const here = rows.findIndex((row) => row.closest('tr')?.contains(document.activeElement));
	if (key === 'j') return focus(rows[Math.min(here + 1, rows.length - 1)]);
	if (key === 'k') return focus(rows[Math.max(here - 1, 0)]);
	if (key !== 'x') return false;
	const box = rows[here]?.closest('tr')?.querySelector<HTMLInputElement>('input[name=pilih]');
	box?.click();
	return box !== null && box !== undefined;
}

function follow(link: HTMLAnchorElement | null): boolean {
	link?.click();
	return link !== null;
}

function focus(element: HTMLElement | null | undefined): boolean {
	element?.focus();
	return Boolean(element);
}

function goTo(address: string | undefined): boolean {
	if (address) location.assign(address);
	return address !== undefined;
}

// What the tab showed last, so that a case knows what comes before and after it.
function rememberList(): void {
	if (rows.length === 0) return;
	const list = {
		address: location.pathname + location.search,
		cases: rows.map(({ pathname }) => pathname)
	};
	try {
		sessionStorage.setItem(LIST, JSON.stringify(list));
	} catch {
		// Without storage there is no way to the neighbours; everything else works.
	}
}

function readList(): { address: string; cases: string[] } | null {
	try {
		return JSON.parse(sessionStorage.getItem(LIST) ?? 'null') as ReturnType<typeof readList>;
	} catch {
		return null;
	}
}

function isCase(): boolean {
	return document.querySelector('[data-case]') !== null;
}

function neighbour(step: 1 | -1): string | undefined {
	const cases = (isCase() && readList()?.cases) || [];
	const here = cases.indexOf(location.pathname);
	return here < 0 ? undefined : cases[here + step];
}

/** Each key stands beside what it does, and is told to screen readers. */
function showKeys(on: boolean): void {
	for (const link of document.querySelectorAll<HTMLElement>('main a[data-key]')) {
		link.querySelector('kbd')?.remove();
		link.removeAttribute('aria-keyshortcuts');
		const { key } = link.dataset;
		if (!on || !key) continue;
		const hint = document.createElement('kbd');
		hint.textContent = key;
		hint.setAttribute('aria-hidden', 'true');
		link.append(hint);
		link.setAttribute('aria-keyshortcuts', key);
	}
}

function offerToTickAll(): void {
	const label = document.querySelector<HTMLElement>('[data-tick-all]');
	const all = label?.querySelector('input');
	if (!label || !all) return;
	const boxes = [...document.querySelectorAll<HTMLInputElement>('input[name=pilih]')];
	const count = document.querySelector('[data-ticked]');
	const tell = () => {
		const ticked = boxes.filter(({ checked }) => checked).length;
		all.checked = ticked > 0 && ticked === boxes.length;
		all.indeterminate = ticked > 0 && ticked < boxes.length;
		if (count) count.textContent = `${ticked} dicentang:`;
	};
	label.hidden = false;
	all.addEventListener('change', () => {
		for (const box of boxes) box.checked = all.checked;
		tell();
	});
	for (const box of boxes) box.addEventListener('change', tell);
	tell();
}
