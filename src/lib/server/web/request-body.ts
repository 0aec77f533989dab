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

/** A form, and whether it had to leave its files behind. */
export interface ReadForm {
	data: FormData;
	/** Over the limit because of its files: only what was written is in `data`. */
	tooLarge: boolean;
}

/**
 * @param request a post
 * @param limits what the form may hold
 * @throws an HTTP error with an Indonesian sentence: 413 too large, 415 not a form, 400 unreadable,
 *   503 when too many large forms arrive at once
 */
export async function readFormData(request: Request, limits: BodyLimits): Promise<ReadForm> {
	const type = request.headers.get('content-type') ?? '';
	const multipart = /^multipart\/form-data/i.test(type);
	if (!multipart && !/^application\/x-www-form-urlencoded/i.test(type)) {
		httpError(415, 'Kiriman ini bukan formulir. Buka halamannya, isi formulirnya, lalu kirim.');
	}
	const files = multipart && limits.fileBytes ? limits.fileBytes + MULTIPART_OVERHEAD_BYTES : 0;
	const limit = limits.formBytes + files;
	// Who attached too much still gets back what they wrote.
	let over = Number(request.headers.get('content-length') ?? 0) > limit;
	if (over && !files) tooLarge();
	if (!request.body) return { data: new FormData(), tooLarge: false };

	let received = 0;
	let end = Buffer.alloc(0);
	let refusal: (() => never) | null = null;
	const separator = multipart ? boundaryOf(type) : '&';
	const countParts = partCounter(separator);
	const chunks: Uint8Array[] = [];
	try {
		for await (const chunk of request.body) {
			// What is over a limit is dropped, not refused at once: giving up on the body would
			// cut the connection before the sentence gets through. BODY_SIZE_LIMIT ends the rest.
			if (refusal) continue;
			received += chunk.byteLength;
			over ||= received > limit;
			if (over && !files) refusal = tooLarge;
			if (over) end = Buffer.concat([end, chunk]).subarray(-limits.formBytes);
			if (refusal || (over && received > limits.formBytes + chunk.byteLength)) continue;
			hold(request, chunk.byteLength);
			if (held > MOST_BYTES_AT_ONCE) refusal = tooBusy;
			else if (countParts(chunk) > MOST_PARTS) refusal = unreadable;
			else chunks.push(chunk);
		}
		refusal?.();
		const bytes = Buffer.concat(chunks);
		if (!over) return { data: await parse(type, bytes), tooLarge: false };
		const begin = bytes.subarray(0, limits.formBytes);
		return { data: await writtenIn(type, separator, [begin, end]), tooLarge: true };
	} catch (error) {
		refusal?.();
		if ((error as { status?: number }).status === 413) tooLarge();
		unreadable();
	}
}

function parse(type: string, body: BodyInit): Promise<FormData> {
	return new Response(body, { headers: { 'content-type': type } }).formData();
}

/**
 * What was written in a form that is known in pieces. Browsers send fields in the order of the page,
 * so between the pieces there are files.
 */
async function writtenIn(type: string, separator: string, pieces: Buffer[]): Promise<FormData> {
	const written = new FormData();
	for (const piece of pieces) {
		if (partCounter(separator)(piece) > MOST_PARTS) unreadable();
		const first = piece.indexOf(separator);
		const last = piece.lastIndexOf(separator);
		if (first === last) continue;
		const whole = Buffer.concat([piece.subarray(first, last), Buffer.from(`${separator}--\r\n`)]);
		for (const [name, value] of await parse(type, whole)) {
			if (typeof value === 'string' && !written.has(name)) written.append(name, value);
		}
	}
	if ([...written].length === 0) tooLarge();
	return written;
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
