// Lying bars with their names above, one below the other.
import { type Drawing, type Shape, SHEET, shortened } from './drawing.ts';

/** A bar and what stands beside it. */
export interface Bar {
	name: string;
	/** Null draws an empty, dashed box: there is a number, but it is hidden, or there is none. */
	value: number | null;
	/** The number in words. */
	text: string;
	/** A paler bar behind it, from 0, for a larger number of the same kind. */
	further?: number | null;
	/** Where a line crosses: what was promised. */
	mark?: number | null;
}

const ROW = 48;
const HEIGHT = 16;
const UNKNOWN = 22;
/** Beside the number. */
const LONGEST_NAME = 36;

/**
 * @param label what the drawing shows
 * @param bars from above
 * @param full the number of a bar as wide as the sheet; by default the largest
 */
export function drawBars(label: string, bars: readonly Bar[], full?: number): Drawing {
	const numbers = bars.flatMap(({ value, further, mark }) => [value ?? 0, further ?? 0, mark ?? 0]);
	const most = full ?? Math.max(1, ...numbers);
	const scale = (value: number) => Math.round((value / most) * SHEET * 10) / 10;
	const shapes = bars.flatMap(({ name, value, text, further, mark }, index): Shape[] => {
		const top = index * ROW;
		const y = top + 22;
		const drawn: Shape[] = [
			{
				kind: 'text',
				x: 0,
				y: top + 15,
				text: shortened(name, LONGEST_NAME),
				fill: 'ink',
				size: 13
			}
		];
		if (value === null) {
			const x = UNKNOWN + 8;
			return [
				...drawn,
				{ kind: 'text', x, y: y + 12, text, fill: 'muted', size: 12 },
				{
					kind: 'rect',
					x: 0.5,
					y: y + 0.5,
					width: UNKNOWN,
					height: HEIGHT - 1,
					fill: 'paper',
					stroke: 'muted',
					dashed: true
				}
			];
		}
		const box = (width: number, fill: 'track' | 'pale' | 'bar'): Shape => ({
			kind: 'rect',
			x: 0,
			y,
			width,
			height: HEIGHT,
			fill
		});
		drawn.push({
			kind: 'text',
			x: SHEET,
			y: top + 15,
			text,
			fill: 'ink',
			size: 13,
			bold: true,
			anchor: 'end'
		});
		drawn.push(box(SHEET, 'track'));
		if (further) drawn.push(box(scale(further), 'pale'));
		drawn.push(box(scale(value), 'bar'));
		if (mark) {
			const x = Math.min(scale(mark), SHEET) - 3;
			drawn.push({ kind: 'rect', x, y: y - 4, width: 3, height: HEIGHT + 8, fill: 'mark' });
		}
		return drawn;
	});
	return { label, width: SHEET, height: bars.length * ROW, shapes };
}
