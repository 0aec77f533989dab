// Owns how values become characters that people copy by hand, and how what they type becomes values
// again: Crockford's base32 with a check character.

/** No I, L, O and U, so that nothing in it reads like something else. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** x⁵ + x² + 1, primitive over GF(2): x generates all 31 non-zero elements of GF(32). */
const PRIMITIVE_POLYNOMIAL = 0b100101;

/** The weights of the check are distinct up to here. */
const MOST_VALUES = 30;

/** What people type around the characters: spaces, every kind of dash, invisible marks. */
const DECORATION = /[\s\p{Pd}\u2212_\p{Cf}]/gu;

function timesX(element: number): number {
	const shifted = element << 1;
	return shifted & 0b100000 ? shifted ^ PRIMITIVE_POLYNOMIAL : shifted;
}

/**
 * The weighted sum of the values over GF(32), where the character `k` places before the check
 * character weighs xᵏ. The weights are distinct and not zero, so a substitution (one difference
 * times one weight) and a swap (one difference times the sum of two weights) never cancel out.
 */
function checkValue(values: readonly number[]): number {
	let sum = 0;
	for (const value of values) sum = timesX(sum ^ value);
	return sum;
}

/**
 * @param values 0 to 31 each, at most 30 of them
 * @returns one character for each, and one more that checks them
 * @throws RangeError for more or larger values
 */
export function writeChecked(values: readonly number[]): string {
	if (values.length > MOST_VALUES || values.some((value) => !ALPHABET[value])) {
		throw new RangeError(`A code holds at most ${MOST_VALUES} values from 0 to 31.`);
	}
	return [...values, checkValue(values)].map((value) => ALPHABET.charAt(value)).join('');
}

/**
 * @param characters of the alphabet, at most 30
 * @returns them with one more that checks them
 * @throws RangeError for more or others
 */
export function withCheck(characters: string): string {
	return writeChecked([...characters].map((character) => ALPHABET.indexOf(character)));
}

/**
 * Reads a code as a person types it: lower case, spaces, dashes, O for 0, I or L for 1, full-width
 * characters.
 * @returns the values without the check, or null when it can't be a code: every single wrong
 *   character and every two characters in each other's place are noticed
 */
export function readChecked(text: string): number[] | null {
	const code = text
		.normalize('NFKC')
		.replace(DECORATION, '')
		.toUpperCase()
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');
	if (code.length < 2 || code.length > MOST_VALUES + 1) return null;
	const values = [...code].map((character) => ALPHABET.indexOf(character));
	const check = values.pop();
	return !values.includes(-1) && checkValue(values) === check ? values : null;
}
