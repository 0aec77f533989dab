// Turns an uploaded file into what is stored, or refuses it.
import { createHash } from 'node:crypto';
import { detectContent } from './content-type.ts';
import { storedFileName } from './file-name.ts';
import { reencodeImage } from './image.ts';
import { sizeRefusal } from './limits.ts';
import { refuseAttachments } from './refusals.ts';

/** An attachment that has been judged and is ready to be stored. */
export interface InspectedAttachment {
	/** Cleaned; its ending is that of `mediaType`. */
	fileName: string;
	mediaType: string;
	kind: 'image' | 'document' | 'audio';
	/** What is stored: images are encoded anew, the others are as they came. */
	bytes: Uint8Array;
	/** Of the bytes as they came, hexadecimal, so that a sender can prove what was sent. */
	originalSha256: string;
	/** Pixels; of images only. */
	width?: number;
	height?: number;
	/** Whether it may be shown inside a page: only images, since we encoded them ourselves. */
	inline: boolean;
}

const ENDINGS = {
	'application/pdf': '.pdf',
	'audio/mp4': '.m4a',
	'audio/mpeg': '.mp3',
	'audio/ogg': '.ogg',
	'audio/webm': '.webm',
	'image/jpeg': '.jpg',
	'image/png': '.png'
};

/**
 * Judges one uploaded file by its content and makes it fit to be stored. Accepted: JPEG, PNG,
 * WebP and AVIF images; PDF; sound in MP4, Ogg, MP3 and WebM (issue 2, "Attachments").
 *
 * @param input the name as the browser sent it, and the whole content
 * @returns what to store
 * @throws DomainError `invalid_input` (empty, damaged), `too_large` or `unsupported_media`, with a
 * sentence in `fields.lampiran` that names the file and says what to do
 */
export async function inspectAttachment(input: {
	name: string;
	bytes: Uint8Array;
}): Promise<InspectedAttachment> {
	const { name, bytes } = input;
	const wrongSize = sizeRefusal(bytes.byteLength);
	if (wrongSize) refuseAttachments([{ name, ...wrongSize }]);
	const content = detectContent(bytes);
	if (content.kind === 'refused') refuseAttachments([{ name, reason: content.reason }]);
	const originalSha256 = createHash('sha256').update(bytes).digest('hex');

	if (content.kind !== 'image') {
		const { kind, type } = content;
		const fileName = storedFileName(name, ENDINGS[type]);
		return { fileName, mediaType: type, kind, bytes, originalSha256, inline: false };
	}
	const image = await reencodeImage(bytes, content.type);
	if ('reason' in image) refuseAttachments([{ name, ...image }]);
	const fileName = storedFileName(name, ENDINGS[image.mediaType]);
	return { fileName, ...image, kind: 'image', originalSha256, inline: true };
}
