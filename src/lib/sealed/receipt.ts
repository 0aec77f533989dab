// Owns the reporter's receipt: the only thing that opens a sealed report again, and the three keys
// that come out of it.
import { ed25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bech32 } from '@scure/base';
import { readChecked, writeChecked } from '../codes/crockford.ts';
import { sha256Hex, utf8 } from './bytes.ts';
import { inGroups } from './root-key.ts';

/** 26 random characters of 5 bits are 130 bits. */
const RANDOM_CHARACTERS = 26;
/** Stands in front, so that it is never taken for the code of an ordinary complaint. */
const MARK = 28; // W
const SALT = 'tanggap-wbs/1';
const LONGEST_TYPED_TEXT = 200;

/** What a receipt is good for. */
export interface ReceiptKeys {
	/** Names the report to the server; hex. The server stores only its SHA-256. */
	lookup: string;
	/** SHA-256 of `lookup`, hex: what the server stores. */
	lookupHash: string;
	/** An age identity: opens what is meant for the reporter. */
	identity: string;
	/** An Ed25519 seed: signs what the reporter says. */
	signSeed: Uint8Array;
	/** Its public key. */
	signKey: Uint8Array;
}

/**
 * Draws a receipt.
 * @param random fills an array from a cryptographic source
 * @returns 28 characters without dashes
 */
export function newReceipt(
	random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes)
): string {
	// A whole byte for each character of five bits: 32 divides 256, so none is likelier.
	const bytes = random(new Uint8Array(RANDOM_CHARACTERS));
	return writeChecked([MARK, ...[...bytes].map((byte) => byte & 31)]);
}

/**
 * Reads a receipt as a person types it (see `readChecked`).
 * @returns 28 characters, or null when it can't be one: any one wrong character is noticed
 */
export function parseReceipt(text: string): string | null {
	if (text.length > LONGEST_TYPED_TEXT) return null;
	const values = readChecked(text);
	if (values?.length !== RANDOM_CHARACTERS + 1 || values[0] !== MARK) return null;
	return writeChecked(values);
}

/** @param receipt from `newReceipt` or `parseReceipt` @returns seven groups of four */
export function formatReceipt(receipt: string): string {
	return inGroups(receipt);
}

/**
 * HKDF-SHA256 over the 28 characters; one key for each purpose, none of which tells of another.
 * @param receipt from `newReceipt` or `parseReceipt`
 */
export function receiptKeys(receipt: string): ReceiptKeys {
	const derive = (purpose: string) => hkdf(sha256, utf8(receipt), utf8(SALT), utf8(purpose), 32);
	const lookupBytes = derive('lookup');
	const signSeed = derive('sign');
	return {
		lookup: hexOf(lookupBytes),
		lookupHash: sha256Hex(lookupBytes),
		identity: ageIdentity(derive('seal')),
		signSeed,
		signKey: ed25519.getPublicKey(signSeed)
	};
}

/** @param secret 32 bytes @returns it as an age X25519 identity (age specification, section "X25519") */
export function ageIdentity(secret: Uint8Array): string {
	return bech32.encodeFromBytes('AGE-SECRET-KEY-', secret).toUpperCase();
}

function hexOf(bytes: Uint8Array): string {
	return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
