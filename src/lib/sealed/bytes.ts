// Owns how sealed things become bytes and text: encodings, hashes, and padding that hides sizes.
import { sha256 } from '@noble/hashes/sha2.js';
import { base64, hex } from '@scure/base';
import { SealedError } from './errors.ts';

/** Sizes of padded envelopes, bytes: the text of a report has up to 100 KB. */
export const ENVELOPE_SIZES = [4, 16, 64, 160].map((kibibytes) => kibibytes * 1024);
const LENGTH_BYTES = 4;

/** @returns lower-case hex of SHA-256 */
export function sha256Hex(bytes: Uint8Array): string {
	return hex.encode(sha256(bytes));
}

/** @returns UTF-8 */
export function utf8(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

/** @returns the text of UTF-8 bytes @throws SealedError malformed */
export function fromUtf8(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		throw new SealedError('malformed', 'not UTF-8');
	}
}

/** @returns base64 with padding */
export function toBase64(bytes: Uint8Array): string {
	return base64.encode(bytes);
}

/** @param length of the bytes, when there is only one right one @throws SealedError malformed */
export function fromBase64(text: string, length?: number): Uint8Array {
	let bytes: Uint8Array;
	try {
		bytes = base64.decode(text);
	} catch {
		throw new SealedError('malformed', 'not base64');
	}
	if (length !== undefined && bytes.length !== length) {
		throw new SealedError('malformed', `not ${length} bytes`);
	}
	return bytes;
}

/**
 * Parses JSON whose shape nobody vouches for. Deep nesting is refused before it is parsed: it
 * would only cost memory.
 * @throws SealedError malformed when it is no JSON object
 */
export function parseObject(text: string): Record<string, unknown> {
	let depth = 0;
	for (const character of text) {
		if (character === '{' || character === '[') depth += 1;
		else if (character === '}' || character === ']') depth -= 1;
		// Brackets inside strings count as well: our own texts never come near this.
		if (depth > 2000) throw new SealedError('malformed', 'nested too deep');
	}
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw new SealedError('malformed', 'not JSON');
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new SealedError('malformed', 'not a JSON object');
	}
	return value as Record<string, unknown>;
}

/**
 * Hides how long something is: a length, the content, and zeros up to one of few sizes.
 * @throws SealedError too_large above the largest size
 */
export function padEnvelope(content: Uint8Array): Uint8Array {
	const size = ENVELOPE_SIZES.find((one) => one >= content.length + LENGTH_BYTES);
	if (size === undefined) throw new SealedError('too_large', 'longer than an envelope holds');
	return padTo(content, size);
}

/** Takes the padding away. @throws SealedError malformed when it isn't one of our sizes and zeros */
export function unpadEnvelope(padded: Uint8Array): Uint8Array {
	if (!ENVELOPE_SIZES.includes(padded.length)) throw new SealedError('malformed', 'wrong size');
	return unpad(padded);
}

/**
 * The size to which a file is padded: at most an eighth more, and always one of few for its
 * magnitude ("Padmé", Nikitin et al., PETS 2019, in steps of 4 KiB).
 * @param length of the file, bytes
 * @returns bytes, with room for the length that stands before the file
 */
export function paddedFileSize(length: number): number {
	const least = Math.max(4096, length + FILE_LENGTH_BYTES);
	const exponent = Math.floor(Math.log2(least));
	const bits = Math.floor(Math.log2(exponent)) + 1;
	const step = Math.max(4096, 2 ** (exponent - bits));
	return Math.ceil(least / step) * step;
}

/** Bytes of the length that stands before a padded file: little-endian, as in envelopes. */
export const FILE_LENGTH_BYTES = 8;

function padTo(content: Uint8Array, size: number): Uint8Array {
	const padded = new Uint8Array(size);
	new DataView(padded.buffer).setUint32(0, content.length, true);
	padded.set(content, LENGTH_BYTES);
	return padded;
}

function unpad(padded: Uint8Array): Uint8Array {
	const view = new DataView(padded.buffer, padded.byteOffset, padded.byteLength);
	const length = view.getUint32(0, true);
	if (length > padded.length - LENGTH_BYTES) throw new SealedError('malformed', 'wrong length');
	const rest = padded.subarray(LENGTH_BYTES + length);
	if (rest.some((byte) => byte !== 0)) throw new SealedError('malformed', 'padding is not zero');
	return padded.slice(LENGTH_BYTES, LENGTH_BYTES + length);
}
