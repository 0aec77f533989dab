// Whether words for residents could name somebody. Rather asks once too often: nothing that is
// published can be taken back. Pure.

import { findSecrets } from '../../redaction/redaction.ts';

const ADDRESSED = /\b(?:bapak|pak|ibu|bu|saudara|saudari|sdr|sdri)\.?\s+\p{Lu}/iu;
/** Also half an address, which the redaction of what was typed lets stand. */
const ADDRESS = /@|https?:/i;

/**
 * @param text what is to be published
 * @param names people who must not be in it
 * @returns true when it holds one of the names, somebody addressed by name, a number that could be a
 *   phone's or a NIK, or an e-mail address
 */
export function personIn(text: string, names: readonly string[]): boolean {
	if (findSecrets(text).length > 0) return true;
	if (ADDRESS.test(text) || addressesSomebody(text)) return true;
	const words = spaced(text);
	return names.some((name) => name.trim() !== '' && words.includes(spaced(name)));
}

// "Bapak Rusdi", but not "Bapak dan Ibu".
function addressesSomebody(text: string): boolean {
	const found = text.match(new RegExp(ADDRESSED.source, 'giu')) ?? [];
	return found.some((one) => /\p{Lu}$/u.test(one));
}

function spaced(text: string): string {
	return ` ${text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()} `;
}
