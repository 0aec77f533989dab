// Owns the root key, which says who may read: made and kept outside the office, on paper, as one code.
import { ed25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { readChecked, writeChecked } from '../codes/crockford.ts';
import { utf8 } from './bytes.ts';
import type { PublicKeys } from './member-keys.ts';

const RANDOM_CHARACTERS = 26;
/** Tells it from a receipt (W) and from a member's recovery code (V). */
const MARK = 26; // T
/** Without the one that checks the others. */
export const FINGERPRINT_CHARACTERS = 19;

/** What signs manifests. */
export interface RootKeys {
	/** Ed25519 seed. */
	seed: Uint8Array;
	publicKey: Uint8Array;
}

/** Draws the root's code: 28 characters, of which 26 are random. */
export function newRootCode(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(RANDOM_CHARACTERS));
	return writeChecked([MARK, ...[...bytes].map((byte) => byte & 31)]);
}

/** @returns the code in its one form, or null when it can't be one */
export function parseRootCode(typed: string): string | null {
	const values = typed.length > 200 ? null : readChecked(typed);
	if (values?.length !== RANDOM_CHARACTERS + 1 || values[0] !== MARK) return null;
	return writeChecked(values);
}

/** @param code from `newRootCode` or `parseRootCode` */
export function rootKeys(code: string): RootKeys {
	const seed = hkdf(sha256, utf8(code), utf8('tanggap-wbs/1'), utf8('root'), 32);
	return { seed, publicKey: ed25519.getPublicKey(seed) };
}

/** @returns a member's keys as five groups that two people compare by eye; 95 bits of SHA-256 */
export function keyFingerprint({ recipient, signKey }: PublicKeys): string {
	return fingerprint(`${recipient}\n${signKey}`);
}

/** @param publicKey base64 @returns the root's key likewise */
export function rootFingerprint(publicKey: string): string {
	return fingerprint(publicKey);
}

/** @returns 95 bits of the SHA-256 of a text, as five groups that two people compare by eye */
export function fingerprint(text: string): string {
	const hash = sha256(utf8(text)).subarray(0, FINGERPRINT_CHARACTERS);
	return inGroups(writeChecked([...hash].map((byte) => byte & 31)));
}

/** @returns a code in groups of four, as it is printed */
export function inGroups(code: string): string {
	return (code.match(/.{4}/g) ?? []).join('-');
}
