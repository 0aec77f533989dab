// WebM and Matroska files (RFC 8794, RFC 9559): whether their tracks are sound alone.

const DOC_TYPE = 0x4282;
const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const TRACKS = 0x1654ae6b;
const TRACK_ENTRY = 0xae;
const TRACK_TYPE = 0x83;
const CODEC_ID = 0x86;

/** Elements of a segment or a cluster that are passed over. Matroska's attached files aren't. */
const PASSED_OVER = new Set([
	0x114d9b74, // SeekHead
	0x1549a966, // Info
	0x1c53bb6b, // Cues
	0x1254c367, // Tags
	0xec, // Void
	0xbf, // CRC-32
	0xe7, // Timestamp
	0xa3, // SimpleBlock
	0xa0, // BlockGroup
	0xa7, // Position
	0xab // PrevSize
]);

const VIDEO_TRACK = 1;
const AUDIO_TRACK = 2;
const AUDIO_CODECS = new Set(['A_OPUS', 'A_VORBIS']);

/** Far more than a track list needs; a file of nothing but empty elements has more. */
const MAX_HEADER_ELEMENTS = 1000;

/** More than ten megabytes of the thinnest speech have blocks. */
const MAX_ELEMENTS = 500_000;

interface Element {
	id: number;
	/** First byte of the content, and the byte after its last. */
	start: number;
	end: number;
	/** False when the size is unknown, as in a live recording: `end` is then only the limit. */
	sized: boolean;
}

/** @returns the element at this place, or undefined when none fits there before `limit` */
function elementAt(bytes: Buffer, at: number, limit: number): Element | undefined {
	// The leading zero bits of the first byte tell the length, of the id and of the size alike.
	const idLength = Math.clz32(bytes.readUInt8(at)) - 23;
	const sizeAt = at + idLength;
	if (idLength > 4 || sizeAt >= limit) return undefined;
	const sizeLength = Math.clz32(bytes.readUInt8(sizeAt)) - 23;
	const start = sizeAt + sizeLength;
	if (sizeLength > 8 || start > limit) return undefined;

	const firstBits = 0xff >> sizeLength;
	let size = bytes.readUInt8(sizeAt) & firstBits;
	let unknown = size === firstBits;
	for (const byte of bytes.subarray(sizeAt + 1, start)) {
		size = size * 256 + byte;
		unknown &&= byte === 0xff;
	}
	const end = unknown ? limit : start + size;
	if (end > limit) return undefined;
	return { id: bytes.readUIntBE(at, idLength), start, end, sized: !unknown };
}

/** @returns the elements that fill the range exactly, or undefined when they don't */
function elementsIn(bytes: Buffer, { start, end }: Element): Element[] | undefined {
	const elements: Element[] = [];
	let at = start;
	while (at < end) {
		const element = elementAt(bytes, at, end);
		if (!element?.sized || elements.length === MAX_HEADER_ELEMENTS) return undefined;
		elements.push(element);
		at = element.end;
	}
	return elements;
}

interface TrackList {
	entries: number;
	types: number[];
	codecs: string[];
}

/** Adds what a Tracks element holds to the list. @returns false when it is malformed */
function addTracks(bytes: Buffer, tracks: Element, list: TrackList): boolean {
	const entries = elementsIn(bytes, tracks)?.filter(({ id }) => id === TRACK_ENTRY);
	for (const entry of entries ?? []) {
		const fields = elementsIn(bytes, entry);
		if (!fields) return false;
		list.entries += 1;
		for (const { id, start, end } of fields) {
			if (id === TRACK_TYPE) list.types.push(end - start === 1 ? bytes.readUInt8(start) : NaN);
			if (id === CODEC_ID) list.codecs.push(bytes.toString('latin1', start, end));
		}
	}
	return entries !== undefined;
}

/**
 * @param bytes a whole file that starts with an EBML header
 * @returns `audio` when it is WebM whose tracks are all sound, `video` when one is a picture,
 * `unknown` for other tracks and for Matroska, `damaged` when its elements don't fit
 */
export function inspectWebm(bytes: Buffer): 'audio' | 'video' | 'unknown' | 'damaged' {
	const header = elementAt(bytes, 0, bytes.length);
	const headerFields = header?.sized ? elementsIn(bytes, header) : undefined;
	if (!header || !headerFields) return 'damaged';
	const documentTypes = headerFields
		.filter(({ id }) => id === DOC_TYPE)
		.map(({ start, end }) => bytes.toString('latin1', start, end));

	const tracks: TrackList = { entries: 0, types: [], codecs: [] };
	let segments = 0;
	let elements = 0;
	let at = header.end;
	while (at < bytes.length) {
		const element = elementAt(bytes, at, bytes.length);
		elements += 1;
		if (!element || elements > MAX_ELEMENTS) return 'damaged';
		if (element.id === SEGMENT || element.id === CLUSTER) {
			// Entered, not passed over: a live recording doesn't know how long these are.
			if (element.id === SEGMENT) segments += 1;
			at = element.start;
			continue;
		}
		if (!element.sized) return 'damaged';
		if (element.id === TRACKS) {
			if (!addTracks(bytes, element, tracks)) return 'damaged';
		} else if (!PASSED_OVER.has(element.id)) {
			return 'damaged';
		}
		at = element.end;
	}

	const { entries, types, codecs } = tracks;
	if (types.includes(VIDEO_TRACK)) return 'video';
	const soundOnly =
		documentTypes.join() === 'webm' &&
		segments === 1 &&
		entries > 0 &&
		types.length === entries &&
		types.every((type) => type === AUDIO_TRACK) &&
		codecs.length === entries &&
		codecs.every((codec) => AUDIO_CODECS.has(codec.replace(/\0+$/, '')));
	return soundOnly ? 'audio' : 'unknown';
}
