// Owns ZIP files that are the same bytes whenever the same is put in, written piece by piece.
import { Zip, ZipDeflate } from 'fflate';

/** One file in it. */
export interface ZipEntry {
	/** With its folders: `word/document.xml`. */
	name: string;
	/** The content, in pieces. */
	pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
}

/** ZIP knows no time zone: fflate writes what the clock on the wall says, so that is what is fixed. */
const FIXED_TIME = new Date(1980, 0, 1, 0, 0, 0);

/**
 * Packs files in the order in which they come.
 * @param entries names must differ
 * @returns the bytes of the ZIP, as they get ready; holds no file as a whole
 */
export async function* zipped(
	entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>
): AsyncGenerator<Uint8Array> {
	const ready: Uint8Array[] = [];
	const zip = new Zip((error, chunk) => {
		if (error) throw error;
		ready.push(chunk);
	});
	const encoder = new TextEncoder();
	for await (const { name, pieces } of entries) {
		const file = new ZipDeflate(name, { level: 6 });
		file.mtime = FIXED_TIME;
		zip.add(file);
		for await (const piece of pieces) {
			file.push(typeof piece === 'string' ? encoder.encode(piece) : piece);
			yield* ready.splice(0);
		}
		file.push(new Uint8Array(), true);
	}
	zip.end();
	yield* ready.splice(0);
}
