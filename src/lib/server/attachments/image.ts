// Decodes images from strangers and encodes them anew, so that nothing of the sent file remains.
import sharp from 'sharp';
import type { Metadata } from 'sharp';
import { createSlots } from './slots.ts';
import type { ImageType } from './content-type.ts';
import type { Refusal } from './refusals.ts';

// One image at a time per slot, one thread each, nothing kept: memory stays low and predictable.
sharp.cache(false);
sharp.concurrency(1);
// Of libvips' many readers only these may ever see a byte, whatever a file pretends to be.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
	operation: [
		'VipsForeignLoadJpegBuffer',
		'VipsForeignLoadPngBuffer',
		'VipsForeignLoadWebpBuffer',
		'VipsForeignLoadHeifBuffer' // decodes AVIF; the prebuilt libheif has no HEVC decoder
	]
});

/** Pixels on the longest side of what is stored: a page of A4 stays readable. */
const MAX_STORED_SIDE = 2560;

/** A larger PNG is a photo, not a screenshot: it becomes JPEG. Bytes. */
const MAX_STORED_PNG = 2 * 1024 * 1024;

/**
 * What may be decoded. Baseline JPEG and plain PNG are read line by line, so that a phone's
 * 50-megapixel photo costs about 60–100 MB; the others are held whole (AVIF: some 18 bytes a
 * pixel), so they may have fewer.
 */
export const IMAGE_LIMITS = {
	side: 30_000,
	streamedPixels: 52_000_000,
	wholePixels: 16_000_000,
	seconds: 20
};

/** An image of our own making. */
export interface EncodedImage {
	mediaType: 'image/jpeg' | 'image/png';
	bytes: Uint8Array;
	width: number;
	height: number;
}

/** Twenty uploads at once must not mean twenty decoded images in memory. */
const inSlot = createSlots(2);

function pixelLimit(metadata: Metadata, limits: typeof IMAGE_LIMITS): number {
	const streamed = metadata.format === 'jpeg' || metadata.format === 'png';
	return streamed && !metadata.isProgressive ? limits.streamedPixels : limits.wholePixels;
}

async function encode(
	bytes: Uint8Array,
	metadata: Metadata,
	limits: typeof IMAGE_LIMITS
): Promise<EncodedImage> {
	// Nothing asks for metadata to be kept, so sharp drops it all, after applying orientation and
	// colour profile; it gives 8-bit sRGB by itself. An animation gives its first frame.
	const upright = sharp(bytes, {
		failOn: 'error',
		limitInputPixels: pixelLimit(metadata, limits),
		autoOrient: true
	})
		.resize({
			width: MAX_STORED_SIDE,
			height: MAX_STORED_SIDE,
			fit: 'inside',
			withoutEnlargement: true
		})
		.timeout({ seconds: limits.seconds });

	if (metadata.format === 'png' || metadata.hasAlpha) {
		const png = await upright.clone().png().toBuffer({ resolveWithObject: true });
		if (png.data.length <= MAX_STORED_PNG) {
			const { width, height } = png.info;
			return { mediaType: 'image/png', bytes: png.data, width, height };
		}
	}
	const { data, info } = await upright
		.flatten({ background: 'white' })
		.jpeg({ quality: 80 })
		.toBuffer({ resolveWithObject: true });
	return { mediaType: 'image/jpeg', bytes: data, width: info.width, height: info.height };
}

const FORMATS: Record<ImageType, string> = {
	'image/avif': 'heif',
	'image/jpeg': 'jpeg',
	'image/png': 'png',
	'image/webp': 'webp'
};

/**
 * Decodes an image and encodes it anew: upright, at most 2560 pixels on the longest side, sRGB,
 * without metadata. Screenshots and images with transparency stay PNG; photos become JPEG. At
 * most two run at the same time in this process; the others wait.
 *
 * @param bytes the image as it was sent
 * @param type as its first bytes say
 * @param limits what may be decoded
 * @returns the new image, or why this one is refused
 */
export function reencodeImage(
	bytes: Uint8Array,
	type: ImageType,
	limits = IMAGE_LIMITS
): Promise<EncodedImage | Refusal> {
	return inSlot(async () => {
		try {
			const metadata = await sharp(bytes, { failOn: 'error', limitInputPixels: false }).metadata();
			const { width, height } = metadata;
			if (metadata.format !== FORMATS[type]) return { reason: 'damaged' };
			if (Math.max(width, height) > limits.side || width * height > pixelLimit(metadata, limits)) {
				return { reason: 'too_many_pixels', width, height };
			}
			return await encode(bytes, metadata, limits);
		} catch (error) {
			// libvips reports every fault of an image as a plain Error; none is a fault of ours.
			const slow = error instanceof Error && error.message.startsWith('timeout');
			return { reason: slow ? 'too_slow' : 'damaged' };
		}
	});
}
