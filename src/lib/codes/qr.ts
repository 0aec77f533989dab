// Draws QR codes as SVG, without a picture file that could be kept or linked to.
import { encode } from 'uqr';

/** A QR code as one SVG path, to be drawn with a stroke of width 1. */
export interface QrDrawing {
	/** Modules on each side, the quiet zone included. */
	size: number;
	path: string;
}

/** Modules of quiet around the code; so many wants the standard. */
const QUIET = 4;

/** @param text what a phone reads from it */
export function qrDrawing(text: string): QrDrawing {
	// Trying all eight masks for the prettiest one takes longer than filing a complaint; every reader
	// reads every mask.
	const { data, size } = encode(text, { ecc: 'M', border: 0, maskPattern: 3 });
	let path = '';
	for (const [y, row] of data.entries()) {
		let at = 0;
		path += `M${QUIET} ${y + QUIET}.5`;
		for (let x = 0; x < size; x++) {
			if (!row[x]) continue;
			const start = x;
			while (row[x + 1]) x++;
			path += `${start > at ? `m${start - at} 0` : ''}h${x + 1 - start}`;
			at = x + 1;
		}
	}
	return { size: size + 2 * QUIET, path };
}
