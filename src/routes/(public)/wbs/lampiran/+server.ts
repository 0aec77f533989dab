import { error as httpError, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { FILE_PART_BYTES, storeFilePart } from '#lib/server/disclosures/index.ts';
import { hexOf, orRefusal, todayOf } from '#lib/server/web/sealed-channel.ts';
import type { RequestHandler } from './$types';

const count = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));
/** In headers: the body is the sealed part itself, and addresses are remembered. */
const schema = v.object({
	'wbs-lookup': hexOf(64),
	'wbs-file': hexOf(32),
	'wbs-size': count,
	'wbs-offset': count
});

/** Takes the next part of a sealed file. @returns how many bytes are here */
export const POST: RequestHandler = async (event) => {
	const { request, locals } = event;
	const head = v.safeParse(schema, Object.fromEntries(request.headers));
	if (!head.success || request.headers.get('content-type') !== 'application/octet-stream') {
		httpError(400, 'Kiriman ini tidak utuh. Muat ulang halamannya, lalu coba lagi.');
	}
	const {
		'wbs-lookup': lookup,
		'wbs-file': id,
		'wbs-size': size,
		'wbs-offset': offset
	} = head.output;
	const part = { id, size, offset, sealed: await readPart(request) };
	return json({
		received: await orRefusal(storeFilePart(locals.db, { lookup }, part, todayOf(event)))
	});
};

async function readPart({ body }: Request): Promise<Uint8Array> {
	const pieces: Uint8Array[] = [];
	let received = 0;
	try {
		for await (const piece of body ?? []) {
			received += piece.byteLength;
			if (received <= FILE_PART_BYTES) pieces.push(piece);
		}
	} catch {
		httpError(400, 'Sambungan terputus. Kirim lagi.');
	}
	if (received > FILE_PART_BYTES) httpError(413, 'Bagian ini terlalu besar.');
	return Buffer.concat(pieces);
}
