// Reads a posted body into a form without letting one sender, or many at once, take the process
// down: bytes, parts, and the memory of all requests together are bounded before anything is parsed.
import { error as httpError } from '@sveltejs/kit';

/** What one form may consist of. */
export interface BodyLimits {
	/** Bytes of everything that isn't a file. */
	formBytes: number;
	/** Bytes of all files together; only multipart forms can carry any. */
	fileBytes: number;
}

const MULTIPART_OVERHEAD_BYTES = 256 * 1024;
// Parsing takes a multiple of their number; our largest form has 14 fields and 5 files.
const MOST_PARTS = 200;
// All bodies that this process holds at the same time. Phones upload slowly, so it counts what has
// arrived and not who is connected.
const MOST_BYTES_AT_ONCE = 256 * 1024 * 1024;

let held = 0;
const heldBy = new WeakMap<Request, number>();

/**
 * @param request a post
 * @param limits what the form may hold
 * @throws an HTTP error with an Indonesian sentence: 413 too large, 415 not a form, 400 unreadable,
 *   503 when too many large forms arrive at once
 */
export async function readFormData(request: Request, limits: BodyLimits): Promise<FormData> {
	const type = request.headers.get('content-type') ?? '';
	const multipart = /^multipart\/form-data/i.test(type);
	if (!multipart && !/^application\/x-www-form-urlencoded/i.test(type)) {
		httpError(415, 'Kiriman ini bukan formulir. Buka halamannya, isi formulirnya, lalu kirim.');
	}
	const files = multipart && limits.fileBytes ? limits.fileBytes + MULTIPART_OVERHEAD_BYTES : 0;
	const limit = limits.formBytes + files;
	if (Number(request.headers.get('content-length') ?? 0) > limit) tooLarge();
	if (!request.body) return new FormData();

	let received = 0;
	let refusal: (() => never) | null = null;
	const countParts = partCounter(multipart ? boundaryOf(type) : '&');
	const guarded = request.body.pipeThrough(
		new TransformStream<Uint8Array, Uint8Array>({
			transform(chunk, controller) {
				// What is over a limit is dropped, not refused at once: giving up on the body would
				// cut the connection before the sentence gets through. BODY_SIZE_LIMIT ends the rest.
				if (refusal) return;
				received += chunk.byteLength;
				hold(request, chunk.byteLength);
				if (received > limit) refusal = tooLarge;
				else if (held > MOST_BYTES_AT_ONCE) refusal = tooBusy;
				else if (countParts(chunk) > MOST_PARTS) refusal = unreadable;
				else controller.enqueue(chunk);
			}
		})
	);
	try {
		const bytes = await new Response(guarded).arrayBuffer();
		(refusal as (() => never) | null)?.();
		return await new Response(bytes, { headers: { 'content-type': type } }).formData();
	} catch (error) {
		(refusal as (() => never) | null)?.();
		if ((error as { status?: number }).status === 413) tooLarge();
		unreadable();
	}
}

/** @param request one that has been answered: its body is no longer held */
export function releaseBody(request: Request): void {
	held -= heldBy.get(request) ?? 0;
	heldBy.delete(request);
}

function hold(request: Request, bytes: number): void {
	held += bytes;
	heldBy.set(request, (heldBy.get(request) ?? 0) + bytes);
}

/** Counts separators in a stream of chunks, also those that a chunk cuts in two. */
function partCounter(separator: string): (chunk: Uint8Array) => number {
	let count = 0;
	let tail: Buffer = Buffer.alloc(0);
	return (chunk) => {
		const bytes = Buffer.concat([tail, chunk]);
		let at = bytes.indexOf(separator, 0, 'latin1');
		while (at >= 0 && count <= MOST_PARTS) {
			count += 1;
			at = bytes.indexOf(separator, at + separator.length, 'latin1');
		}
		tail = bytes.subarray(Math.max(0, bytes.length - separator.length + 1));
		return count;
	};
}

function boundaryOf(type: string): string {
	const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
	if (!boundary) unreadable();
	return `--${boundary}`;
}

function tooLarge(): never {
	httpError(
		413,
		'Kiriman terlalu besar. Lampirkan paling banyak 5 berkas, masing-masing paling besar 10 MB. Foto bisa dikecilkan dulu.'
	);
}

function tooBusy(): never {
	httpError(
		503,
		'Sekarang terlalu banyak kiriman besar sekaligus. Tunggu satu menit, lalu kirim lagi.'
	);
}

function unreadable(): never {
	httpError(400, 'Kiriman tidak terbaca utuh. Mungkin sambungan terputus. Coba kirim lagi.');
}
