// Documents of the office, and other files that are written while they are sent, as downloads.
import { ReadableStream as NodeStream } from 'node:stream/web';
import {
	FILE_TOTAL_HEADER,
	FILE_TYPE_HEADER,
	FILE_UNIT_HEADER,
	frameOf,
	FRAMES_MEDIA_TYPE,
	FRAMES_WANTED
} from '#lib/codes/download-frames.ts';
import { type Format, FORMATS, type OfficeDocument, type Progress } from '../documents/index.ts';
import { logError } from '../platform/log.ts';

/** Rows come by the hundred bytes; sent one by one, each would cost a packet. */
const PIECE_BYTES = 32 * 1024;

/** A file that is written while it is sent. */
export interface FileSource {
	pieces: AsyncIterable<Uint8Array | string>;
	mediaType: string;
	/** Letters, digits, dashes and a point. */
	name: string;
	/** Counts what is written; without it, nothing but bytes is told. */
	progress?: Progress;
}

/**
 * @param request what asked for it
 * @param document what is written while it is sent
 * @param format `docx` or `pdf`
 * @param name of the file without its ending; letters, digits and dashes
 * @param progress counts what is written
 * @returns the answer to a GET
 */
export function documentResponse(
	request: Request,
	document: OfficeDocument,
	format: Format,
	name: string,
	progress?: Progress
): Promise<Response> {
	const { mediaType, write } = FORMATS[format];
	return fileResponse(request, {
		pieces: write(document),
		mediaType,
		name: `${name}.${format}`,
		...(progress ? { progress } : {})
	});
}

/**
 * Sends a file as it gets ready. What fails before anything is sent is an error page; what fails later
 * breaks the connection, so that no browser keeps the piece for the whole.
 * @param request what asked for it: a script may want frames (codes/download-frames.ts)
 * @param file what is written
 * @returns the answer to a GET
 */
export async function fileResponse(
	request: Request,
	{ pieces, mediaType, name, progress }: FileSource
): Promise<Response> {
	const framed = request.headers.has(FRAMES_WANTED);
	const packed =
		mediaType.startsWith('text/') && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
	const gathered = gatheredPieces(pieces);
	const first = await gathered.next();
	const bytes = told(name, resumed(first, gathered));
	const written = NodeStream.from(framed ? inFrames(bytes, progress) : bytes);
	const sent = written as ReadableStream<Uint8Array<ArrayBuffer>>;
	return new Response(packed ? sent.pipeThrough(new CompressionStream('gzip')) : sent, {
		headers: {
			'Content-Type': framed ? FRAMES_MEDIA_TYPE : mediaType,
			'Content-Disposition': `attachment; filename="${name}"`,
			...(packed ? { 'Content-Encoding': 'gzip' } : {}),
			...(framed ? { [FILE_TYPE_HEADER]: mediaType } : {}),
			...(framed && progress
				? { [FILE_TOTAL_HEADER]: String(progress.total), [FILE_UNIT_HEADER]: progress.unit }
				: {})
		}
	});
}

async function* gatheredPieces(
	pieces: AsyncIterable<Uint8Array | string>
): AsyncGenerator<Uint8Array> {
	let held: Uint8Array[] = [];
	let size = 0;
	for await (const piece of pieces) {
		const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
		held.push(bytes);
		size += bytes.length;
		if (size < PIECE_BYTES) continue;
		yield Buffer.concat(held);
		held = [];
		size = 0;
	}
	if (size > 0) yield Buffer.concat(held);
}

async function* resumed(
	first: IteratorResult<Uint8Array, unknown>,
	rest: AsyncGenerator<Uint8Array>
): AsyncGenerator<Uint8Array> {
	// Whoever stops reading stops the writing.
	try {
		if (!first.done) yield first.value;
		yield* rest;
	} finally {
		await rest.return(undefined);
	}
}

// SvelteKit tells nobody of a stream that fails.
async function* told(name: string, bytes: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
	try {
		yield* bytes;
	} catch (error) {
		logError('a download broke off', error, { file: name.replace(/\d/g, '0') });
		throw error;
	}
}

async function* inFrames(
	bytes: AsyncGenerator<Uint8Array>,
	progress: Progress | undefined
): AsyncGenerator<Uint8Array> {
	for await (const piece of bytes) yield frameOf(progress?.done ?? 0, piece);
	yield frameOf(progress?.done ?? 0, new Uint8Array());
}
