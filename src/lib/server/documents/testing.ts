// Reads documents back as another program would: for tests that look into them.
import { strFromU8, unzipSync } from 'fflate';
import { getDocumentProxy } from 'unpdf';

/** A PDF as a reader's program sees it. */
export interface ReadPdf {
	title: unknown;
	language: unknown;
	/** The text of each page, lines joined by a space. */
	pages: string[];
	/** Each piece of text of each page: where it ends, in points from the left. */
	rightEdges: number[];
	pageWidth: number;
	/** The kinds of marks of the first page, in reading order. */
	marks: string[];
	/** What a screen reader says: all but decoration. */
	spoken: string;
}

/** @returns the parts of a DOCX by name */
export function readDocx(bytes: Uint8Array): Record<string, string> {
	return Object.fromEntries(
		Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)])
	);
}

/** @returns the text of word/document.xml, paragraphs and broken lines joined by a space */
export function docxText(bytes: Uint8Array): string {
	const xml = readDocx(bytes)['word/document.xml'] ?? '';
	return xml
		.replace(/<\/w:p>|<w:br\/>/g, ' ')
		.replace(/<[^>]*>/g, '')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');
}

/** @param bytes of a PDF */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
	// The reader takes the bytes for itself.
	const pdf = await getDocumentProxy(bytes.slice());
	const { info } = await pdf.getMetadata();
	const { Title: title, Language: language } = info as Record<string, unknown>;
	const read: ReadPdf = {
		title,
		language,
		pages: [],
		rightEdges: [],
		pageWidth: 0,
		marks: rolesIn(await (await pdf.getPage(1)).getStructTree()),
		spoken: ''
	};
	for (let number = 1; number <= pdf.numPages; number += 1) {
		const page = await pdf.getPage(number);
		read.pageWidth = page.getViewport({ scale: 1 }).width;
		const words: string[] = [];
		const open: string[] = [];
		for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
			if (!('str' in item)) {
				if (item.type === 'endMarkedContent') open.pop();
				else open.push((item as { tag?: string }).tag ?? '');
				continue;
			}
			words.push(item.str);
			if (!open.includes('Artifact')) read.spoken += `${item.str} `;
			if (item.str.trim()) read.rightEdges.push((item.transform[4] as number) + item.width);
		}
		read.pages.push(words.join(' '));
	}
	return read;
}

function rolesIn(node: object | null): string[] {
	if (!node || !('role' in node)) return [];
	const { role, children } = node as { role: string; children: object[] };
	return [role, ...children.flatMap(rolesIn)];
}
