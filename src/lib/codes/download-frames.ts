// How a large file travels to a script that shows how far it is: in frames, each of which says how much
// of the file's content has been written when its bytes were. The last is empty and says that the file
// is whole; without it, what arrived is a piece of one (docs/adr/0040).

/** With which a script asks for frames; a browser that follows the link gets the file itself. */
export const FRAMES_WANTED = 'X-Unduhan-Bertahap';
export const FRAMES_MEDIA_TYPE = 'application/x-tanggap-frames';
/** What the file will be, how much it will hold, and of what: `rows` or `files`. */
export const FILE_TYPE_HEADER = 'X-Unduhan-Jenis';
export const FILE_TOTAL_HEADER = 'X-Unduhan-Jumlah';
export const FILE_UNIT_HEADER = 'X-Unduhan-Satuan';

/** What is counted while a file is written. */
export const PROGRESS_UNITS = ['rows', 'files'] as const;
export type ProgressUnit = (typeof PROGRESS_UNITS)[number];

/** Two numbers of four bytes, the larger end first: what is done, and the bytes that follow. */
const HEAD_BYTES = 8;

/**
 * @param done rows or files written so far
 * @param bytes of the file; none to say that it is whole
 * @returns a frame
 */
export function frameOf(done: number, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
	const frame = new Uint8Array(HEAD_BYTES + bytes.length);
	const head = new DataView(frame.buffer);
	head.setUint32(0, done);
	head.setUint32(4, bytes.length);
	frame.set(bytes, HEAD_BYTES);
	return frame;
}

/** Takes frames apart, however the network has cut them. */
export interface FrameReader {
	/** @param bytes that arrived @returns those of the file among them, none of the frames' heads */
	take(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[];
	/** Rows or files written when the last frame was. */
	done(): number;
	/** True once the last frame has come, and nothing behind it. */
	whole(): boolean;
}

/** @returns a reader for one file */
export function frameReader(): FrameReader {
	let head: number[] = [];
	let missing = 0;
	let done = 0;
	let ended = false;
	return {
		take(bytes) {
			const parts: Uint8Array<ArrayBuffer>[] = [];
			let at = 0;
			while (at < bytes.length && !ended) {
				if (missing > 0) {
					const part = bytes.subarray(at, at + missing);
					parts.push(part);
					missing -= part.length;
					at += part.length;
					continue;
				}
				head.push(bytes[at] ?? 0);
				at += 1;
				if (head.length < HEAD_BYTES) continue;
				const read = new DataView(Uint8Array.from(head).buffer);
				done = read.getUint32(0);
				missing = read.getUint32(4);
				ended = missing === 0;
				head = [];
			}
			return parts;
		},
		done: () => done,
		whole: () => ended
	};
}
