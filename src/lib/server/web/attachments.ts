// Takes the attachments out of a posted form: counted first, then judged by content.
import {
	checkAttachmentList,
	inspectAttachment,
	type InspectedAttachment,
	MAX_FILE_BYTES,
	MAX_FILES
} from '#lib/server/attachments/index.ts';
import { DomainError } from '#lib/server/platform/errors.ts';
import type { PostedForm } from './forms.ts';

/** Bytes that all attachments of one form may have together; for `readPostedForm`. */
export const ATTACHMENT_BYTES = MAX_FILES * MAX_FILE_BYTES;

/**
 * Reads and judges the files of the field `lampiran`, one after the other, as each may need much
 * memory while it is judged.
 * @param posted the whole form
 * @returns what to store, in the order in which it was chosen; empty when nothing was chosen
 * @throws DomainError with a sentence in `fields.lampiran` for every file that is refused
 */
export async function readAttachments(posted: PostedForm): Promise<InspectedAttachment[]> {
	if (posted.tooLarge) {
		throw new DomainError('too_large', 'files over the limit of the form', {
			fields: {
				lampiran:
					'Berkasnya terlalu besar. Lampirkan paling banyak 5 berkas, masing-masing paling besar 10 MB. Pilih lagi berkas yang lebih kecil, atau kirim tanpa lampiran.'
			}
		});
	}
	const files = posted.data
		.getAll('lampiran')
		// A file field left empty comes as a file without name and content.
		.filter((file) => file instanceof File && (file.size > 0 || file.name !== '')) as File[];
	checkAttachmentList(files);

	const inspected: InspectedAttachment[] = [];
	const refusals: DomainError[] = [];
	for (const file of files) {
		try {
			const bytes = new Uint8Array(await file.arrayBuffer());
			inspected.push(await inspectAttachment({ name: file.name, bytes }));
		} catch (error) {
			if (!(error instanceof DomainError)) throw error;
			refusals.push(error);
		}
	}
	const [first] = refusals;
	if (first) {
		const sentences = refusals.flatMap((error) => error.details.fields?.lampiran ?? []);
		throw new DomainError(first.code, first.message, {
			fields: { lampiran: sentences.join(' ') }
		});
	}
	return inspected;
}
