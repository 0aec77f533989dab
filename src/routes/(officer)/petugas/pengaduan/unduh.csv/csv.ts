// Writes a table for spreadsheets.

/** Cells from which a spreadsheet would start to calculate. */
const FORMULA = /^\s*[=+\-@\t\r]/;

/**
 * @param header names of the columns
 * @param rows cells as text
 * @returns the file: a byte order mark, without which Excel reads UTF-8 as Latin-1, and semicolons,
 *   since with Indonesian settings the comma is Excel's decimal sign
 */
export function csvOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
	const lines = [header, ...rows].map((cells) => cells.map(cell).join(';'));
	return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function cell(text: string): string {
	const harmless = FORMULA.test(text) ? `'${text}` : text;
	return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
