// MP3 files: ID3 tags around a chain of MPEG Layer III frames (ISO/IEC 11172-3, 13818-3).

const ID3V1_LENGTH = 128;
const APE_FOOTER_LENGTH = 32;

/** Fewer frames than this are too few to be told from chance: a frame starts with 11 bits. */
const MIN_FRAMES = 3;

/** Kilobits per second by index; 0 ("free") and 15 (forbidden) are refused. */
const BITRATES_MPEG1 = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const BITRATES_MPEG2 = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const SAMPLE_RATES_MPEG1 = [44_100, 48_000, 32_000];

/** @returns the frame's length in bytes and what stays the same in all frames of a file */
function frameAt(bytes: Buffer, at: number): { length: number; format: number } | undefined {
	if (at + 4 > bytes.length) return undefined;
	const header = bytes.readUInt32BE(at);
	const version = (header >>> 19) & 3; // 3: MPEG-1, 2: MPEG-2, 0: MPEG-2.5
	const layer = (header >>> 17) & 3; // 1: Layer III
	if (header >>> 21 !== 0x7ff || version === 1 || layer !== 1) return undefined;
	const bitrates = version === 3 ? BITRATES_MPEG1 : BITRATES_MPEG2;
	const bitrate = bitrates[((header >>> 12) & 15) - 1];
	const fullRate = SAMPLE_RATES_MPEG1[(header >>> 10) & 3];
	if (bitrate === undefined || fullRate === undefined) return undefined;
	const sampleRate = version === 3 ? fullRate : version === 2 ? fullRate / 2 : fullRate / 4;
	const bytesPerFrame = Math.floor(((version === 3 ? 144 : 72) * bitrate * 1000) / sampleRate);
	return { length: bytesPerFrame + ((header >>> 9) & 1), format: sampleRate };
}

/** @returns the byte after an ID3v2 tag at the start, or 0 without one */
function afterLeadingTag(bytes: Buffer): number {
	if (bytes.toString('latin1', 0, 3) !== 'ID3') return 0;
	let size = 0;
	for (const byte of bytes.subarray(6, 10)) size = size * 128 + byte;
	return 10 + size;
}

/** @returns the first byte of the tags at the end: APE, then ID3v1 */
function beforeTrailingTags(bytes: Buffer): number {
	let end = bytes.length;
	if (end >= ID3V1_LENGTH && bytes.toString('latin1', end - 128, end - 125) === 'TAG') {
		end -= ID3V1_LENGTH;
	}
	const footer = end - APE_FOOTER_LENGTH;
	if (footer >= 0 && bytes.toString('latin1', footer, footer + 8) === 'APETAGEX') {
		const hasHeader = (bytes.readUInt32LE(footer + 20) & 0x80000000) !== 0;
		end -= bytes.readUInt32LE(footer + 12) + (hasHeader ? APE_FOOTER_LENGTH : 0);
	}
	return end;
}

/**
 * @param bytes a whole file
 * @returns `audio` when, apart from its tags, it is nothing but frames of one format (the last may
 * be cut short); `damaged` when it starts so but doesn't go on; `unknown` when it doesn't start so
 */
export function inspectMp3(bytes: Buffer): 'audio' | 'unknown' | 'damaged' {
	const end = beforeTrailingTags(bytes);
	let at = afterLeadingTag(bytes);
	while (at > 0 && at < end && bytes[at] === 0) at += 1; // padding after the tag
	const first = frameAt(bytes, at);
	if (!first) return 'unknown';
	let frames = 0;
	while (at < end) {
		const frame = frameAt(bytes, at);
		if (frame?.format !== first.format) return 'damaged';
		at += frame.length;
		frames += 1;
	}
	return frames >= MIN_FRAMES ? 'audio' : 'unknown';
}
