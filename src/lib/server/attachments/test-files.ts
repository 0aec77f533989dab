// Builds, byte by byte, the good and bad files that the tests of this module send.
import { crc32, deflateSync } from 'node:zlib';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

function uint32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(value);
	return bytes;
}

/** A PDF of one empty page. */
export function pdf(): Buffer {
	return latin1(
		'%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n' +
			'2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
			'3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n' +
			'trailer<</Root 1 0 R/Size 4>>\nstartxref\n152\n%%EOF\n'
	);
}

/** An empty ZIP archive, which is nothing but its end record. */
export function zipEnd(): Buffer {
	return Buffer.concat([latin1('PK\x05\x06'), Buffer.alloc(18)]);
}

/** An ISO media box. */
export function box(type: string, ...content: (Buffer | string)[]): Buffer {
	const body = Buffer.concat(
		content.map((part) => (typeof part === 'string' ? latin1(part) : part))
	);
	return Buffer.concat([uint32(body.length + 8), latin1(type), body]);
}

/** The first box of an ISO media file. */
export function fileType(brand: string, ...compatible: string[]): Buffer {
	return box('ftyp', brand, uint32(0), ...compatible);
}

/** A track by its handler (`soun`, `vide`) and codec. */
export function track(handler: string, codec: string): Buffer {
	const description = box('stsd', uint32(0), uint32(1), box(codec, Buffer.alloc(28)));
	return box(
		'trak',
		box('tkhd', Buffer.alloc(84)),
		box(
			'mdia',
			box('hdlr', uint32(0), uint32(0), handler, Buffer.alloc(13)),
			box('minf', box('stbl', description))
		)
	);
}

/** An MP4 file with these tracks. */
export function mp4(...tracks: Buffer[]): Buffer {
	return Buffer.concat([
		fileType('M4A ', 'isom', 'mp42'),
		box('moov', box('mvhd', Buffer.alloc(100)), ...tracks),
		box('mdat', Buffer.alloc(500, 7))
	]);
}

/** An EBML element; `size` can claim another size than it has, or that it is unknown. */
export function element(id: string, content: Buffer | string, size?: 'unknown' | number): Buffer {
	const body = typeof content === 'string' ? latin1(content) : content;
	const length = Buffer.alloc(8);
	length.writeBigUInt64BE(BigInt(typeof size === 'number' ? size : body.length));
	length.writeUInt8(1);
	if (size === 'unknown') length.fill(0xff, 1);
	return Buffer.concat([Buffer.from(id, 'hex'), length, body]);
}

/** A WebM track entry: type 1 is video, 2 is audio. */
export function webmTrack(type: number, codec: string): Buffer {
	return element(
		'ae',
		Buffer.concat([
			element('d7', Buffer.of(1)),
			element('83', Buffer.of(type)),
			element('86', codec)
		])
	);
}

/** A WebM file as a browser records it: segment and cluster of unknown size. */
export function webm(
	tracks: Buffer[],
	documentType = 'webm',
	extra: Buffer = Buffer.alloc(0)
): Buffer {
	const block = element('a3', Buffer.alloc(60, 7));
	const cluster = Buffer.concat([element('e7', Buffer.of(0)), block, block]);
	const segment = Buffer.concat([
		element('1549a966', element('2ad7b1', Buffer.of(15, 66, 64))),
		element('1654ae6b', Buffer.concat(tracks)),
		element('1f43b675', cluster, 'unknown'),
		element('1f43b675', cluster, 'unknown'),
		extra
	]);
	return Buffer.concat([
		element('1a45dfa3', element('4282', documentType)),
		element('18538067', segment, 'unknown')
	]);
}

/** An Ogg page; flags 2 begins a stream, 4 ends it. */
export function oggPage(flags: number, serial: number, packet: Buffer | string): Buffer {
	const body = typeof packet === 'string' ? latin1(packet) : packet;
	const header = Buffer.alloc(28);
	header.write('OggS', 'latin1');
	header.writeUInt8(flags, 5);
	header.writeUInt32LE(serial, 14);
	header.writeUInt8(1, 26);
	header.writeUInt8(body.length, 27);
	return Buffer.concat([header, body]);
}

/** An Ogg file with one stream for each first packet. */
export function ogg(...firstPackets: string[]): Buffer {
	return Buffer.concat([
		...firstPackets.map((packet, serial) => oggPage(2, serial, packet)),
		oggPage(0, 0, Buffer.alloc(200, 7)),
		oggPage(4, 0, Buffer.alloc(200, 7))
	]);
}

export const OPUS = 'OpusHead\x01\x01\x38\x01\x80\xbb\0\0\0\0\0';

/** MP3 frames: MPEG-1 Layer III, 128 kbit/s, 44.1 kHz, 417 bytes each. */
export function mp3(frames: number): Buffer {
	const frame = Buffer.alloc(417);
	frame.writeUInt32BE(0xfffb9000);
	return Buffer.concat(Array.from({ length: frames }, () => frame));
}

/** An ID3v2 tag with a text in it. */
export function id3(text: string): Buffer {
	const size = Buffer.of(0, 0, text.length >> 7, text.length & 127);
	return Buffer.concat([latin1('ID3\x04\0\0'), size, latin1(text)]);
}

function pngChunk(type: string, content: Buffer): Buffer {
	const body = Buffer.concat([latin1(type), content]);
	return Buffer.concat([uint32(content.length), body, uint32(crc32(body))]);
}

/** A black PNG of 1 bit a pixel: large when decoded, next to nothing as a file. */
export function blackPng(width: number, height: number): Buffer {
	const header = Buffer.concat([uint32(width), uint32(height), Buffer.of(1, 0, 0, 0, 0)]);
	const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height);
	return Buffer.concat([
		latin1('\x89PNG\r\n\x1a\n'),
		pngChunk('IHDR', header),
		pngChunk('IDAT', deflateSync(rows, { level: 1 })),
		pngChunk('IEND', Buffer.alloc(0))
	]);
}
