// Bars side by side: a row for each name, a column for each kind, and one scale for all of them.
import { type Drawing, type Shape, SHEET, shortened } from './drawing.ts';

/** A row: its name, and a number for each column. */
export interface GridRow {
	name: string;
	values: readonly number[];
}

const LINE = 14;
const ROW = 46;
const HEIGHT = 14;
const GAP = 10;
/** Room for the number beside the longest bar. */
const NUMBER = 34;
const LONGEST_NAME = 42;

const number = new Intl.NumberFormat('id-ID');

/**
 * @param label what the drawing shows
 * @param columns their names, a line for each word; three fit a phone
 * @param rows from above
 */
export function drawGrid(
	label: string,
	columns: readonly string[],
	rows: readonly GridRow[]
): Drawing {
	const width = (SHEET - GAP * (columns.length - 1)) / columns.length;
	const most = Math.max(1, ...rows.flatMap(({ values }) => values));
	const heads = columns.map((name) => name.split(' '));
	const head = LINE * Math.max(1, ...heads.map((lines) => lines.length)) + 10;
	const shapes = heads.flatMap((lines, column) =>
		lines.map((text, line): Shape => ({
			kind: 'text',
			x: column * (width + GAP),
			y: (line + 1) * LINE - 2,
			text,
			fill: 'muted',
			size: 12
		}))
	);
	for (const [index, { name, values }] of rows.entries()) {
		const top = head + index * ROW;
		shapes.push({
			kind: 'text',
			x: 0,
			y: top + 13,
			text: shortened(name, LONGEST_NAME),
			fill: 'ink',
			size: 13
		});
		for (const [column, value] of values.entries()) {
			const x = column * (width + GAP);
			const length = Math.round((value / most) * (width - NUMBER) * 10) / 10;
			const y = top + 20;
			if (value > 0) {
				shapes.push({ kind: 'rect', x, y, width: length, height: HEIGHT, fill: 'bar' });
			}
			shapes.push({
				kind: 'text',
				x: value > 0 ? x + length + 4 : x,
				y: y + 11,
				text: number.format(value),
				fill: value > 0 ? 'ink' : 'muted',
				size: 12,
				bold: value > 0
			});
		}
	}
	return { label, width: SHEET, height: head + rows.length * ROW, shapes };
}
