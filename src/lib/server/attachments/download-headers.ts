// The response headers under which an attachment leaves the house.

/** Types that a browser may be told; anything else in the database goes out as plain bytes. */
const KNOWN_TYPES = new Set([
	'application/pdf',
	'audio/mp4',
	'audio/mpeg',
	'audio/ogg',
	'audio/webm',
	'image/jpeg',
	'image/png'
]);

/** RFC 5987 leaves fewer characters unescaped than encodeURIComponent does. */
function extendedValue(text: string): string {
	return encodeURIComponent(text.toWellFormed()).replace(
		/['()*]/g,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
	);
}

/**
 * Headers for sending an attachment. Only an image that we encoded ourselves may be shown inside
 * a page; everything else is a download, sandboxed in case a browser opens it all the same. The
 * file name comes twice (RFC 6266): in ASCII for old programs, and whole in UTF-8.
 *
 * @param attachment as stored
 * @returns header names and values, without Content-Length
 */
export function downloadHeaders(attachment: {
	fileName: string;
	mediaType: string;
	inline: boolean;
}): Record<string, string> {
	const mediaType = KNOWN_TYPES.has(attachment.mediaType)
		? attachment.mediaType
		: 'application/octet-stream';
	const inline = attachment.inline && mediaType.startsWith('image/');
	const ascii = attachment.fileName.replace(/[^A-Za-z0-9 ._()-]/gu, '_');
	return {
		'Content-Type': mediaType,
		'Content-Disposition': `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${extendedValue(attachment.fileName)}`,
		'X-Content-Type-Options': 'nosniff',
		'Content-Security-Policy': "sandbox; default-src 'none'",
		'Cache-Control': 'private, no-store',
		'Cross-Origin-Resource-Policy': 'same-origin'
	};
}
