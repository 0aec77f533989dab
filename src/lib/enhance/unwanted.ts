// Remembers that nothing should be kept unasked: somebody took it off this device, or it is full.
const REMOVED = 'tanggap-luring-tidak';
const FULL = 'tanggap-luring-penuh';
const DAY_MS = 86_400_000;

/** Whether nothing should be kept unasked. */
export function isUnwanted(): boolean {
	try {
		const fullSince = Number(localStorage.getItem(FULL) ?? 0);
		return localStorage.getItem(REMOVED) !== null || Date.now() - fullSince < DAY_MS;
	} catch {
		return false;
	}
}

/** @param unwanted true after removing, false after asking for it again */
export function setUnwanted(unwanted: boolean): void {
	store(REMOVED, unwanted);
	if (!unwanted) store(FULL, false);
}

/** There was no room: not before a day has passed is it tried again. */
export function putOff(): void {
	store(FULL, true);
}

function store(key: string, is: boolean): void {
	try {
		if (is) localStorage.setItem(key, String(Date.now()));
		else localStorage.removeItem(key);
	} catch {
		// Storage is forbidden: then nothing is kept anyway.
	}
}
