import { describe, expect, it } from 'vitest';
import { detectContent } from './content-type.ts';
import {
	box,
	element,
	fileType,
	id3,
	mp3,
	mp4,
	ogg,
	oggPage,
	OPUS,
	pdf,
	track,
	webm,
	webmTrack,
	zipEnd
} from './test-files.ts';

const text = (content: string) => Buffer.from(content, 'latin1');
const join = (...parts: Uint8Array[]) => Buffer.concat(parts);

const opusTrack = webmTrack(2, 'A_OPUS');
const sound = track('soun', 'mp4a');
const handler = (kind: string) => box('hdlr', text('\0\0\0\0\0\0\0\0'), kind);
const codecs = (...content: Buffer[]) =>
	box('minf', box('stbl', box('stsd', Buffer.alloc(8), ...content)));

/** The file as another container would hold it: a view into a larger buffer. */
const found = (bytes: Buffer) => {
	const content = detectContent(new Uint8Array(join(text('<html>'), bytes)).subarray(6));
	return content.kind === 'refused' ? content.reason : content.type;
};

describe('detectContent accepts', () => {
	it.each([
		['a PDF', pdf(), 'application/pdf'],
		[
			'a PDF 2.0 with blanks after its end',
			join(text('%PDF-2.0\n'), pdf(), text('\r\n\0 ')),
			'application/pdf'
		],
		['AVIF', join(fileType('avif', 'mif1'), box('meta')), 'image/avif'],
		['AVIF by its other brands', join(fileType('mif1', 'miaf', 'avif')), 'image/avif'],
		['M4A', mp4(sound), 'audio/mp4'],
		['M4A of two recordings', mp4(sound, track('soun', 'alac')), 'audio/mp4'],
		['FLAC in MP4', mp4(track('soun', 'fLaC')), 'audio/mp4'],
		['Opus in MP4', mp4(track('soun', 'Opus')), 'audio/mp4'],
		[
			'MP4 whose last box has no size',
			join(mp4(sound), text('\0\0\0\0mdat'), Buffer.alloc(9)),
			'audio/mp4'
		],
		[
			'MP4 with a 64-bit size',
			join(mp4(sound), text('\0\0\0\x01mdat\0\0\0\0\0\0\0\x14abcd')),
			'audio/mp4'
		],
		['Ogg Opus', ogg(OPUS), 'audio/ogg'],
		['Ogg Vorbis', ogg('\x01vorbis\0\0\0\0'), 'audio/ogg'],
		['MP3', mp3(10), 'audio/mpeg'],
		[
			'MP3 in its tags',
			join(id3('judul'), Buffer.alloc(20), mp3(10), text('TAG'), Buffer.alloc(125)),
			'audio/mpeg'
		],
		['MP3 cut within its last frame', mp3(10).subarray(0, -100), 'audio/mpeg'],
		['WebM Opus', webm([opusTrack]), 'audio/webm'],
		[
			'WebM with an element of 255 bytes',
			webm([opusTrack], 'webm', element('ec', Buffer.alloc(255))),
			'audio/webm'
		],
		['WebM Vorbis', webm([webmTrack(2, 'A_VORBIS\0')]), 'audio/webm']
	])('%s', (_, bytes, expected) => {
		expect(found(bytes)).toBe(expected);
	});

	it('MP3 with an APE tag', () => {
		const footer = Buffer.alloc(32);
		footer.write('APETAGEX');
		footer.writeUInt32LE(52, 12);
		expect(found(join(mp3(10), Buffer.alloc(20), footer))).toBe('audio/mpeg');
		footer.writeUInt32LE(0x80000000, 20); // has a header too
		expect(found(join(mp3(10), Buffer.alloc(52), footer))).toBe('audio/mpeg');
	});

	it('MP3 of lower rates', () => {
		const frames = (header: number, length: number) => {
			const bytes = Buffer.alloc(length * 5);
			for (let i = 0; i < 5; i += 1) bytes.writeUInt32BE(header, i * length);
			return bytes;
		};
		expect(found(frames(0xfffb9200, 418))).toBe('audio/mpeg'); // a padded byte
		expect(found(frames(0xffeb9000, 522))).toBe('unknown'); // no such version
		expect(found(frames(0xfff38000, 208))).toBe('audio/mpeg'); // MPEG-2, 64 kbit/s, 22.05 kHz
		expect(found(frames(0xffe34800, 288))).toBe('audio/mpeg'); // MPEG-2.5, 32 kbit/s, 8 kHz
	});
});

describe('detectContent refuses', () => {
	const metaOnly = mp4(track('meta', 'mp4a'));
	it.each([
		['SVG', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'unknown'],
		['HTML', text('<!doctype html><script>alert(1)</script>'), 'unknown'],
		['plain text', text('halo'), 'unknown'],
		['text in UTF-16', text('\xff\xfeh\0a\0l\0o\0'), 'unknown'],
		['a single byte', text('%'), 'unknown'],
		['HTML before a PDF', join(text('<script>1</script>'), pdf()), 'unknown'],
		['a blank before a PDF', join(text('\n'), pdf()), 'unknown'],
		['TIFF', text('II*\0\x08\0\0\0'), 'unknown'],
		['AMR', text('#!AMR\n'), 'unknown'],
		['AAC without a container', Buffer.alloc(999, text('\xff\xf1\x50\x80')), 'unknown'],
		['GIF', text('GIF89a\x01\0\x01\0'), 'gif'],
		['ZIP, Word, Excel', text('PK\x03\x04\x14\0'), 'archive'],
		['old Word', text('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'archive'],
		['RAR', text('Rar!\x1a\x07'), 'archive'],
		['7z', text('7z\xbc\xaf\x27\x1c'), 'archive'],
		['a program for Windows', text('MZ\x90\0\x03\0'), 'program'],
		['a program for Linux', text('\x7fELF\x02\x01'), 'program'],
		['a script', text('#!/bin/sh\n'), 'program'],
		['AVI', text('RIFF\0\0\0\0AVI LIST'), 'video'],
		['MPEG', text('\0\0\x01\xba\x44'), 'video'],
		['Flash video', text('FLV\x01\x05'), 'video'],

		['a PDF without its end', pdf().subarray(0, -20), 'damaged'],
		['a PDF of another version', text(pdf().toString('latin1').replace('1.4', '9.4')), 'damaged'],
		['a PDF that only says where it ends', text('%PDF-1.4\n%%EOF\n'), 'damaged'],
		['a PDF that ends long before', join(pdf(), Buffer.alloc(1024, ' ')), 'damaged'],
		['HTML after a PDF', join(pdf(), text('<script>1</script>')), 'damaged'],
		[
			'a PDF that is also a ZIP',
			join(pdf().subarray(0, -27), zipEnd(), pdf().subarray(-27)),
			'archive'
		],
		['M4A that is also a ZIP', join(mp4(sound), box('free', zipEnd())), 'archive'],

		['HEIC', join(fileType('heic', 'mif1', 'heic'), box('meta')), 'heic'],
		['HEIC by its other brands', join(fileType('isom', 'heix'), box('meta')), 'heic'],
		['MP4 video', mp4(track('vide', 'avc1')), 'video'],
		['MP4 with sound before its picture', mp4(sound, track('vide', 'avc1')), 'video'],
		[
			'MP4 with a picture in a second moov',
			join(mp4(sound), box('moov', track('vide', 'avc1'))),
			'video'
		],
		['MP4 with a track of another kind', mp4(sound, track('text', 'mp4a')), 'unknown'],
		['MP4 without sound', metaOnly, 'unknown'],
		['MP4 without tracks', mp4(), 'unknown'],
		[
			'a track without a handler',
			mp4(sound, box('trak', box('mdia', codecs(box('mp4a'))))),
			'unknown'
		],
		['a track without a codec', mp4(sound, box('trak', box('mdia', handler('soun')))), 'unknown'],
		[
			'a codec list that is cut off',
			mp4(sound, box('trak', box('mdia', handler('soun'), codecs(box('mp4a'), text('cut'))))),
			'damaged'
		],
		['encrypted sound', mp4(track('soun', 'enca')), 'unknown'],
		['a video codec called sound', mp4(track('soun', 'avc1')), 'unknown'],
		['MP4 cut off', mp4(sound).subarray(0, -10), 'damaged'],
		['HTML after MP4', join(mp4(sound), text('<script>alert(1)</script>')), 'damaged'],
		['a box smaller than itself', join(mp4(sound), text('\0\0\0\x04mdat')), 'damaged'],
		[
			'a 64-bit size smaller than itself',
			join(mp4(sound), text('\0\0\0\x01free\0\0\0\0\0\0\0\x08')),
			'damaged'
		],
		['a 64-bit size without its bytes', join(mp4(sound), text('\0\0\0\x01mdat')), 'damaged'],
		['a track that ends outside its parent', mp4(box('trak', text('\0\0\0\x40mdia'))), 'damaged'],

		['Ogg video', ogg('\x80theora\x03'), 'video'],
		['Ogg with sound before its picture', ogg(OPUS, '\x80theora\x03'), 'video'],
		['Ogg that goes on with a picture', join(ogg(OPUS), ogg('\x01video\0\0')), 'video'],
		['Ogg of another codec', ogg(OPUS, 'fishead\0'), 'unknown'],
		['Ogg without a beginning', oggPage(0, 0, OPUS), 'unknown'],
		['Ogg cut within a page', ogg(OPUS).subarray(0, -10), 'damaged'],
		['Ogg cut within a header', join(ogg(OPUS), text('OggS\0\0')), 'damaged'],
		['what is no page after Ogg', join(ogg(OPUS), Buffer.alloc(27)), 'damaged'],
		['HTML after Ogg', join(ogg(OPUS), text('<script>alert(1)</script>'.repeat(9))), 'damaged'],

		['HTML after MP3', join(mp3(10), text('<script>alert(1)</script>')), 'damaged'],
		['HTML between MP3 frames', join(mp3(5), text('<script>'), mp3(5)), 'damaged'],
		[
			'MP3 that changes its rate',
			join(mp3(5), text('\xff\xfb\x94\0'), Buffer.alloc(379)),
			'damaged'
		],
		['blanks before MP3', join(Buffer.alloc(20), mp3(10)), 'unknown'],
		['too few frames', mp3(2), 'unknown'],
		['a tag with nothing behind it', id3('judul'), 'unknown'],
		['a tag longer than the file', id3('judul').subarray(0, -2), 'unknown'],
		['HTML behind a tag', join(id3('judul'), text('<script>')), 'unknown'],
		['free bit rate', Buffer.alloc(999, text('\xff\xfb\x00\0')), 'unknown'],

		['WebM video', webm([webmTrack(1, 'V_VP8')]), 'video'],
		['WebM with sound before its picture', webm([opusTrack, webmTrack(1, 'V_VP9')]), 'video'],
		[
			'WebM with a second track list',
			webm([opusTrack], 'webm', element('1654ae6b', webmTrack(1, 'V_VP8'))),
			'video'
		],
		['WebM with subtitles', webm([opusTrack, webmTrack(17, 'D_WEBVTT')]), 'unknown'],
		['a video codec called sound in WebM', webm([webmTrack(2, 'V_VP8')]), 'unknown'],
		['WebM without tracks', webm([]), 'unknown'],
		['a track of no type', webm([opusTrack, element('ae', element('86', 'A_OPUS'))]), 'unknown'],
		[
			'a track of no codec',
			webm([opusTrack, element('ae', element('83', Buffer.of(2)))]),
			'unknown'
		],
		[
			'a track type of two bytes',
			webm([element('ae', join(element('83', Buffer.of(0, 2)), element('86', 'A_OPUS')))]),
			'unknown'
		],
		['Matroska', webm([opusTrack], 'matroska'), 'unknown'],
		['two segments', join(webm([opusTrack]), element('18538067', '')), 'unknown'],
		['files attached to WebM', webm([opusTrack], 'webm', element('1941a469', 'x')), 'damaged'],
		['WebM cut off', webm([opusTrack]).subarray(0, -10), 'damaged'],
		['WebM cut within a size', webm([opusTrack]).subarray(0, -64), 'damaged'],
		[
			'an element of unknown size that must have one',
			webm([opusTrack], 'webm', element('a3', 'x', 'unknown')),
			'damaged'
		],
		['a track that ends outside its list', webm([element('ae', 'x', 50)]), 'damaged'],
		['a track of unknown size', webm([element('ae', opusTrack.subarray(9), 'unknown')]), 'damaged'],
		['a track that holds no elements', webm([opusTrack, element('ae', 'x')]), 'damaged'],
		[
			'an id longer than four bytes',
			join(webm([opusTrack]), text('\x01\0\0\0\0\0\0\x01\x80')),
			'damaged'
		],
		[
			'a size longer than eight bytes',
			join(webm([opusTrack]), text('\xec'), Buffer.alloc(9)),
			'damaged'
		],
		['a size cut off', join(webm([opusTrack]), text('\x1f\x43\xb6\x75\x01\xff')), 'damaged'],
		['HTML after WebM', join(webm([opusTrack]), text('<script>alert(1)</script>')), 'damaged'],
		['an EBML header without end', element('1a45dfa3', '', 'unknown'), 'damaged']
	])('%s', (_, bytes, expected) => {
		expect(found(bytes)).toBe(expected);
	});

	it('or accepts any beginning of a good file, but never fails on one', () => {
		for (const whole of [
			pdf(),
			mp4(sound),
			ogg(OPUS),
			webm([opusTrack]),
			join(id3('judul'), mp3(4))
		]) {
			for (let length = 1; length < whole.length; length += 1) {
				expect(() => found(whole.subarray(0, length))).not.toThrow();
			}
		}
	});

	const size = 10 * 1024 * 1024;
	it.each([
		['boxes', join(fileType('M4A '), Buffer.alloc(size, box('free'))), 'damaged'],
		['brands', box('ftyp', Buffer.alloc(size, 'isom'), 'avif'), 'unknown'],
		['elements in a header', element('1a45dfa3', Buffer.alloc(size, text('\xec\x80'))), 'damaged'],
		[
			'elements in a segment',
			webm([opusTrack], 'webm', Buffer.alloc(size, text('\xec\x80'))),
			'damaged'
		],
		[
			'pages',
			Buffer.alloc(
				27 * 380_000,
				oggPage(2, 0, '')
					.subarray(0, 26 + 1)
					.fill(0, 26)
			),
			'unknown'
		],
		['blanks in a PDF', join(text('%PDF-1.4 startxref 1'), Buffer.alloc(size, ' ')), 'damaged']
	])('an answer for 10 MB of %s', (_, bytes, expected) => {
		expect(found(bytes)).toBe(expected);
	});
});
