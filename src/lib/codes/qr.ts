// Draws QR codes as SVG, without a picture file that could be kept or linked to.
import { encode } from 'uqr';

/** A QR code as one SVG path. */
export interface QrDrawing {
	/** Modules on each side, the quiet zone included. */
	size: number;
	path: string;
}

/** @param text what a phone reads from it */
export function qrDrawing(text: string): QrDrawing {
	// The standard wants four modules of quiet around it. Trying all eight masks for the prettiest
	// one takes longer than filing a complaint; every reader reads every mask.
	const { data, size } = encode(text, { ecc: 'M', border: 4, maskPattern: 3 });
	let path = '';
	for (const [y, row] of data.entries()) {
		for (let x = 0; x < size; x++) {
			if (!row[x]) continue;
			const start = x;
			while (row[x + 1]) x++;
			path += `M${start} ${y}h${x + 1 - start}v1H${start}z`;
		}
	}
	return { size, path };
}
