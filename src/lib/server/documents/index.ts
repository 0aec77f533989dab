// Documents of the office: letters and reports, described once, written as DOCX and as PDF.
import type { OfficeDocument } from './document.ts';
import { writeDocx } from './docx.ts';
import { writePdf } from './pdf.ts';

export {
	type Block,
	type Column,
	type Letterhead,
	type OfficeDocument,
	type Series,
	wholeOf
} from './document.ts';
export { writeHtml } from './html.ts';
export { type Letter, letterDocument, letterheadOf, signatureOf } from './letter.ts';
export { counted, type Progress, progressOf } from './progress.ts';
export { type Cell, type Sheet, writeXlsx, XLSX_MEDIA_TYPE } from './xlsx.ts';
export { zipped, type ZipEntry } from './zip.ts';

/** What a document can be written as; also the ending of the file's name. */
export type Format = 'docx' | 'pdf';

/**
 * How each format is written. `write` gives the bytes as they get ready; the same document gives the
 * same bytes.
 */
export const FORMATS: Record<
	Format,
	{ mediaType: string; write(document: OfficeDocument): AsyncGenerator<Uint8Array> }
> = {
	docx: {
		mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		write: writeDocx
	},
	pdf: { mediaType: 'application/pdf', write: writePdf }
};
