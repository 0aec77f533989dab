// Owns what a link may bring into the filing form: the same on the server and on a kept page.

/** Fields whose value a link may choose; anything that isn't one of the choices is ignored. */
export const GIVEN_CODES = ['jenis', 'layanan', 'kategori'] as const;

const MOST_LETTERS = 300;

/**
 * The beginning of a story, such as what somebody looked for in vain.
 * @param query of the address; anybody can write anything there
 * @returns one line of at most 300 characters; '' for none
 */
export function givenWords(query: URLSearchParams): string {
	const words = (query.get('uraian') ?? '').replace(/[\p{C}\s]+/gu, ' ').trim();
	return [...words].slice(0, MOST_LETTERS).join('');
}
