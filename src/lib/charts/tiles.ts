// A map of tiles: one square for each kecamatan, roughly where it lies, all equally large so that the
// far ones are seen as well as the near.
import { type Drawing, type Shape, SHEET, type Tone } from './drawing.ts';

/** A kecamatan. */
export interface Tile {
	/** Kemendagri code. */
	code: string;
	name: string;
	value: number | null;
	/** The number, or why there is none; short. */
	text: string;
}

const COLUMNS = 4;
const GAP = 4;
const SIZE = (SHEET - GAP * (COLUMNS - 1)) / COLUMNS;
const LONGEST_LINE = 11;

/** Musi Banyuasin in rows from north to south, from west to east: a rough order, not a survey. */
const ROUGHLY: readonly (readonly string[])[] = [
	['16.06.04', '16.06.12', '16.06.09', '16.06.11'],
	['16.06.06', '16.06.08', '16.06.07', '16.06.14'],
	['16.06.05', '16.06.13', '16.06.01', '16.06.02'],
	['16.06.15', '16.06.10', '16.06.03']
];

/**
 * @param label what the drawing shows
 * @param tiles all kecamatan; where we don't know how one lies, all stand in the order given
 */
export function drawTiles(label: string, tiles: readonly Tile[]): Drawing {
	const places = new Map(
		ROUGHLY.flatMap((row, y) => row.map((code, x) => [code, [x, y] as const] as const))
	);
	const isKnown = tiles.every(({ code }) => places.has(code));
	const most = Math.max(1, ...tiles.map(({ value }) => value ?? 0));
	const placed = tiles.map((tile, index) => ({
		tile,
		at: (isKnown && places.get(tile.code)) || [index % COLUMNS, Math.floor(index / COLUMNS)]
	}));
	const shapes = placed.flatMap(({ tile, at: [column = 0, row = 0] }) =>
		drawTile(tile, column * (SIZE + GAP), row * (SIZE + GAP), most)
	);
	const rows = 1 + Math.max(0, ...placed.map(({ at: [, row = 0] }) => row));
	return { label, width: SHEET, height: rows * (SIZE + GAP) - GAP, shapes };
}

function drawTile({ name, value, text }: Tile, x: number, y: number, most: number): Shape[] {
	const [fill, ink]: [Tone, Tone] =
		value === null || value === 0
			? ['paper', 'ink']
			: value > most * 0.6
				? ['bar', 'paper']
				: value > most * 0.25
					? ['pale', 'ink']
					: ['track', 'ink'];
	const lines = linesOf(name);
	const middle = x + SIZE / 2;
	const anchor = 'middle' as const;
	return [
		{
			kind: 'rect',
			x: x + 0.5,
			y: y + 0.5,
			width: SIZE - 1,
			height: SIZE - 1,
			fill,
			stroke: 'muted',
			dashed: value === null
		},
		...lines.map((line, index): Shape => ({
			kind: 'text',
			x: middle,
			y: y + 20 + index * 14,
			text: line,
			fill: ink,
			size: 12,
			anchor
		})),
		{
			kind: 'text',
			x: middle,
			y: y + SIZE - 12,
			text,
			fill: ink,
			size: value === null ? 11 : 18,
			bold: value !== null,
			anchor
		}
	];
}

function linesOf(name: string): string[] {
	const lines: string[] = [];
	for (const word of name.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= LONGEST_LINE) {
			lines[lines.length - 1] = `${last} ${word}`;
		} else lines.push(word);
	}
	return lines;
}
