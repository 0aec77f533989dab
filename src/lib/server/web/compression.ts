// Compresses pages: bytes are what a resident in a swamp with one bar of signal pays for.
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

// Below this a compressed answer fits into the same network packet as the plain one.
const SMALLEST_BYTES = 1000;
// Up to this, compressing takes well below a millisecond.
const SMALL_BYTES = 64 * 1024;

/** Where a page goes when it has been rendered. */
export interface PageCatch {
	/** For `resolve`: keeps the page and lets nothing pass. */
	transformPageChunk(chunk: { html: string }): string;
	/** The page; null when the answer was none. */
	html: string | null;
}

/**
 * Catches a page where SvelteKit has it as text. On its way through a `Response` it would be encoded,
 * hashed for a tag that nobody asks for again (`no-store`), streamed and read back.
 */
export function catchPage(): PageCatch {
	const caught: PageCatch = {
		html: null,
		transformPageChunk: ({ html }) => {
			caught.html = (caught.html ?? '') + html;
			return '';
		}
	};
	return caught;
}

/**
 * @param request what the browser asked with
 * @param response a finished answer; only text is touched
 * @param html the page, when it was caught on its way into the answer
 * @returns the same answer, compressed when the browser can read that
 */
export async function compressPage(
	request: Request,
	response: Response,
	html: string | null
): Promise<Response> {
	const accepted = request.headers.get('accept-encoding') ?? '';
	const coding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null;
	if (html === null && !(coding && isText(response))) return response;

	const plain = html === null ? Buffer.from(await response.arrayBuffer()) : Buffer.from(html);
	const encoding = plain.length < SMALLEST_BYTES ? null : coding;
	const body = encoding ? await pack(plain, encoding) : plain;
	const { status, headers } = response;
	// Both were made from the nothing that passed.
	if (html !== null) headers.delete('etag');
	headers.set('content-length', String(body.length));
	headers.append('vary', 'accept-encoding');
	if (encoding) headers.set('content-encoding', encoding);
	return new Response(body, { status, headers });
}

function isText({ headers, body }: Response): boolean {
	const type = headers.get('content-type') ?? '';
	return (
		body !== null &&
		!headers.has('content-encoding') &&
		/^(text\/(html|csv|plain)|application\/json|image\/svg)/.test(type)
	);
}

function pack(
	plain: Buffer,
	coding: 'br' | 'gzip'
): Buffer<ArrayBuffer> | Promise<Buffer<ArrayBuffer>> {
	if (coding === 'gzip') return gzipped(plain, { level: 6 });
	const params = {
		// One step more saves a fifteenth of the bytes and takes twice the time.
		[constants.BROTLI_PARAM_QUALITY]: 4,
		// Left alone, each page would get a window of 4 MB, and clearing that takes twice as long as
		// compressing.
		[constants.BROTLI_PARAM_LGWIN]: 16,
		[constants.BROTLI_PARAM_SIZE_HINT]: plain.length
	};
	// Handing a page to another thread and back takes longer than compressing it here.
	return plain.length <= SMALL_BYTES
		? brotliCompressSync(plain, { params })
		: brotli(plain, { params });
}
