// Writes a table for spreadsheets.

/** Cells from which a spreadsheet would start to calculate. */
const FORMULA = /^\s*[=+\-@\t\r]/;

/** A byte order mark, without which Excel reads UTF-8 as Latin-1. */
export const CSV_MARK = '\uFEFF';

/**
 * @param header names of the columns
 * @param rows cells as text
 * @returns the file
 */
export function csvOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
	return CSV_MARK + [header, ...rows].map(csvLine).join('');
}

/**
 * @param cells as text
 * @returns one line, with semicolons: with Indonesian settings the comma is Excel's decimal sign
 */
export function csvLine(cells: readonly string[]): string {
	return `${cells.map(cell).join(';')}\r\n`;
}

function cell(text: string): string {
	const harmless = FORMULA.test(text) ? `'${text}` : text;
	return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
