// Owns what all drawings share: what a drawing is made of, and the shapes that several of them use.

export type Drawing = {
	/** Outline, stroked with the text colour. */
	line: string;
	/** Shape under the outline, filled with the accent; absent where the drawing should look "off". */
	fill?: string;
	/** Width and height of the grid when it isn't 48 × 48. */
	grid?: readonly [number, number];
};

/** Path of a full circle; SVG arcs can't close on themselves, so it ends a hair beside its start. */
export function circle(x: number, y: number, r: number): string {
	return `M${x} ${y - r}a${r} ${r} 0 1 0 .01 0z`;
}

/** A telephone with a screen. */
export const handset = 'M15 4h18a3 3 0 0 1 3 3v34a3 3 0 0 1-3 3H15a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3z';
