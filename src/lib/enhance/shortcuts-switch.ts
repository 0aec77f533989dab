// Whether shortcuts are off on this device (WCAG 2.1.4: whoever speaks to their computer must be able
// to switch off keys that act by themselves).

const SWITCH = 'tanggap-pintasan';
let off = read();

/** @returns true when this device has them switched off */
export function shortcutsAreOff(): boolean {
	return off;
}

/** @param value true to switch them off, on this device and until somebody changes it */
export function keepShortcutsOff(value: boolean): void {
	off = value;
	try {
		if (value) localStorage.setItem(SWITCH, 'mati');
		else localStorage.removeItem(SWITCH);
	} catch {
		// Without storage it holds for this page.
	}
}

function read(): boolean {
	try {
		return localStorage.getItem(SWITCH) === 'mati';
	} catch {
		return false;
	}
}
