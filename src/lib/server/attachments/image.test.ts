import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { IMAGE_LIMITS, reencodeImage } from './image.ts';
import type { EncodedImage } from './image.ts';
import { blackPng } from './test-files.ts';

const plain = (width: number, height: number, background = '#c86432') =>
	sharp({ create: { width, height, channels: 3, background } });

const clear = (width: number, height: number) =>
	sharp({ create: { width, height, channels: 4, background: { r: 0, g: 90, b: 0, alpha: 0.5 } } });

const noise = (width: number, height: number) =>
	sharp({
		create: {
			width,
			height,
			channels: 3,
			background: 'grey',
			noise: { type: 'gaussian', mean: 128, sigma: 60 }
		}
	});

async function encoded(...args: Parameters<typeof reencodeImage>): Promise<EncodedImage> {
	const image = await reencodeImage(...args);
	if ('reason' in image) throw new Error(`refused: ${image.reason}`);
	const { format, width, height } = await sharp(image.bytes).metadata();
	expect({ mediaType: `image/${format}`, width, height }).toEqual({
		mediaType: image.mediaType,
		width: image.width,
		height: image.height
	});
	return image;
}

/** Red, green and blue of the pixel at this place. */
async function pixel(bytes: Uint8Array, left: number, top: number): Promise<number[]> {
	const area = { left, top, width: 1, height: 1 };
	return [...(await sharp(bytes).extract(area).removeAlpha().raw().toBuffer())];
}

function expectNear(actual: number[], expected: number[]): void {
	expect(actual).toHaveLength(expected.length);
	expected.forEach((value, i) => expect(Math.abs((actual[i] ?? 999) - value)).toBeLessThan(12));
}

describe('reencodeImage', () => {
	it.each([
		['image/jpeg', plain(40, 30).jpeg(), 'image/jpeg'],
		['image/webp', plain(40, 30).webp(), 'image/jpeg'],
		['image/avif', plain(40, 30).avif({ effort: 0 }), 'image/jpeg'],
		['image/png', plain(40, 30).png(), 'image/png'],
		['image/webp', clear(40, 30).webp(), 'image/png'],
		['image/avif', clear(40, 30).avif({ effort: 0 }), 'image/png']
	] as const)('makes of %s (%#) an image of our own', async (type, source, mediaType) => {
		const image = await encoded(await source.toBuffer(), type);
		expect(image).toMatchObject({ mediaType, width: 40, height: 30 });
	});

	it('keeps nothing of EXIF, place, XMP, colour profile and text', async () => {
		const secret = 'S 2 53 24 RUMAH-PELAPOR';
		const source = await plain(40, 30)
			.withExif({
				IFD0: { ImageDescription: secret },
				IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '2/1 53/1 24/1', GPSAreaInformation: secret }
			})
			.withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>${secret}</a></x:xmpmeta>`)
			.withIccProfile('p3')
			.jpeg()
			.toBuffer();
		expect(source.includes(secret)).toBe(true);
		expect(source.includes('http://ns.adobe.com/xap')).toBe(true);

		for (const [type, bytes] of [
			['image/jpeg', source],
			['image/png', await sharp(source).keepMetadata().png().toBuffer()]
		] as const) {
			const { bytes: result } = await encoded(bytes, type);
			const { exif, xmp, icc, iptc, orientation, comments } = await sharp(result).metadata();
			expect({ exif, xmp, icc, iptc, orientation, comments }).toEqual({});
			for (const trace of [secret, 'Exif', 'GPS', 'xmpmeta', 'ICC_PROFILE', 'iCCP']) {
				expect(Buffer.from(result).includes(trace)).toBe(false);
			}
		}
	});

	it('gives colours of a wide profile, of CMYK and of 16 bits their sRGB values', async () => {
		const wide = await plain(40, 30).withIccProfile('p3').jpeg({ quality: 100 }).toBuffer();
		expect((await sharp(wide).stats()).channels[0]?.mean).toBeLessThan(196);
		expectNear(await pixel((await encoded(wide, 'image/jpeg')).bytes, 5, 5), [200, 100, 50]);
		const inks = await plain(40, 30).toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer();
		expect((await sharp(inks).metadata()).space).toBe('cmyk');
		const fromInks = await encoded(inks, 'image/jpeg');
		expect(await sharp(fromInks.bytes).metadata()).toMatchObject({ space: 'srgb', channels: 3 });
		const deep = await plain(40, 30).toColourspace('rgb16').png().toBuffer();
		expect((await sharp(deep).metadata()).depth).toBe('ushort');
		const shallow = await encoded(deep, 'image/png');
		expect((await sharp(shallow.bytes).metadata()).depth).toBe('uchar');
		expectNear(await pixel(shallow.bytes, 5, 5), [200, 100, 50]);
	});

	it('turns a photo upright', async () => {
		// A blue mark at the top left; "6" says that the top of the scene is on the right.
		const mark = await plain(10, 10, 'blue').png().toBuffer();
		const source = await plain(60, 40, 'white')
			.composite([{ input: mark, left: 0, top: 0 }])
			.withMetadata({ orientation: 6 })
			.jpeg()
			.toBuffer();
		const image = await encoded(source, 'image/jpeg');
		expect(image).toMatchObject({ width: 40, height: 60 });
		expectNear(await pixel(image.bytes, 37, 2), [0, 0, 255]);
		expectNear(await pixel(image.bytes, 2, 2), [255, 255, 255]);
	});

	it('bounds the longest side to 2560 pixels and enlarges nothing', async () => {
		const wide = await encoded(await plain(5120, 1000).jpeg().toBuffer(), 'image/jpeg');
		expect(wide).toMatchObject({ width: 2560, height: 500 });
		const upright = plain(5120, 1000).withMetadata({ orientation: 6 });
		const tall = await encoded(await upright.jpeg().toBuffer(), 'image/jpeg');
		expect(tall).toMatchObject({ width: 500, height: 2560 });
	});

	it('leaves bytes behind the image behind', async () => {
		const hidden = Buffer.from('PK\x05\x06<script>alert(1)</script>');
		for (const format of ['jpeg', 'png', 'webp'] as const) {
			const source = await plain(40, 30).toFormat(format).toBuffer();
			const image = await encoded(Buffer.concat([source, hidden]), `image/${format}`);
			expect(Buffer.from(image.bytes).includes('script')).toBe(false);
		}
	});

	it('takes the first picture of an animation', async () => {
		const red = await plain(40, 30, 'red').png().toBuffer();
		const blue = await plain(40, 30, 'blue').png().toBuffer();
		const animation = await sharp([red, blue], { join: { animated: true } })
			.webp({ lossless: true })
			.toBuffer();
		expect((await sharp(animation).metadata()).pages).toBe(2);
		const image = await encoded(animation, 'image/webp');
		expect(image).toMatchObject({ width: 40, height: 30 });
		expectNear(await pixel(image.bytes, 5, 5), [255, 0, 0]);
	});

	it('makes JPEG, on white, of what would be a heavy PNG', async () => {
		const source = await noise(1200, 1000).ensureAlpha(0).png({ compressionLevel: 1 }).toBuffer();
		const image = await encoded(source, 'image/png');
		expect(image.mediaType).toBe('image/jpeg');
		expect(image.bytes.length).toBeLessThan(2 * 1024 * 1024);
		expectNear(await pixel(image.bytes, 5, 5), [255, 255, 255]);
	});

	it.each(['jpeg', 'png', 'webp', 'avif'] as const)('refuses a broken %s', async (format) => {
		const source = await noise(200, 200).toFormat(format).toBuffer();
		for (const length of [16, 0.5 * source.length, 0.9 * source.length]) {
			const cut = source.subarray(0, length);
			expect(await reencodeImage(cut, `image/${format}`)).toEqual({ reason: 'damaged' });
		}
		const random = Buffer.from(source);
		for (let i = 20; i < random.length; i += 1) random[i] = (i * 7919) % 251;
		expect(await reencodeImage(random, `image/${format}`)).toEqual({ reason: 'damaged' });
	});

	it('refuses an image that is not of the type its first bytes gave', async () => {
		const source = await plain(40, 30).png().toBuffer();
		expect(await reencodeImage(source, 'image/jpeg')).toEqual({ reason: 'damaged' });
	});

	it('lets libvips read no other format', async () => {
		const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
		const gif = await plain(9, 9).gif().toBuffer();
		const tiff = await plain(9, 9).tiff().toBuffer();
		for (const bytes of [svg, gif, tiff]) await expect(sharp(bytes).metadata()).rejects.toThrow();
	});

	it('keeps nothing in memory and uses one thread an image', () => {
		expect(sharp.cache().memory.max).toBe(0);
		expect(sharp.concurrency()).toBe(1);
	});

	it('refuses a decompression bomb without decoding it', async () => {
		const bomb = blackPng(30_000, 30_000);
		expect(bomb.length).toBeLessThan(1024 * 1024);
		expect(await reencodeImage(bomb, 'image/png')).toEqual({
			reason: 'too_many_pixels',
			width: 30_000,
			height: 30_000
		});
	});

	it('refuses more pixels for formats that are held whole than for those read by lines', async () => {
		const large = plain(4100, 4100); // 16.8 million
		const png = await large.clone().png({ compressionLevel: 1 }).toBuffer();
		expect(await encoded(png, 'image/png')).toMatchObject({ width: 2560, height: 2560 });
		const jpeg = await large.clone().jpeg().toBuffer();
		expect(await encoded(jpeg, 'image/jpeg')).toMatchObject({ width: 2560, height: 2560 });
		const refusal = { reason: 'too_many_pixels', width: 4100, height: 4100 };
		const interlaced = await large
			.clone()
			.png({ compressionLevel: 1, progressive: true })
			.toBuffer();
		expect(await reencodeImage(interlaced, 'image/png')).toEqual(refusal);
		const progressive = await large.clone().jpeg({ progressive: true }).toBuffer();
		expect(await reencodeImage(progressive, 'image/jpeg')).toEqual(refusal);
		const webp = await large.clone().webp({ lossless: true, effort: 0 }).toBuffer();
		expect(await reencodeImage(webp, 'image/webp')).toEqual(refusal);
	});

	it('refuses a side that no camera makes', async () => {
		expect(await reencodeImage(blackPng(30_001, 10), 'image/png')).toMatchObject({
			reason: 'too_many_pixels'
		});
		expect(await encoded(blackPng(30_000, 10), 'image/png')).toMatchObject({ width: 2560 });
	});

	it('gives up on an image that takes too long', async () => {
		const wideOpen = { ...IMAGE_LIMITS, streamedPixels: 1e10, side: 1e5, seconds: 1 };
		// Ten billion pixels: no machine is done with them in the second that sharp counts at least.
		const heavy = blackPng(100_000, 100_000);
		expect(await reencodeImage(heavy, 'image/png', wideOpen)).toEqual({ reason: 'too_slow' });
	});

	it('survives a colour profile and a text that unpack to hundreds of megabytes', async () => {
		const packed = deflateSync(Buffer.alloc(300_000_000), { level: 1 });
		const source = await plain(40, 30).png().toBuffer();
		const before = process.memoryUsage.rss();
		for (const [type, keyword] of [
			['iCCP', 'icc\0\0'],
			['zTXt', 'Comment\0\0']
		] as const) {
			const chunk = Buffer.concat([
				Buffer.alloc(4),
				Buffer.from(type + keyword),
				packed,
				Buffer.alloc(4)
			]);
			chunk.writeUInt32BE(chunk.length - 12);
			chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
			await encoded(
				Buffer.concat([source.subarray(0, 33), chunk, source.subarray(33)]),
				'image/png'
			);
		}
		expect(process.memoryUsage.rss() - before).toBeLessThan(150 * 1024 * 1024);
	});

	it('works on at most two images at the same time', async () => {
		const source = await noise(800, 800).jpeg().toBuffer();
		let most = 0;
		const observe = () => {
			const { queue, process: running } = sharp.counters();
			most = Math.max(most, queue + running);
		};
		sharp.queue.on('change', observe);
		await Promise.all(Array.from({ length: 10 }, () => reencodeImage(source, 'image/jpeg')));
		sharp.queue.off('change', observe);
		// sharp counts one down only after its promise has settled, so the next may have begun by then.
		expect(most).toBeLessThanOrEqual(3);
	});
});
