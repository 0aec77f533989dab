// Tells what a file is by its content alone: neither its name nor the claimed type counts.
import { inspectIsoMedia } from './formats/iso-media.ts';
import { inspectMp3 } from './formats/mp3.ts';
import { inspectOgg } from './formats/ogg.ts';
import { inspectPdf } from './formats/pdf.ts';
import { inspectWebm } from './formats/webm.ts';
import type { ContentRefusal } from './refusals.ts';

/** Types that are decoded and encoded anew. */
export type ImageType = 'image/avif' | 'image/jpeg' | 'image/png' | 'image/webp';

/** Types that are stored as they came. */
export type StoredType =
	'application/pdf' | 'audio/mp4' | 'audio/mpeg' | 'audio/ogg' | 'audio/webm';

/** What a file turned out to be. */
export type Content =
	| { kind: 'image'; type: ImageType }
	| { kind: 'document' | 'audio'; type: StoredType }
	| { kind: 'refused'; reason: ContentRefusal };

/** First bytes that let the refusal say what to do; whatever isn't here is `unknown`. */
const REFUSED_STARTS: readonly (readonly [start: string, ContentRefusal])[] = [
	['GIF8', 'gif'],
	['PK', 'archive'],
	['\xd0\xcf\x11\xe0', 'archive'], // Word and Excel before 2007
	['Rar!', 'archive'],
	['7z\xbc\xaf', 'archive'],
	['MZ', 'program'],
	['\x7fELF', 'program'],
	['#!/', 'program'],
	['\x00\x00\x01\xba', 'video'],
	['FLV\x01', 'video']
];

/** The longest comment that may follow a ZIP's end record, and the record itself. */
const ZIP_TAIL_LENGTH = 0xffff + 22;

/** ZIP is read from its end, so a PDF or a recording can be one at the same time. */
function isAlsoZip(bytes: Buffer): boolean {
	const tail = bytes.subarray(-ZIP_TAIL_LENGTH);
	// The signature, then two disk numbers that are 0 in every archive of one file.
	return tail.includes('PK\x05\x06\0\0\0\0', 0, 'latin1');
}

function stored(
	bytes: Buffer,
	type: StoredType,
	finding: 'document' | 'audio' | ContentRefusal
): Content {
	if (finding !== 'document' && finding !== 'audio') return { kind: 'refused', reason: finding };
	if (isAlsoZip(bytes)) return { kind: 'refused', reason: 'archive' };
	return { kind: finding, type };
}

/**
 * Looks at the first bytes and, for types that are stored as they came, at the structure of the
 * whole file. Images are only recognised here: decoding them is the proof.
 *
 * @param content the whole file, not empty
 * @returns its kind and media type, or why it is refused
 */
export function detectContent(content: Uint8Array): Content {
	const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
	const start = bytes.toString('latin1', 0, 12);

	if (start.startsWith('\xff\xd8\xff')) return { kind: 'image', type: 'image/jpeg' };
	if (start.startsWith('\x89PNG\r\n\x1a\n')) return { kind: 'image', type: 'image/png' };
	if (/^RIFF....WEBP/s.test(start)) return { kind: 'image', type: 'image/webp' };
	if (/^RIFF....AVI /s.test(start)) return { kind: 'refused', reason: 'video' };
	if (/^....ftyp/s.test(start)) {
		const finding = inspectIsoMedia(bytes);
		if (finding === 'avif') return { kind: 'image', type: 'image/avif' };
		return stored(bytes, 'audio/mp4', finding);
	}
	if (start.startsWith('%PDF-')) return stored(bytes, 'application/pdf', inspectPdf(bytes));
	if (start.startsWith('OggS')) return stored(bytes, 'audio/ogg', inspectOgg(bytes));
	if (start.startsWith('\x1aE\xdf\xa3')) return stored(bytes, 'audio/webm', inspectWebm(bytes));

	const refused = REFUSED_STARTS.find(([mark]) => start.startsWith(mark));
	if (refused) return { kind: 'refused', reason: refused[1] };
	return stored(bytes, 'audio/mpeg', inspectMp3(bytes));
}
