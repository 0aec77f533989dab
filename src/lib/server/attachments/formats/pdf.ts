// PDF files (ISO 32000): whole from their first byte to their end mark.

/** Readers look for the end mark in this many last bytes. */
const TAIL_LENGTH = 1024;

/**
 * @param bytes a whole file that starts with `%PDF-`
 * @returns `document` when it also ends as a PDF does; `damaged` when it doesn't
 */
export function inspectPdf(bytes: Buffer): 'document' | 'damaged' {
	const head = bytes.toString('latin1', 0, 8);
	const tail = bytes.toString('latin1', Math.max(0, bytes.length - TAIL_LENGTH));
	const whole = /^%PDF-[12]\.\d/.test(head) && /startxref\s+\d+\s+%%EOF[\s\0]*$/.test(tail);
	return whole ? 'document' : 'damaged';
}
