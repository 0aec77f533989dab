// How many files, and how large, may come with one message.
import { refuseAttachments } from './refusals.ts';
import type { Refusal } from './refusals.ts';

/** Files that may come with one message (issue 2, "Attachments"). */
export const MAX_FILES = 5;

/** Bytes that one file may have as it is sent. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/**
 * @param size in bytes
 * @returns why a file of this size is refused, or undefined when its size is fine
 */
export function sizeRefusal(size: number): Refusal | undefined {
	if (size === 0) return { reason: 'empty' };
	if (size > MAX_FILE_BYTES) return { reason: 'too_large', size };
	return undefined;
}

/**
 * Judges a list of files by count and size alone, before anything is read into memory. The empty
 * part that a browser sends for a file field left empty is not a file: leave it out first.
 *
 * @param files name and size in bytes, as the browser gave them
 * @throws DomainError `invalid_input` (too many, empty) or `too_large`; the sentence names each
 * file that is wrong, so that one round of corrections is enough
 */
export function checkAttachmentList(files: readonly { name: string; size: number }[]): void {
	const firstTooMany = files[MAX_FILES];
	if (firstTooMany) {
		refuseAttachments([{ name: firstTooMany.name, reason: 'too_many', count: files.length }]);
	}
	const refused = files.flatMap(({ name, size }) => {
		const refusal = sizeRefusal(size);
		return refusal ? [{ name, ...refusal }] : [];
	});
	if (refused.length > 0) refuseAttachments(refused);
}
