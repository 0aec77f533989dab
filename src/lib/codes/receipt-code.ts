// Owns the two things a resident copies by hand: the public complaint number and the secret
// receipt code. Pure, so that browser and server judge what was typed in the same way.

import { readChecked, writeChecked } from './crockford.ts';

/** 15 random characters of 5 bits are 75 bits: beyond guessing, even by the million a second. */
const RANDOM_CHARACTERS = 15;
const RANDOM_BYTES = 10;

/** Longer texts are not a code with decoration; refusing them early bounds the work. */
const LONGEST_TYPED_TEXT = 100;

/**
 * Makes a receipt code out of random bytes.
 * @param bytes at least 10 bytes from a cryptographic source; the first 75 bits are used as they
 * are, so no value is likelier than another
 * @returns the normalised code: 16 characters, no dashes; this form is what gets hashed
 * @throws RangeError when there are fewer than 10 bytes
 */
export function receiptCodeFromBytes(bytes: Uint8Array): string {
	if (bytes.length < RANDOM_BYTES) {
		throw new RangeError(`A receipt code needs ${RANDOM_BYTES} random bytes.`);
	}
	const values: number[] = [];
	let buffer = 0;
	let bits = 0;
	for (const byte of bytes.subarray(0, RANDOM_BYTES)) {
		buffer = (buffer << 8) | byte;
		bits += 8;
		while (bits >= 5 && values.length < RANDOM_CHARACTERS) {
			bits -= 5;
			values.push((buffer >> bits) & 31);
		}
	}
	return writeChecked(values);
}

/**
 * Reads a receipt code as a person types it: lower case, spaces, dashes, O for 0, I or L for 1,
 * full-width characters.
 * @returns the normalised code (16 characters), or null when it can't be one: every single wrong
 * character and every two characters in each other's place are noticed
 */
export function parseReceiptCode(text: string): string | null {
	const values = text.length > LONGEST_TYPED_TEXT ? null : readChecked(text);
	return values?.length === RANDOM_CHARACTERS ? writeChecked(values) : null;
}

/**
 * Writes a normalised receipt code in four groups of four, as it stands on the receipt.
 * @param code 16 characters, from `receiptCodeFromBytes` or `parseReceiptCode`
 */
export function formatReceiptCode(code: string): string {
	return (code.match(/.{1,4}/g) ?? []).join('-');
}

/**
 * Writes the public number of a complaint.
 * @param year the calendar year it was filed in, at the office
 * @param sequence counted from 1 in each year; six digits, more when they run out
 */
export function formatComplaintNumber(year: number, sequence: number): string {
	return `${year}-${String(sequence).padStart(6, '0')}`;
}

/** Year, something between, the count: "2026-42", "2026 / 000042". */
const SEPARATED_NUMBER = /^(20\d\d)[\s\p{Pd}\u2212/_.]+(\d{1,9})$/u;
/** Without anything between only the full form is unambiguous: "2026000042", never "202642". */
const JOINED_NUMBER = /^(20\d\d)(0\d{5}|[1-9]\d{5,8})$/;

/**
 * Reads a complaint number as a person types it, also with "No." or "#" in front.
 * @returns the number as printed ("2026-000042"), or null when it is no number or could mean two
 */
export function parseComplaintNumber(text: string): string | null {
	if (text.length > LONGEST_TYPED_TEXT) return null;
	const typed = text
		.normalize('NFKC')
		.replace(/\p{Cf}/gu, '')
		.trim()
		.replace(/^(?:no(?:mor)?\b[.:]?|#)\s*/i, '');
	const match = SEPARATED_NUMBER.exec(typed) ?? JOINED_NUMBER.exec(typed);
	const sequence = Number(match?.[2]);
	if (!match || sequence < 1) return null;
	return formatComplaintNumber(Number(match[1]), sequence);
}
