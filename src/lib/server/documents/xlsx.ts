// Writes tables as XLSX (SpreadsheetML, ECMA-376): one pass, row by row.
import { printable, type Series } from './document.ts';
import { xmlText } from './docx-parts.ts';
import { type ZipEntry, zipped } from './zip.ts';

/** What a cell holds: words, a number, a day (ISO date), or nothing. Words are never a formula. */
export type Cell = string | number | { date: string } | null;

/** One sheet of a workbook. */
export interface Sheet {
	/** At most 31 characters, without `[ ] : * ? / \`. */
	name: string;
	/** `width` in characters. */
	columns: readonly { title: string; width: number }[];
	rows: Series<readonly Cell[]>;
}

export const XLSX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Places in `cellXfs` of the styles. */
const STYLE = { head: 1, date: 2, text: 3 } as const;

/** Day 1 of a spreadsheet is 1 January 1900, and it believes in 29 February 1900. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

// Format 14 is the short date of whoever opens the file.
const STYLES =
	`${HEADER}<styleSheet xmlns="${MAIN}">` +
	'<fonts count="2"><font><sz val="11"/><name val="Arial"/></font>' +
	'<font><b/><sz val="11"/><name val="Arial"/></font></fonts>' +
	'<fills count="2"><fill><patternFill patternType="none"/></fill>' +
	'<fill><patternFill patternType="gray125"/></fill></fills>' +
	'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
	'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
	'<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
	'<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
	'<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
	'<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">' +
	'<alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>';

/**
 * @param sheets of the workbook, in order
 * @returns the bytes of the XLSX as they get ready; the same sheets give the same bytes
 */
export async function* writeXlsx(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
	yield* zipped(partsOf(sheets));
}

function* partsOf(sheets: readonly Sheet[]): Generator<ZipEntry> {
	const part = (name: string, xml: string) => ({ name, pieces: [HEADER + xml] });
	const each = (xml: (number: number, sheet: Sheet) => string) =>
		sheets.map((sheet, index) => xml(index + 1, sheet)).join('');
	const styles = `rId${sheets.length + 1}`;
	yield part(
		'[Content_Types].xml',
		`<Types xmlns="${PACKAGE}/content-types">` +
			'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
			'<Default Extension="xml" ContentType="application/xml"/>' +
			`<Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>` +
			each(
				(number) =>
					`<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`
			) +
			'</Types>'
	);
	yield part(
		'_rels/.rels',
		`<Relationships xmlns="${PACKAGE}/relationships">` +
			`<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	);
	yield part(
		'xl/workbook.xml',
		`<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
			each(
				(number, { name }) =>
					`<sheet name="${attribute(name)}" sheetId="${number}" r:id="rId${number}"/>`
			) +
			'</sheets></workbook>'
	);
	yield part(
		'xl/_rels/workbook.xml.rels',
		`<Relationships xmlns="${PACKAGE}/relationships">` +
			each(
				(number) =>
					`<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`
			) +
			`<Relationship Id="${styles}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`
	);
	yield { name: 'xl/styles.xml', pieces: [STYLES] };
	for (const [index, sheet] of sheets.entries()) {
		yield { name: `xl/worksheets/sheet${index + 1}.xml`, pieces: sheetXml(sheet) };
	}
}

async function* sheetXml({ columns, rows }: Sheet): AsyncGenerator<string> {
	yield (
		`${HEADER}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
		'<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
		`<cols>${columns
			.map(
				({ width }, index) =>
					`<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`
			)
			.join('')}</cols><sheetData>`
	);
	yield `<row r="1">${columns.map(({ title }, index) => words(title, columnName(index) + '1', STYLE.head)).join('')}</row>`;
	let number = 1;
	for await (const cells of rows) {
		number += 1;
		const row = number;
		yield `<row r="${row}">${cells.map((cell, index) => cellXml(cell, `${columnName(index)}${row}`)).join('')}</row>`;
	}
	yield '</sheetData></worksheet>';
}

function cellXml(cell: Cell, place: string): string {
	if (cell === null) return '';
	if (typeof cell === 'string') return words(cell, place, STYLE.text);
	if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
	const day = (Date.parse(cell.date) - DAY_ZERO) / DAY_MS;
	return `<c r="${place}" s="${STYLE.date}"><v>${day}</v></c>`;
}

function words(text: string, place: string, style: number): string {
	return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(printable(text))}</t></is></c>`;
}

/** `A` for 0, `AA` for 26. */
function columnName(index: number): string {
	const rest = Math.floor(index / 26);
	return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

function attribute(text: string): string {
	return xmlText(text).replaceAll('"', '&quot;');
}
