// Reads a posted JSON text within a size limit.
import { error as httpError } from '@sveltejs/kit';

/**
 * @param request a post
 * @param mostBytes what it may hold
 * @throws an HTTP error with an Indonesian sentence: 415 not JSON, 413 too large, 400 unreadable
 */
export async function readJson(request: Request, mostBytes: number): Promise<unknown> {
	const type = request.headers.get('content-type') ?? '';
	if (!/^application\/json\b/i.test(type)) {
		httpError(415, 'Kiriman ini bukan JSON. Kirim dari halaman kami.');
	}
	if (Number(request.headers.get('content-length') ?? 0) > mostBytes) tooLarge();
	const chunks: Uint8Array[] = [];
	let received = 0;
	try {
		for await (const chunk of request.body ?? []) {
			received += chunk.byteLength;
			// The rest is read and dropped: an answer in the middle would cut the connection.
			if (received <= mostBytes) chunks.push(chunk);
		}
		if (received <= mostBytes) return JSON.parse(Buffer.concat(chunks).toString('utf8'));
	} catch {
		httpError(400, 'Kiriman tidak terbaca utuh. Mungkin sambungan terputus. Coba kirim lagi.');
	}
	tooLarge();
}

function tooLarge(): never {
	httpError(413, 'Kiriman terlalu besar. Muat ulang halamannya, lalu kirim lagi.');
}
