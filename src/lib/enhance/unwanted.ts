// Remembers that somebody took the kept pages off this device: they don't come back by themselves.
const KEY = 'tanggap-luring-tidak';

/** Whether nothing should be kept unasked. */
export function isUnwanted(): boolean {
	try {
		return localStorage.getItem(KEY) !== null;
	} catch {
		return false;
	}
}

/** @param unwanted true after removing, false after asking for it again */
export function setUnwanted(unwanted: boolean): void {
	try {
		if (unwanted) localStorage.setItem(KEY, '1');
		else localStorage.removeItem(KEY);
	} catch {
		// Storage is forbidden: then nothing is kept anyway.
	}
}
