// Owns how large sealed things are: the server can check sizes, and nothing else.
import { ENVELOPE_SIZES } from './bytes.ts';

/** Header of an age file for one X25519 recipient, and the nonce after it. */
const HEADER_BYTES = 184;
const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
/** An age identity, characters. */
const IDENTITY_BYTES = 74;

/** @param bytes before sealing @returns bytes of the age file for one recipient */
export function sealedSize(bytes: number): number {
	return HEADER_BYTES + bytes + TAG_BYTES * Math.max(1, Math.ceil(bytes / CHUNK_BYTES));
}

/** Of a slot, and of the reporter's wrap. */
export const SLOT_BYTES = sealedSize(IDENTITY_BYTES);

/** Of an envelope; one of these. */
export const SEALED_ENVELOPE_SIZES: readonly number[] = ENVELOPE_SIZES.map(sealedSize);
