// Owns the reserve key: one more reader whose secret stands on three sheets of paper and nowhere else.
// Two of them give it back; one alone tells nothing of it (Shamir 1979, by `shamir-secret-sharing`).
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base32crockford } from '@scure/base';
import { combine, split } from 'shamir-secret-sharing';
import { readChecked, withCheck, writeChecked } from '../codes/crockford.ts';
import { utf8 } from './bytes.ts';
import { SealedError } from './errors.ts';
import { type Escrow, ESCROW_SHEETS } from './manifest.ts';
import { type MemberKeys, newReaderId, publicKeysOf } from './member-keys.ts';
import { ageIdentity } from './receipt.ts';

/** Sheets that it takes. */
const SHEETS_NEEDED = 2;
/** 120 bits: with the byte that Shamir adds, a sheet is as long as every other code that people copy. */
const SECRET_BYTES = 15;
/** Tells a sheet from a receipt (W), a recovery code (V) and the root's code (T). */
const MARK = 'S';
const CHARACTERS = 27;

/** A reserve key on its way to paper. */
export interface MadeEscrow {
	/** What everybody may know. */
	escrow: Escrow;
	/** 28 characters each, in the order of the holders; any two open. */
	sheets: string[];
}

/** Draws a reserve key. Nothing but the sheets holds it afterwards. @param holders three, in words */
export async function newEscrow(holders: readonly string[]): Promise<MadeEscrow> {
	const secret = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
	const shares = await split(secret, ESCROW_SHEETS, SHEETS_NEEDED);
	return {
		escrow: { id: newReaderId(), ...(await publicKeysOf(keysOf(secret))), holders },
		sheets: shares.map((share) => withCheck(MARK + base32crockford.encode(share)))
	};
}

/** @returns the code of a sheet in its one form, or null when it can't be one */
export function parseSheet(typed: string): string | null {
	const values = typed.length > 200 ? null : readChecked(typed);
	if (values?.length !== CHARACTERS) return null;
	const code = writeChecked(values);
	try {
		// Also refuses what stands in the two bits that are left over.
		return code.startsWith(MARK) && shareOf(code).at(-1) !== 0 ? code : null;
	} catch {
		return null;
	}
}

/**
 * Puts two sheets together.
 * @param one from `parseSheet` @param other likewise
 * @param escrows of every manifest: two sheets that don't belong together give a key as well, but one
 *   that no manifest names
 * @returns the reserve key, with keys that read and sign like a member's
 * @throws SealedError not_for_us when they are no pair, or of another office
 */
export async function openEscrow(
	one: string,
	other: string,
	escrows: readonly Escrow[]
): Promise<{ escrow: Escrow; keys: MemberKeys }> {
	let secret: Uint8Array;
	try {
		secret = await combine([shareOf(one), shareOf(other)]);
	} catch {
		throw new SealedError('not_for_us', 'the same sheet twice, or none');
	}
	const keys = keysOf(secret);
	const { recipient, signKey } = await publicKeysOf(keys);
	const escrow = escrows.find((known) => known.recipient === recipient);
	if (escrow?.signKey !== signKey) {
		throw new SealedError('not_for_us', 'the sheets are no pair of a key that is known here');
	}
	return { escrow, keys };
}

function shareOf(code: string): Uint8Array {
	return base32crockford.decode(code.slice(MARK.length, CHARACTERS));
}

function keysOf(secret: Uint8Array): MemberKeys {
	const derive = (purpose: string) =>
		hkdf(sha256, secret, utf8('tanggap-wbs/1'), utf8(purpose), 32);
	return { identity: ageIdentity(derive('escrow')), signSeed: derive('escrow-sign') };
}
