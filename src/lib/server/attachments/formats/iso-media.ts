// ISO base media files (ISO/IEC 14496-12): MP4, M4A, HEIC and AVIF, told apart by their boxes.

interface Box {
	type: string;
	/** First byte of the content, and the byte after its last. */
	start: number;
	end: number;
}

/** Far more than an hour of fragmented recording has; a file of nothing but headers has more. */
const MAX_BOXES = 50_000;

/** Real files name fewer than ten. */
const MAX_BRANDS = 64;

const AVIF_BRANDS = new Set(['avif', 'avis']);
const HEIC_BRANDS = new Set([
	'heic',
	'heix',
	'heim',
	'heis',
	'hevc',
	'hevx',
	'hevm',
	'hevs',
	'mif1',
	'msf1'
]);

/** AAC and MP3, Apple Lossless, Opus, FLAC. Encrypted sound (`enca`) is not among them. */
const AUDIO_CODECS = new Set(['mp4a', 'alac', 'Opus', 'fLaC']);

/** @returns the boxes that fill the range exactly, or undefined when they don't */
function boxesIn(bytes: Buffer, start: number, end: number): Box[] | undefined {
	const boxes: Box[] = [];
	let at = start;
	while (at < end) {
		if (end - at < 8 || boxes.length === MAX_BOXES) return undefined;
		const type = bytes.toString('latin1', at + 4, at + 8);
		let header = 8;
		let size = bytes.readUInt32BE(at);
		if (size === 0) {
			size = end - at; // reaches to the end
		} else if (size === 1) {
			if (end - at < 16) return undefined;
			header = 16;
			size = Number(bytes.readBigUInt64BE(at + 8));
		}
		if (size < header || size > end - at) return undefined;
		boxes.push({ type, start: at + header, end: at + size });
		at += size;
	}
	return boxes;
}

/** @returns the boxes of one type inside these parents; undefined when a parent is malformed */
function childrenOf(bytes: Buffer, parents: readonly Box[], type: string): Box[] | undefined {
	const found: Box[] = [];
	for (const parent of parents) {
		const boxes = boxesIn(bytes, parent.start, parent.end);
		if (!boxes) return undefined;
		for (const box of boxes) if (box.type === type) found.push(box);
	}
	return found;
}

function descend(bytes: Buffer, from: readonly Box[], path: readonly string[]): Box[] | undefined {
	let boxes: Box[] | undefined = [...from];
	for (const type of path) boxes = boxes && childrenOf(bytes, boxes, type);
	return boxes;
}

function brandsOf(bytes: Buffer, fileType: Box): string[] {
	const brands = [bytes.toString('latin1', fileType.start, fileType.start + 4)];
	const end = Math.min(fileType.end, fileType.start + 8 + 4 * MAX_BRANDS);
	for (let at = fileType.start + 8; at + 4 <= end; at += 4) {
		brands.push(bytes.toString('latin1', at, at + 4));
	}
	return brands;
}

/**
 * @param bytes a whole file that has `ftyp` at byte 4
 * @returns which image it is by its brands; otherwise, by its tracks, whether it is sound alone
 * (`audio`), has a picture (`video`), or is something else; `damaged` when its boxes don't fit
 */
export function inspectIsoMedia(
	bytes: Buffer
): 'avif' | 'heic' | 'audio' | 'video' | 'unknown' | 'damaged' {
	const top = boxesIn(bytes, 0, bytes.length);
	const fileType = top?.[0];
	if (!top || !fileType) return 'damaged';
	const brands = brandsOf(bytes, fileType);
	if (brands.some((brand) => AVIF_BRANDS.has(brand))) return 'avif';
	if (brands.some((brand) => HEIC_BRANDS.has(brand))) return 'heic';

	const movies = top.filter((box) => box.type === 'moov');
	const tracks = descend(bytes, movies, ['trak']);
	const handlers = tracks && descend(bytes, tracks, ['mdia', 'hdlr']);
	const tables = tracks && descend(bytes, tracks, ['mdia', 'minf', 'stbl', 'stsd']);
	if (!tracks || !handlers || !tables) return 'damaged';

	const kinds = handlers.map(({ start }) => bytes.toString('latin1', start + 8, start + 12));
	if (kinds.includes('vide')) return 'video';
	const codecs: string[] = [];
	for (const { start, end } of tables) {
		const entries = boxesIn(bytes, start + 8, end);
		if (!entries) return 'damaged';
		for (const entry of entries) codecs.push(entry.type);
	}
	const soundOnly =
		tracks.length > 0 &&
		kinds.length === tracks.length &&
		kinds.every((kind) => kind === 'soun') &&
		codecs.length >= tracks.length &&
		codecs.every((codec) => AUDIO_CODECS.has(codec));
	return soundOnly ? 'audio' : 'unknown';
}
