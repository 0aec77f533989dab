import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrDrawing } from './qr.ts';

test('the drawing covers exactly the dark modules, with the quiet that readers need', () => {
	const text = 'https://contoh.go.id/lacak#2026-000042:61EN-6S2T-RNHC-V0G6';
	const { size, path } = qrDrawing(text);
	const code = encode(text, { ecc: 'M', border: 4, maskPattern: 3 });
	const drawn = code.data.map((row) => row.map(() => false));
	for (const [, left, top, steps] of path.matchAll(/M(\d+) (\d+)\.5([^M]*)/g)) {
		let x = Number(left);
		for (const [, verb, length] of (steps ?? '').matchAll(/([mh])(\d+)/g)) {
			if (verb === 'h') drawn[Number(top)]?.fill(true, x, x + Number(length));
			x += Number(length);
		}
	}
	expect(drawn).toEqual(code.data);
	expect(size).toBe(code.size);
});
