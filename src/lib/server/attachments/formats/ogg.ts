// Ogg files (RFC 3533): whether every stream in them is sound.

const PAGE_HEADER_LENGTH = 27;
const BEGIN_OF_STREAM = 2;

/** How the first packet of a stream names its codec. */
const AUDIO_STREAMS = ['OpusHead', '\x01vorbis'];
const VIDEO_STREAMS = ['\x80theora', '\x01video'];

/**
 * @param bytes a whole file that starts with `OggS`
 * @returns `audio` when all streams are Opus or Vorbis, `video` when one is a picture, `unknown`
 * for other streams, `damaged` when its pages don't fill the file exactly
 */
export function inspectOgg(bytes: Buffer): 'audio' | 'video' | 'unknown' | 'damaged' {
	const streams: string[] = [];
	let at = 0;
	while (at < bytes.length) {
		const bodyAt = at + PAGE_HEADER_LENGTH + (bytes[at + 26] ?? 0);
		if (bytes.toString('latin1', at, at + 5) !== 'OggS\0') return 'damaged';
		let end = bodyAt;
		for (const length of bytes.subarray(at + PAGE_HEADER_LENGTH, bodyAt)) end += length;
		if (end > bytes.length) return 'damaged';
		if (bytes.readUInt8(at + 5) & BEGIN_OF_STREAM) {
			streams.push(bytes.toString('latin1', bodyAt, Math.min(end, bodyAt + 8)));
		}
		at = end;
	}
	const startsWithOneOf = (codecs: string[]) => (stream: string) =>
		codecs.some((codec) => stream.startsWith(codec));
	if (streams.some(startsWithOneOf(VIDEO_STREAMS))) return 'video';
	return streams.length > 0 && streams.every(startsWithOneOf(AUDIO_STREAMS)) ? 'audio' : 'unknown';
}
