// Owns the pages of a PDF: where the next line goes, where a page ends, and which mark each piece of
// text carries for screen readers.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { type OfficeDocument, PAGE, printable, TYPE_SIZES } from './document.ts';

/** A marked piece of the document's structure. */
export interface Mark {
	/** Of PDF: `P`, `H1`, `Table`, `TH`, … */
	type: string;
	element: PDFKit.PDFStructureElement;
}

/** What a head cell of a table is the head of. */
type Scope = 'Row' | 'Column';

/** How lines are drawn. */
export interface LineLook {
	/** Edges in points from the left of the page; the margins if not given. */
	left?: number;
	right?: number;
	size?: number;
	bold?: boolean;
	align?: 'left' | 'center' | 'right';
	/** The mark that they belong to; the open one if not given. Null: decoration. */
	into?: Mark | null;
	/** The next text begins on the same line. */
	stay?: boolean;
}

/** Shown for what the fonts have no letter for (emoji, other scripts). */
const NO_GLYPH = '□';
const LINE_HEIGHT = 1.32;
/** From the top of a line to its baseline, as a part of the type size. */
const ASCENT = 0.905;

const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });
let fontFiles: { regular: Buffer; bold: Buffer } | undefined;

// Arimo is as wide as Arial, letter by letter, so PDF and DOCX break their lines alike.
function fonts() {
	const { resolve } = createRequire(import.meta.url);
	const file = (name: string) =>
		readFileSync(resolve(`@expo-google-fonts/arimo/${name}/Arimo_${name}.ttf`));
	fontFiles ??= { regular: file('400Regular'), bold: file('700Bold') };
	return fontFiles;
}

/** @returns a length in points, from millimetres */
export function points(millimetres: number): number {
	return (millimetres * 72) / 25.4;
}

export class PdfPages {
	readonly left = points(PAGE.margin.left);
	readonly right: number;
	/** Where the next line begins, in points from the top. */
	y = points(PAGE.margin.top);
	readonly #top = points(PAGE.margin.top);
	readonly #bottom: number;
	readonly #pdf: PDFKit.PDFDocument;
	readonly #footer: string;
	readonly #open: Mark[] = [];
	#number = 1;

	constructor({ title, author, writtenAt, footer, landscape }: OfficeDocument) {
		this.#pdf = new PDFDocument({
			size: 'A4',
			layout: landscape ? 'landscape' : 'portrait',
			margin: 0,
			pdfVersion: '1.7',
			// Newer than the types, as is `scope` below.
			subset: 'PDF/UA' as 'PDF/A-1',
			tagged: true,
			lang: 'id-ID',
			displayTitle: true,
			font: undefined,
			info: {
				Title: printable(title),
				Author: printable(author),
				CreationDate: writtenAt,
				ModDate: writtenAt
			}
		});
		this.#pdf.registerFont('regular', fonts().regular);
		this.#pdf.registerFont('bold', fonts().bold);
		this.#footer = footer;
		this.right = this.#pdf.page.width - points(PAGE.margin.right);
		this.#bottom = this.#pdf.page.height - points(PAGE.margin.bottom);
		const root = { type: 'Document', element: this.#pdf.struct('Document') };
		this.#pdf.addStructure(root.element);
		this.#open.push(root);
	}

	/** Points that are left on this page. */
	get room(): number {
		return this.#bottom - this.y;
	}

	/** Points that an empty page has. */
	get pageHeight(): number {
		return this.#bottom - this.#top;
	}

	lineHeight(size: number): number {
		return size * LINE_HEIGHT;
	}

	/** Leaves room, but not at the top of a page. */
	gap(height: number): void {
		if (this.y > this.#top) this.y += height;
	}

	/** Begins a new page if that much doesn't fit on this one. */
	need(height: number): void {
		if (height > this.room && this.y > this.#top) this.next();
	}

	/** Begins a new page. */
	next(): void {
		this.#foot();
		this.#pdf.addPage();
		this.#number += 1;
		this.y = this.#top;
	}

	/** Opens a mark inside the open one, for as long as `draw` takes. */
	mark(type: string, draw: () => void, scope?: Scope): void {
		const close = this.keepOpen(type, scope);
		draw();
		close();
	}

	/** Opens a mark over several calls. @returns what closes it */
	keepOpen(type: string, scope?: Scope): () => void {
		const mark = this.opened(type, scope);
		this.#open.push(mark);
		return () => {
			this.#open.pop();
			mark.element.end();
		};
	}

	/** @returns a mark inside the open one, for `lines` to put text into; the caller ends it */
	opened(type: string, scope?: Scope): Mark {
		const element = this.#pdf.struct(type, { scope } as object);
		this.#open.at(-1)?.element.add(element);
		return { type, element };
	}

	/** Breaks a text into lines and draws them. */
	text(text: string, look: LineLook = {}): void {
		const { left = this.left, right = this.right, size = TYPE_SIZES.text, bold = false } = look;
		this.lines(this.wrap(text, right - left, size, bold), look);
	}

	/** Draws lines, on as many pages as they take. */
	lines(lines: readonly string[], look: LineLook): void {
		const { left = this.left, right = this.right, size = TYPE_SIZES.text, into } = look;
		const mark = into === undefined ? this.#open.at(-1) : into;
		const height = this.lineHeight(size);
		let ahead = lines;
		while (ahead.length > 0) {
			if (height > this.room) this.next();
			const here = ahead.slice(0, Math.max(1, Math.floor(this.room / height + 0.001)));
			ahead = ahead.slice(here.length);
			const content = mark ? this.#pdf.markStructureContent(mark.type) : null;
			if (!content) this.#pdf.markContent('Artifact', { type: 'Layout' });
			this.#font(size, look.bold);
			for (const [index, line] of here.entries()) {
				const shift =
					look.align && look.align !== 'left'
						? (right - left - this.#pdf.widthOfString(line.trimEnd())) /
							(look.align === 'center' ? 2 : 1)
						: 0;
				const baseline = this.y + index * height + (height - size) / 2 + size * ASCENT;
				if (line) {
					this.#pdf.text(line, left + shift, baseline, {
						lineBreak: false,
						baseline: 'alphabetic'
					});
				}
			}
			this.#pdf.endMarkedContent();
			if (content) mark?.element.add(content);
			if (!look.stay) this.y += here.length * height;
		}
	}

	/** A line from margin to margin, at this height. */
	rule(width: number): void {
		this.#artifact(() => {
			this.#pdf.moveTo(this.left, this.y).lineTo(this.right, this.y);
			this.#pdf.lineWidth(width).stroke('black');
		});
	}

	/** Draws the frames of cells beside each other, from the height where they begin. */
	frames(edges: readonly number[], height: number): void {
		this.#artifact(() => {
			for (const [index, edge] of edges.slice(0, -1).entries()) {
				this.#pdf.rect(edge, this.y, (edges[index + 1] ?? edge) - edge, height);
			}
			this.#pdf.lineWidth(0.5).stroke('#808080');
		});
	}

	/**
	 * @param text may hold `\n`
	 * @param width points that a line may take
	 * @returns its lines, each with the space that ends it; a word that is too long is cut
	 */
	wrap(text: string, width: number, size: number, bold: boolean): string[] {
		this.#font(size, bold);
		const lines: string[] = [];
		for (const paragraph of this.#drawable(text).split('\n')) {
			let line = '';
			// Words are set one by one, so their widths add up; measuring lines would take far longer.
			let used = 0;
			for (const word of paragraph.match(/\S* |\S+/g) ?? []) {
				if (line && used + this.#width(word.trimEnd()) > width) {
					lines.push(line);
					line = '';
					used = 0;
				}
				line += word;
				used += this.#width(word);
				while (used > width && line.length > 1 && this.#width(line.trimEnd()) > width) {
					const fitting = this.#fitting(line, width);
					lines.push(line.slice(0, fitting));
					line = line.slice(fitting);
					used = this.#width(line);
				}
			}
			lines.push(line.trimEnd());
		}
		return lines;
	}

	/** @returns the bytes that are written so far and not yet handed over */
	*ready(): Generator<Uint8Array> {
		for (;;) {
			const bytes = this.#pdf.read() as Buffer | null;
			if (bytes === null) return;
			yield bytes;
		}
	}

	/** Ends the last page and the file. @returns the bytes that are left */
	async *end(): AsyncGenerator<Uint8Array> {
		this.#foot();
		for (const { element } of this.#open.splice(0)) element.end();
		this.#pdf.end();
		for await (const bytes of this.#pdf) yield bytes as Buffer;
	}

	#foot(): void {
		const size = TYPE_SIZES.small;
		this.#font(size, false);
		const line = this.#drawable(`${this.#footer} · Halaman ${this.#number}`);
		const at = this.left + (this.right - this.left - this.#pdf.widthOfString(line)) / 2;
		this.#artifact(() => {
			this.#pdf.text(line, at, this.#bottom + points(8), { lineBreak: false });
		});
	}

	#artifact(draw: () => void): void {
		this.#pdf.markContent('Artifact', { type: 'Layout' });
		draw();
		this.#pdf.endMarkedContent();
	}

	#font(size: number, bold: boolean | undefined): void {
		this.#pdf.font(bold ? 'bold' : 'regular').fontSize(size);
	}

	#width(text: string): number {
		return this.#pdf.widthOfString(text);
	}

	// How many characters of a word that is wider than a line fit on one.
	#fitting(line: string, width: number): number {
		let fitting = 0;
		for (const { segment } of graphemes.segment(line)) {
			if (fitting > 0 && this.#width(line.slice(0, fitting) + segment) > width) break;
			fitting += segment.length;
		}
		return fitting;
	}

	#drawable(text: string): string {
		const clean = printable(text);
		if (/^[\n\x20-\x7e]*$/.test(clean)) return clean;
		// Not in the types: the font of the file, as fontkit opened it.
		const { font } = (this.#pdf as unknown as OpenedFont)._font;
		return Array.from(graphemes.segment(clean), ({ segment }) =>
			segment === '\n' ||
			Array.from(segment).every((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
				? segment
				: NO_GLYPH
		).join('');
	}
}

interface OpenedFont {
	_font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}
