// Writes a document as PDF: A4, tagged for screen readers (PDF/UA), with its fonts inside.
import {
	BLANK,
	type Block,
	factsShare,
	type Letterhead,
	type OfficeDocument,
	TYPE_SIZES
} from './document.ts';
import { PdfPages, points } from './pdf-pages.ts';
import { PdfTable } from './pdf-table.ts';

const TEXT = TYPE_SIZES.text;
const INDENT = points(7);
/** Points for a hand-written name and a stamp. */
const SIGNING_ROOM = 54;

/**
 * @param document what is to be written
 * @returns the bytes of the PDF as they get ready; the same document gives the same bytes
 */
export async function* writePdf(document: OfficeDocument): AsyncGenerator<Uint8Array> {
	const pages = new PdfPages(document);
	if (document.letterhead) drawLetterhead(pages, document.letterhead);
	for await (const block of document.blocks) {
		if (block.kind === 'table') {
			drawCaption(pages, block.caption);
			const table = new PdfTable(pages, block.columns);
			for await (const row of block.rows) {
				table.row(row);
				yield* pages.ready();
			}
			table.end();
		} else drawBlock(pages, block);
		yield* pages.ready();
	}
	yield* pages.end();
}

function drawBlock(pages: PdfPages, block: Exclude<Block, { kind: 'table' }>): void {
	switch (block.kind) {
		case 'heading':
			drawHeading(pages, block.text, block.level);
			return;
		case 'paragraph':
			pages.mark('P', () => pages.text(block.text, { align: block.align, bold: block.bold }));
			pages.gap(6);
			return;
		case 'list':
			pages.mark('L', () => {
				for (const [index, item] of block.items.entries()) {
					drawItem(pages, block.ordered ? `${index + 1}.` : '•', item);
				}
			});
			pages.gap(3);
			return;
		case 'facts':
			drawFacts(pages, block.rows);
			return;
		case 'page_break':
			pages.next();
			return;
		case 'signature':
			drawSignature(pages, block);
	}
}

function drawLetterhead(pages: PdfPages, { government, office, lines }: Letterhead): void {
	const centered = (text: string, size: number, bold = false) =>
		pages.mark('P', () => pages.text(text, { align: 'center', size, bold }));
	centered(government.toUpperCase(), TYPE_SIZES.government);
	centered(office.toUpperCase(), TYPE_SIZES.office, true);
	pages.gap(2);
	for (const line of lines) centered(line, TYPE_SIZES.small);
	pages.gap(6);
	pages.rule(2.4);
	pages.gap(2.6);
	pages.rule(0.7);
	pages.gap(12);
}

function drawHeading(pages: PdfPages, text: string, level: 1 | 2 | 3): void {
	const size = TYPE_SIZES.heading[level];
	const lines = pages.wrap(text, pages.right - pages.left, size, true);
	pages.gap(6);
	// A heading alone at the foot of a page belongs to nothing.
	pages.need(lines.length * pages.lineHeight(size) + 3 * pages.lineHeight(TEXT));
	pages.mark(`H${level}`, () => pages.lines(lines, { size, bold: true }));
	pages.gap(6);
}

function drawItem(pages: PdfPages, label: string, item: string): void {
	pages.need(pages.lineHeight(TEXT));
	pages.mark('LI', () => {
		pages.mark('Lbl', () => pages.lines([label], { stay: true }));
		pages.mark('LBody', () => pages.text(item, { left: pages.left + INDENT }));
	});
	pages.gap(3);
}

function drawFacts(pages: PdfPages, rows: readonly (readonly [string, string])[]): void {
	const { left, right } = pages;
	const colon = left + (right - left) * factsShare(rows);
	const after = colon + points(4);
	pages.mark('Table', () => {
		for (const [name, value] of rows) {
			const names = pages.wrap(name, colon - left - points(2), TEXT, false);
			const values = pages.wrap(value, right - after, TEXT, false);
			pages.need(Math.max(names.length, Math.min(values.length, 2)) * pages.lineHeight(TEXT));
			pages.mark('TR', () => {
				pages.mark('TH', () => pages.lines(names, { stay: true }), 'Row');
				pages.mark('TD', () => {
					pages.lines([':'], { left: colon, stay: true, into: null });
					// As high as the higher of the two; a value may go on on the next page.
					const missing = Array.from({ length: names.length - values.length }, () => '');
					pages.lines([...values, ...missing], { left: after });
				});
			});
			pages.gap(2);
		}
	});
	pages.gap(6);
}

function drawSignature(
	pages: PdfPages,
	{ position, name, nip }: Extract<Block, { kind: 'signature' }>
): void {
	const left = pages.left + (pages.right - pages.left) / 2;
	const positions = pages.wrap(`${position},`, pages.right - left, TEXT, false);
	const names = pages.wrap(name ?? BLANK, pages.right - left, TEXT, name !== null);
	pages.gap(12);
	pages.need((positions.length + names.length + 1) * pages.lineHeight(TEXT) + SIGNING_ROOM);
	pages.mark('P', () => pages.lines(positions, { left }));
	pages.gap(SIGNING_ROOM);
	pages.mark('P', () => pages.lines(names, { left, bold: name !== null }));
	pages.mark('P', () => pages.text(`NIP ${nip ?? BLANK}`, { left }));
	pages.gap(12);
}

// The caption stays with the table's first rows.
function drawCaption(pages: PdfPages, caption: string | undefined): void {
	if (!caption) return;
	pages.gap(6);
	pages.need(6 * pages.lineHeight(TEXT));
	pages.mark('P', () => pages.text(caption, { bold: true }));
	pages.gap(4);
}
