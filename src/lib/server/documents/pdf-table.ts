// Draws a table on the pages of a PDF: rows go in one by one, and its head stands on every page.
import { type Column, TYPE_SIZES } from './document.ts';
import { type Mark, type PdfPages, points } from './pdf-pages.ts';

const SIZE = TYPE_SIZES.table;
const PADDING = points(1.4);

export class PdfTable {
	readonly #pages: PdfPages;
	readonly #columns: readonly Column[];
	/** Left edges of the columns, and the right edge of the last. */
	readonly #edges: number[];
	readonly #line: number;
	readonly #close: () => void;

	constructor(pages: PdfPages, columns: readonly Column[]) {
		this.#pages = pages;
		this.#columns = columns;
		this.#line = pages.lineHeight(SIZE);
		const shares = columns.reduce((sum, { share }) => sum + share, 0);
		this.#edges = [pages.left];
		for (const { share } of columns) {
			const width = ((pages.right - pages.left) * share) / shares;
			this.#edges.push((this.#edges.at(-1) ?? 0) + width);
		}
		this.#close = pages.keepOpen('Table');
		// A head without a row under it says nothing.
		pages.need(4 * this.#line + 4 * PADDING);
		pages.mark('TR', () => {
			const marks = columns.map(() => pages.opened('TH', 'Column'));
			this.#slice(this.#wrapped(this.#titles(), true), marks, true);
			for (const { element } of marks) element.end();
		});
	}

	/**
	 * Draws one row. It stays in one piece, unless it is higher than half a page.
	 * @param texts one for each column
	 */
	row(texts: readonly string[]): void {
		const pages = this.#pages;
		let rest = this.#wrapped(texts, false);
		const height = highest(rest) * this.#line + 2 * PADDING;
		if (height > pages.room && height < pages.pageHeight / 2) this.#next();
		pages.mark('TR', () => {
			const marks = this.#columns.map(() => pages.opened('TD'));
			do {
				if (this.#fitting() < 1) this.#next();
				const fitting = this.#fitting();
				this.#slice(
					rest.map((lines) => lines.slice(0, fitting)),
					marks,
					false
				);
				rest = rest.map((lines) => lines.slice(fitting));
			} while (highest(rest) > 0);
			for (const { element } of marks) element.end();
		});
	}

	/** Ends the table. */
	end(): void {
		this.#close();
		this.#pages.gap(10);
	}

	#titles(): string[] {
		return this.#columns.map(({ title }) => title);
	}

	/** Lines that a row can still have on this page. */
	#fitting(): number {
		return Math.floor((this.#pages.room - 2 * PADDING) / this.#line);
	}

	// On the next page the head is decoration: a screen reader has it from the first.
	#next(): void {
		this.#pages.next();
		this.#slice(this.#wrapped(this.#titles(), true), [], true);
	}

	#wrapped(texts: readonly string[], bold: boolean): string[][] {
		return this.#columns.map((_, index) => {
			const width = (this.#edges[index + 1] ?? 0) - (this.#edges[index] ?? 0) - 2 * PADDING;
			return this.#pages.wrap(texts[index] ?? '', width, SIZE, bold);
		});
	}

	#slice(cells: readonly string[][], marks: readonly Mark[], bold: boolean): void {
		const pages = this.#pages;
		const height = highest(cells) * this.#line + 2 * PADDING;
		pages.frames(this.#edges, height);
		pages.y += PADDING;
		for (const [index, lines] of cells.entries()) {
			pages.lines(lines, {
				left: (this.#edges[index] ?? 0) + PADDING,
				right: (this.#edges[index + 1] ?? 0) - PADDING,
				size: SIZE,
				bold,
				align: this.#columns[index]?.align,
				into: marks[index] ?? null,
				stay: true
			});
		}
		pages.y += height - PADDING;
	}
}

function highest(cells: readonly string[][]): number {
	return Math.max(...cells.map((lines) => lines.length));
}
