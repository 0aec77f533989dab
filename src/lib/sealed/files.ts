// Owns attachments: sealed as a stream for the report's key, padded, so that neither name nor type
// nor exact size leaves the browser.
import { sha256 } from '@noble/hashes/sha2.js';
import { hex } from '@scure/base';
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import { FILE_LENGTH_BYTES, paddedFileSize } from './bytes.ts';
import { SealedError } from './errors.ts';
import { sealedSize } from './sizes.ts';

/** Of one file, before sealing, bytes. */
export const FILE_BYTES_AT_MOST = 25 * 1024 * 1024;
const PIECE = 64 * 1024;
/** How long a page may calculate before it draws and listens, milliseconds. */
const SLICE_MS = 16;

/**
 * Seals a file piece by piece; holds one piece in memory.
 * @param file what is sealed
 * @param reportIdentity the report's own age identity
 * @returns an age file as a stream
 * @throws SealedError too_large
 */
export async function sealFile(
	file: Blob,
	reportIdentity: string
): Promise<ReadableStream<Uint8Array>> {
	if (file.size > FILE_BYTES_AT_MOST) throw new SealedError('too_large', 'more than 25 MB');
	const encrypter = new Encrypter();
	encrypter.addRecipient(await identityToRecipient(reportIdentity));
	return encrypter.encrypt(streamOf(padded(file)));
}

/** @param length of a file, bytes @returns bytes when it is sealed */
export function sealedFileSize(length: number): number {
	return sealedSize(paddedFileSize(length));
}

/**
 * Seals a file in parts of one size (the last may be smaller), as they are sent one after the other.
 * Waits with the next part until somebody asks for it.
 * @returns a generator of parts; returns the SHA-256 of the whole sealed file, hex
 * @throws SealedError too_large
 */
export async function* sealFileInParts(
	file: Blob,
	reportIdentity: string,
	partBytes: number
): AsyncGenerator<Uint8Array<ArrayBuffer>, string, void> {
	const hash = sha256.create();
	const reader = (await sealFile(file, reportIdentity)).getReader();
	const breathe = breather();
	let part = new Uint8Array(partBytes);
	let filled = 0;
	for (let read = await reader.read(); !read.done; read = await reader.read()) {
		let rest = read.value;
		await breathe();
		hash.update(rest);
		while (rest.length > 0) {
			const piece = rest.subarray(0, partBytes - filled);
			part.set(piece, filled);
			filled += piece.length;
			rest = rest.subarray(piece.length);
			if (filled < partBytes) continue;
			yield part;
			part = new Uint8Array(partBytes);
			filled = 0;
		}
	}
	if (filled > 0) yield part.slice(0, filled);
	return hex.encode(hash.digest());
}

/**
 * Opens a sealed file piece by piece, so that the page doesn't stand still.
 * @param sealed a whole age file
 * @param reportIdentity the report's own age identity
 * @returns the bytes that were sealed, without their padding
 * @throws SealedError not_for_us, malformed; also for a stream that was cut off
 */
export async function openFile(
	sealed: Uint8Array,
	reportIdentity: string | readonly string[]
): Promise<Uint8Array> {
	const decrypter = new Decrypter();
	for (const identity of [reportIdentity].flat()) decrypter.addIdentity(identity);
	let content: Uint8Array;
	try {
		const opened = await decrypter.decrypt(streamOf(piecesOf(sealed)));
		content = new Uint8Array(await new Response(opened).arrayBuffer());
	} catch {
		throw new SealedError('not_for_us', 'the file does not open');
	}
	if (content.length < FILE_LENGTH_BYTES) throw new SealedError('malformed', 'no length');
	const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
	const length = Number(view.getBigUint64(0, true));
	if (length > content.length - FILE_LENGTH_BYTES || content.length !== paddedFileSize(length)) {
		throw new SealedError('malformed', 'wrong length');
	}
	return content.subarray(FILE_LENGTH_BYTES, FILE_LENGTH_BYTES + length);
}

/** @param sealed a whole sealed file @returns its SHA-256, hex, as an envelope of kind `files` has it */
export async function sealedFileDigest(sealed: Uint8Array): Promise<string> {
	const hash = sha256.create();
	const breathe = breather();
	for (const piece of piecesOf(sealed)) {
		await breathe();
		hash.update(piece);
	}
	return hex.encode(hash.digest());
}

async function* padded(file: Blob): AsyncGenerator<Uint8Array> {
	const head = new Uint8Array(FILE_LENGTH_BYTES);
	new DataView(head.buffer).setBigUint64(0, BigInt(file.size), true);
	yield head;
	const reader = file.stream().getReader();
	for (let read = await reader.read(); !read.done; read = await reader.read()) {
		yield* piecesOf(read.value);
	}
	yield* piecesOf(new Uint8Array(paddedFileSize(file.size) - FILE_LENGTH_BYTES - file.size));
}

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

// ReadableStream.from is missing in many browsers.
function streamOf(
	pieces: Generator<Uint8Array> | AsyncGenerator<Uint8Array>
): ReadableStream<Uint8Array> {
	const breathe = breather();
	return new ReadableStream<Uint8Array>({
		async pull(controller) {
			await breathe();
			const step = await pieces.next();
			if (step.done) controller.close();
			else controller.enqueue(step.value);
		}
	});
}

// Streams alone would calculate a whole part, or file, at a stretch.
function breather(): () => Promise<void> {
	let since = performance.now();
	return async () => {
		if (performance.now() - since < SLICE_MS) return;
		await new Promise((resolve) => {
			setTimeout(resolve);
		});
		since = performance.now();
	};
}
