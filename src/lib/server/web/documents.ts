// A document of the office as a download.
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
	const bytes = Readable.toWeb(Readable.from(write(document), { objectMode: false }));
	return new Response(bytes as ReadableStream<Uint8Array<ArrayBuffer>>, {
		headers: {
			'Content-Type': mediaType,
			'Content-Disposition': `attachment; filename="${name}.${format}"`
		}
	});
}
