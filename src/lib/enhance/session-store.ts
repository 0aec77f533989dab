// Keeps the results of sessions on the device. Nothing leaves it before the server has confirmed it,
// and then only when the person wants that.
import type { SessionResult } from '#lib/guides/session-result.ts';

/** A result that this device holds. */
export interface KeptResult {
	/** Title of the session, as it was. */
	title: string;
	result: SessionResult;
	/** When the server confirmed it, in milliseconds; null before. */
	sentAt: number | null;
	/** Why the server refused it as it is; '' when it did not. */
	fault: string;
}

const KEY = 'tanggap-sesi-hasil';

/** @returns what is kept, the newest first */
export function listResults(): KeptResult[] {
	try {
		return JSON.parse(localStorage.getItem(KEY) ?? '[]') as KeptResult[];
	} catch {
		return [];
	}
}

/** @param id of a session @returns whether this device holds its result */
export function holdsResult(id: string): boolean {
	return listResults().some(({ result }) => result.id === id);
}

/** @param kept replaces what had the same id @returns false when this browser can't keep it */
export function keepResult(kept: KeptResult): boolean {
	// A browser that runs out of room may forget what nobody asked it to keep.
	void navigator.storage?.persist?.();
	return write([kept, ...listResults().filter(({ result }) => result.id !== kept.result.id)]);
}

/**
 * @param id of the result
 * @param change what is new
 */
export function markResult(id: string, change: Pick<KeptResult, 'sentAt' | 'fault'>): void {
	write(listResults().map((one) => (one.result.id === id ? { ...one, ...change } : one)));
}

/** @param id of a result that the server has, or that the person gives up */
export function removeResult(id: string): void {
	write(listResults().filter(({ result }) => result.id !== id));
}

function write(list: readonly KeptResult[]): boolean {
	try {
		localStorage.setItem(KEY, JSON.stringify(list));
		return true;
	} catch {
		return false;
	}
}
