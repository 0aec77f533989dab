// Owns signatures: what is signed is a text, together with what kind of text it is, so that no
// signature serves for anything else.
import { ed25519 } from '@noble/curves/ed25519.js';
import { fromBase64, toBase64, utf8 } from './bytes.ts';
import { SealedError } from './errors.ts';

/** Kinds of texts that are signed. */
export type SignedKind = 'manifest' | 'envelope' | 'approval';

/** A text and who vouches for it. */
export interface Signed {
	text: string;
	/** Ed25519, base64. */
	signature: string;
}

/** @param seed 32 bytes of an Ed25519 key */
export function sign(kind: SignedKind, text: string, seed: Uint8Array): Signed {
	return { text, signature: toBase64(ed25519.sign(signedBytes(kind, text), seed)) };
}

/**
 * @param publicKey whose signature it must be
 * @returns the text
 * @throws SealedError unsigned
 */
export function verified(
	kind: SignedKind,
	{ text, signature }: Signed,
	publicKey: Uint8Array
): string {
	let valid = false;
	try {
		// Strict (RFC 8032), so that a signature has one form and a key of small order is no key.
		valid = ed25519.verify(fromBase64(signature, 64), signedBytes(kind, text), publicKey, {
			zip215: false
		});
	} catch {
		// Told below: a key that is no point of the curve signs nothing.
	}
	if (!valid) throw new SealedError('unsigned', `the ${kind} is not signed by whom it should be`);
	return text;
}

function signedBytes(kind: SignedKind, text: string): Uint8Array {
	return utf8(`tanggap-wbs/1 ${kind}\n${text}`);
}
