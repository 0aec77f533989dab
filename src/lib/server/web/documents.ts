// Documents of the office, and other files that are written while they are sent, as downloads.
import { Readable } from 'node:stream';
import { type Format, FORMATS, type OfficeDocument } from '../documents/index.ts';

/**
 * @param document what is written while it is sent
 * @param format `docx` or `pdf`
 * @param name of the file without its ending; letters, digits and dashes
 * @returns the answer to a GET
 */
export function documentResponse(document: OfficeDocument, format: Format, name: string): Response {
	const { mediaType, write } = FORMATS[format];
	return fileResponse(write(document), mediaType, `${name}.${format}`);
}

/**
 * @param pieces of the file, written while it is sent
 * @param mediaType what it is
 * @param name of the file; letters, digits, dashes and a point
 * @returns the answer to a GET
 */
export function fileResponse(
	pieces: AsyncIterable<Uint8Array | string>,
	mediaType: string,
	name: string
): Response {
	const bytes = Readable.toWeb(Readable.from(pieces, { objectMode: false }));
	return new Response(bytes as ReadableStream<Uint8Array<ArrayBuffer>>, {
		headers: {
			'Content-Type': mediaType,
			'Content-Disposition': `attachment; filename="${name}"`
		}
	});
}
