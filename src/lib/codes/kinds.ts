// Owns telling apart the two codes that people get from us: what is typed in the wrong place is sent
// to the right one, and the code of a sealed box never leaves the browser by mistake.

/** Of a box: 28 characters, of which the first is W. Up to four may be missing or too many. */
const BOX = /^W[0-9A-Z]{23,31}$/;
/** Of a complaint: four groups of four. */
const COMPLAINT = /^[0-9A-Z]{16}$/;

/** @returns whether what was typed looks like the code of a sealed box, right or wrong */
export function looksLikeBoxCode(typed: string): boolean {
	return BOX.test(plain(typed));
}

/** @returns whether what was typed looks like the code of an ordinary complaint */
export function looksLikeComplaintCode(typed: string): boolean {
	return COMPLAINT.test(plain(typed));
}

/**
 * Where a copy differs from what it was copied from.
 * @param typed by a person @param original in groups of four
 * @returns the number of the first group that differs, from 1 on; null when none does
 */
export function firstWrongGroup(typed: string, original: string): number | null {
	const [copy, right] = [plain(typed), plain(original)];
	if (copy === right) return null;
	let place = 0;
	while (copy[place] === right[place]) place++;
	return Math.min(Math.floor(place / 4) + 1, Math.ceil(right.length / 4));
}

function plain(typed: string): string {
	return typed
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[^0-9A-Z]/g, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');
}
