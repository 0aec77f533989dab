// Standing columns, from left to right through time.
import { type Drawing, type Shape, SHEET } from './drawing.ts';

/** A column and what stands above and below it. */
export interface Column {
	name: string;
	/** Null draws an empty, dashed box. */
	value: number | null;
	/** The number; short. */
	text: string;
}

const HEIGHT = 120;
const TOP = 20;
const FOOT = 22;
const GAP = 4;
const UNKNOWN = 14;

/** @param label what the drawing shows @param columns at most thirteen, the oldest first */
export function drawColumns(label: string, columns: readonly Column[]): Drawing {
	const most = Math.max(1, ...columns.map(({ value }) => value ?? 0));
	const pitch = SHEET / Math.max(columns.length, 6);
	const ground = TOP + HEIGHT;
	const shapes = columns.flatMap(({ name, value, text }, index): Shape[] => {
		const x = Math.round(index * pitch * 10) / 10;
		const width = Math.round((pitch - GAP) * 10) / 10;
		const height = value === null ? UNKNOWN : Math.max(1, Math.round((value / most) * HEIGHT));
		const middle = Math.round((x + width / 2) * 10) / 10;
		const box = { kind: 'rect', x, y: ground - height, width, height } as const;
		const anchor = 'middle' as const;
		return [
			value === null
				? { ...box, fill: 'paper', stroke: 'muted', dashed: true }
				: { ...box, fill: 'bar' },
			{
				kind: 'text',
				x: middle,
				y: ground - height - 5,
				text,
				fill: 'ink',
				size: 11,
				bold: true,
				anchor
			},
			{ kind: 'text', x: middle, y: ground + 16, text: name, fill: 'muted', size: 11, anchor }
		];
	});
	return { label, width: SHEET, height: ground + FOOT, shapes };
}
