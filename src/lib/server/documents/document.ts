// What a document of the office is: one description, from which both the DOCX and the PDF are made,
// so that they say the same.

/** Several at once, or one after another from a database: writers hold no more than one of them. */
export type Series<T> = Iterable<T> | AsyncIterable<T>;

/** The head of the first page (kop surat). */
export interface Letterhead {
	/** `Pemerintah Kabupaten Musi Banyuasin`. Shown in capitals. */
	government: string;
	/** `Dinas Kependudukan dan Pencatatan Sipil`. Shown in capitals. */
	office: string;
	/** Address and ways to reach the office, one line each. */
	lines: readonly string[];
}

/** A column of a table. */
export interface Column {
	title: string;
	/** Its part of the width, as a share of the sum of all. */
	share: number;
	/** Numbers stand at the right. */
	align?: 'left' | 'right';
}

/**
 * A piece of a document, from top to bottom. Every text may hold `\n`, which breaks the line.
 * Styling is the writers' business.
 */
export type Block =
	| { kind: 'heading'; level: 1 | 2 | 3; text: string }
	| { kind: 'paragraph'; text: string; align?: 'left' | 'center' | 'right'; bold?: boolean }
	| { kind: 'list'; items: readonly string[]; ordered?: boolean }
	/** Names and their values, as in `Nomor: …`. */
	| { kind: 'facts'; rows: readonly (readonly [name: string, value: string])[] }
	/** Its head is repeated on every page. Each row has one text for each column. */
	| {
			kind: 'table';
			columns: readonly Column[];
			rows: Series<readonly string[]>;
			/** Said above the table. */
			caption?: string;
	  }
	| { kind: 'page_break' }
	/** Who signs, with room for the hand. A null becomes a dotted line. Never split over pages. */
	| { kind: 'signature'; position: string; name: string | null; nip: string | null };

/** A letter, a report, a person's data: anything that leaves the house on A4. */
export interface OfficeDocument {
	/** Of the file: what a reader's window shows. It is not printed; that takes a heading. */
	title: string;
	/** The office, for the file's properties. */
	author: string;
	/** The only date in the file's properties: nothing else of the day of writing gets in. */
	writtenAt: Date;
	letterhead: Letterhead | null;
	/** At the foot of every page, before the page number. */
	footer: string;
	landscape?: boolean;
	blocks: Series<Block>;
}

/** The dotted line for what a hand fills in. */
export const BLANK = '.'.repeat(40);

/** Millimetres, both writers. After the ANRI's rules for official letters: 3 cm left, 2 cm right. */
export const PAGE = {
	width: 210,
	height: 297,
	margin: { top: 20, right: 20, bottom: 22, left: 28 }
} as const;

/** Points, both writers. */
export const TYPE_SIZES = {
	text: 11,
	table: 9.5,
	small: 9,
	heading: { 1: 14, 2: 12, 3: 11 },
	government: 13,
	office: 15
} as const;

/** Part of the width that the names of `facts` get: as much as the longest needs, to a limit. */
export function factsShare(rows: readonly (readonly [string, string])[]): number {
	const longest = Math.max(...rows.map(([name]) => name.length), 4);
	return Math.min(0.36, 0.04 + longest * 0.0135);
}

/** @returns the text with its control characters taken out, which neither format can hold */
export function printable(text: string): string {
	return (
		text
			.toWellFormed()
			.normalize('NFC')
			.replace(/\r\n?/g, '\n')
			.replaceAll('\t', ' ')
			// What XML 1.0 forbids.
			.replace(/[\u0000-\u0009\u000b-\u001f\u007f\ufffe\uffff]/g, '')
	);
}

/** @returns everything in one piece, for a test or a small file */
export async function wholeOf(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
	const pieces: Uint8Array[] = [];
	for await (const piece of bytes) pieces.push(piece);
	return new Uint8Array(Buffer.concat(pieces));
}
