// Compresses pages: bytes are what a resident in a swamp with one bar of signal pays for.
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

// Below this a compressed answer fits into the same network packet as the plain one.
const SMALLEST_BYTES = 1000;
// Up to this, compressing takes well below a millisecond.
const SMALL_BYTES = 16 * 1024;

/**
 * @param request what the browser asked with
 * @param response a finished answer; only text is touched
 * @returns the same answer, compressed when the browser can read that
 */
export async function compressPage(request: Request, response: Response): Promise<Response> {
	const type = response.headers.get('content-type') ?? '';
	if (!/^(text\/(html|csv|plain)|application\/json|image\/svg)/.test(type)) return response;
	if (!response.body || response.headers.has('content-encoding')) return response;
	const accepted = request.headers.get('accept-encoding') ?? '';
	const useBrotli = /\bbr\b/.test(accepted);
	if (!useBrotli && !/\bgzip\b/.test(accepted)) return response;

	const plain = Buffer.from(await response.arrayBuffer());
	const headers = new Headers(response.headers);
	headers.append('vary', 'accept-encoding');
	if (plain.length < SMALLEST_BYTES) {
		return new Response(plain, { status: response.status, headers });
	}
	const packed = useBrotli ? await packBrotli(plain) : await gzipped(plain, { level: 6 });
	headers.set('content-encoding', useBrotli ? 'br' : 'gzip');
	headers.set('content-length', String(packed.length));
	return new Response(packed, { status: response.status, headers });
}

async function packBrotli(plain: Buffer): Promise<Buffer<ArrayBuffer>> {
	const params = {
		[constants.BROTLI_PARAM_QUALITY]: 5,
		// Left alone, each page would get a window of 4 MB, and clearing that takes twice as long as
		// compressing.
		[constants.BROTLI_PARAM_LGWIN]: 16,
		[constants.BROTLI_PARAM_SIZE_HINT]: plain.length
	};
	// Handing a small page to another thread and back takes longer than compressing it here.
	return plain.length <= SMALL_BYTES
		? brotliCompressSync(plain, { params })
		: brotli(plain, { params });
}
