// Keeps what is ticked in guides on this device: ids of papers and steps, nothing about a person.
import type { Ticks } from '#lib/guides/address.ts';

const PREFIX = 'tanggap-panduan:';

/** @returns what was ticked in a guide, and in which revision of it; null for nothing */
export function keptTicks(slug: string): (Ticks & { revision: string }) | null {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + slug) ?? 'null');
		return isKept(kept) ? kept : null;
	} catch {
		return null;
	}
}

/** Keeps it; without any tick, nothing stays behind. */
export function keepTicks(slug: string, ticks: Ticks, revision: string): void {
	try {
		if (ticks.requirements.length + ticks.steps.length === 0) {
			localStorage.removeItem(PREFIX + slug);
		} else localStorage.setItem(PREFIX + slug, JSON.stringify({ ...ticks, revision }));
	} catch {
		// Storage is forbidden: the ticks last as long as the page.
	}
}

/** @returns whether a hand ticked or emptied the box while the script was on its way */
export function isTouched(box: HTMLInputElement): boolean {
	return box.checked !== box.defaultChecked;
}

/** Forgets the ticks of all guides: for a phone that several people use. */
export function forgetTicks(): void {
	try {
		for (const key of Object.keys(localStorage)) {
			if (key.startsWith(PREFIX)) localStorage.removeItem(key);
		}
	} catch {
		// Storage is forbidden: nothing was kept.
	}
}

function isKept(kept: unknown): kept is Ticks & { revision: string } {
	if (typeof kept !== 'object' || kept === null) return false;
	const { requirements, steps, revision } = kept as Record<string, unknown>;
	return Array.isArray(requirements) && Array.isArray(steps) && typeof revision === 'string';
}
