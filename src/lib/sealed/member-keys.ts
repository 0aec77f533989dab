// Owns the keys of a member: made in their browser, wrapped twice, and never held by the server in
// any other way.
import { ed25519 } from '@noble/curves/ed25519.js';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { hex } from '@scure/base';
import { readChecked, writeChecked } from '../codes/crockford.ts';
import { fromBase64, parseObject, toBase64 } from './bytes.ts';
import { SealedError } from './errors.ts';

/** 2^16: 64 MiB and about a second on an office computer. The passphrase carries the strength. */
const SCRYPT_WORK = 16;
const CONSONANTS = 'bcdghjklmnprstwy';
const VOWELS = 'aiueo';
const SYLLABLES = 3;
/** Each word is one of 80³, 19 bits; five of them are 94. */
const WORDS = 5;
/** 26 characters of 5 bits. */
const RECOVERY_CHARACTERS = 26;
const RECOVERY_MARK = 27; // V

/** What a member needs to read and to sign. Lives in memory only. */
export interface MemberKeys {
	/** age identity. */
	identity: string;
	/** Ed25519 seed. */
	signSeed: Uint8Array;
}

/** What everybody may know of them. */
export interface PublicKeys {
	recipient: string;
	/** Base64. */
	signKey: string;
}

/** What the server keeps: the same keys, locked in two ways. */
export interface WrappedKeys {
	/** age file, opened by the passphrase. */
	byPassphrase: Uint8Array;
	/** age file, opened by the code on the printed sheet. */
	byRecovery: Uint8Array;
}

type Random = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;
const systemRandom: Random = (bytes) => crypto.getRandomValues(bytes);

/** @returns a fresh id of a reader: 16 hex digits */
export function newReaderId(): string {
	return hex.encode(systemRandom(new Uint8Array(8)));
}

/** Makes fresh keys. */
export async function newMemberKeys(): Promise<MemberKeys> {
	return { identity: await generateX25519Identity(), signSeed: systemRandom(new Uint8Array(32)) };
}

/** @returns the public halves */
export async function publicKeysOf({ identity, signSeed }: MemberKeys): Promise<PublicKeys> {
	return {
		recipient: await identityToRecipient(identity),
		signKey: toBase64(ed25519.getPublicKey(signSeed))
	};
}

/**
 * Draws five words that can be said and remembered, like "bakuri tolase".
 * @param random fills an array from a cryptographic source
 */
export function newPassphrase(random: Random = systemRandom): string {
	const word = () => {
		let text = '';
		for (let syllable = 0; syllable < SYLLABLES; syllable++) {
			text += letter(CONSONANTS, random) + letter(VOWELS, random);
		}
		return text;
	};
	return Array.from({ length: WORDS }, word).join(' ');
}

/** @param typed as a person types it @returns the passphrase in the form in which it locks */
export function normalPassphrase(typed: string): string {
	return typed
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/** Draws the code of the printed sheet: 28 characters, of which 26 are random. */
export function newRecoveryCode(random: Random = systemRandom): string {
	const bytes = random(new Uint8Array(RECOVERY_CHARACTERS));
	return writeChecked([RECOVERY_MARK, ...[...bytes].map((byte) => byte & 31)]);
}

/** @returns the code in its one form, or null when it can't be one */
export function parseRecoveryCode(typed: string): string | null {
	const values = typed.length > 200 ? null : readChecked(typed);
	if (values?.length !== RECOVERY_CHARACTERS + 1 || values[0] !== RECOVERY_MARK) return null;
	return writeChecked(values);
}

/**
 * @param keys to lock
 * @param passphrase from `newPassphrase`
 * @param recoveryCode from `newRecoveryCode`
 * @param work scrypt's, as a power of two; less only for keys that protect nothing
 */
export async function wrapKeys(
	{ identity, signSeed }: MemberKeys,
	passphrase: string,
	recoveryCode: string,
	work = SCRYPT_WORK
): Promise<WrappedKeys> {
	const text = JSON.stringify({ identity, signSeed: toBase64(signSeed) });
	const lock = async (secret: string) => {
		const encrypter = new Encrypter();
		encrypter.setPassphrase(secret);
		encrypter.setScryptWorkFactor(work);
		return encrypter.encrypt(text);
	};
	return {
		byPassphrase: await lock(normalPassphrase(passphrase)),
		byRecovery: await lock(recoveryCode)
	};
}

/**
 * @param wrapped one of the two locked forms
 * @param secret passphrase as typed, or the recovery code as `parseRecoveryCode` gives it
 * @throws SealedError not_for_us for a wrong secret
 */
export async function unwrapKeys(wrapped: Uint8Array, secret: string): Promise<MemberKeys> {
	const decrypter = new Decrypter();
	decrypter.addPassphrase(parseRecoveryCode(secret) ?? normalPassphrase(secret));
	let text: string;
	try {
		text = await decrypter.decrypt(wrapped, 'text');
	} catch {
		throw new SealedError('not_for_us', 'the secret does not open these keys');
	}
	const { identity, signSeed } = parseObject(text);
	if (typeof identity !== 'string' || typeof signSeed !== 'string') {
		throw new SealedError('malformed', 'not the keys of a member');
	}
	return { identity, signSeed: fromBase64(signSeed, 32) };
}

function letter(letters: string, random: Random): string {
	const most = 256 - (256 % letters.length);
	const byte = new Uint8Array(1);
	do random(byte);
	while ((byte[0] ?? 0) >= most);
	return letters.charAt((byte[0] ?? 0) % letters.length);
}
