import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../platform/errors.ts';
import { inspectAttachment, MAX_FILE_BYTES } from './index.ts';
import {
	blackPng,
	fileType,
	mp3,
	mp4,
	ogg,
	OPUS,
	pdf,
	track,
	webm,
	webmTrack
} from './test-files.ts';

const photo = () => sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } });

async function refusalOf(
	name: string,
	bytes: Uint8Array
): Promise<{ code: string; sentence: string | undefined }> {
	const error: unknown = await inspectAttachment({ name, bytes }).catch(
		(reason: unknown) => reason
	);
	if (!(error instanceof DomainError)) throw new Error('not refused', { cause: error });
	expect(error.message).not.toContain(name);
	return { code: error.code, sentence: error.details.fields?.['lampiran'] };
}

describe('inspectAttachment', () => {
	it('encodes an image anew, and remembers what was sent', async () => {
		const bytes = await photo().withMetadata({ orientation: 6 }).jpeg().toBuffer();
		const { bytes: stored, ...rest } = await inspectAttachment({ name: '../Jalan.PNG', bytes });
		expect(rest).toEqual({
			fileName: 'Jalan.jpg',
			mediaType: 'image/jpeg',
			kind: 'image',
			originalSha256: createHash('sha256').update(bytes).digest('hex'),
			width: 30,
			height: 40,
			inline: true
		});
		expect(await sharp(stored).metadata()).toMatchObject({ format: 'jpeg', width: 30, height: 40 });
	});

	it('names a WebP image by what became of it', async () => {
		const image = await inspectAttachment({
			name: 'a.webp',
			bytes: await photo().webp().toBuffer()
		});
		expect(image.fileName).toBe('a.jpg');
		const png = await inspectAttachment({ name: 'a', bytes: await photo().png().toBuffer() });
		expect([png.fileName, png.mediaType]).toEqual(['a.png', 'image/png']);
	});

	it.each([
		['surat.jpg', pdf(), 'surat.pdf', 'application/pdf', 'document'],
		['AUD.mp4', mp4(track('soun', 'mp4a')), 'AUD.m4a', 'audio/mp4', 'audio'],
		['PTT.opus', ogg(OPUS), 'PTT.ogg', 'audio/ogg', 'audio'],
		['suara', mp3(5), 'suara.mp3', 'audio/mpeg', 'audio'],
		['blob', webm([webmTrack(2, 'A_OPUS')]), 'blob.webm', 'audio/webm', 'audio']
	])('stores %s as it came, to be downloaded', async (name, bytes, fileName, mediaType, kind) => {
		const attachment = await inspectAttachment({ name, bytes });
		expect(attachment).toEqual({
			fileName,
			mediaType,
			kind,
			bytes,
			originalSha256: createHash('sha256').update(bytes).digest('hex'),
			inline: false
		});
	});

	const heic = fileType('heic', 'mif1');
	it.each([
		['kosong.jpg', Buffer.alloc(0), 'invalid_input', '“kosong.jpg” kosong'],
		['besar.pdf', Buffer.alloc(MAX_FILE_BYTES + 1), 'too_large', 'batasnya 10 MB'],
		['virus.jpg', Buffer.from('MZ\x90\0'), 'unsupported_media', 'program'],
		[
			'gambar.svg',
			Buffer.from('<svg/>'),
			'unsupported_media',
			'bukan foto, PDF, atau rekaman suara'
		],
		[
			'laman.pdf',
			Buffer.from('<html>'),
			'unsupported_media',
			'bukan foto, PDF, atau rekaman suara'
		],
		['surat.docx', Buffer.from('PK\x03\x04'), 'unsupported_media', 'Simpan dulu sebagai PDF'],
		['lucu.gif', Buffer.from('GIF89a'), 'unsupported_media', 'Ubah dulu ke JPEG atau PNG'],
		['IMG_1.HEIC', heic, 'unsupported_media', 'Ubah dulu ke JPEG'],
		['video.webm', webm([webmTrack(1, 'V_VP8')]), 'unsupported_media', 'adalah video'],
		['rusak.pdf', pdf().subarray(0, 60), 'invalid_input', 'rusak atau belum lengkap'],
		['bom.png', blackPng(30_000, 30_000), 'too_large', '30.000 × 30.000 piksel']
	])('refuses %s and says what to do', async (name, bytes, code, words) => {
		const refusal = await refusalOf(name, bytes);
		expect(refusal.code).toBe(code);
		expect(refusal.sentence).toContain(words);
		expect(refusal.sentence).toContain(`“${name}”`);
	});

	it('refuses a JPEG that was cut off', async () => {
		const whole = await photo().resize(400, 300).jpeg().toBuffer();
		const refusal = await refusalOf('putus.jpg', whole.subarray(0, whole.length / 2));
		expect(refusal.code).toBe('invalid_input');
		expect(refusal.sentence).toContain('“putus.jpg” rusak atau belum lengkap');
	});

	it('shows a name in its refusal only after cleaning it', async () => {
		const refusal = await refusalOf(`../a\u202E\0${'b'.repeat(99)}.exe`, Buffer.from('MZ'));
		expect(refusal.sentence).toContain(`“a${'b'.repeat(59)}…”`);
	});
});
