import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameOf, frameReader } from './download-frames.ts';

const piece = fc.uint8Array({ minLength: 1, maxLength: 40 });

test('a file is the same however the network cuts its frames, and whole with the last one only', () => {
	fc.assert(
		fc.property(fc.array(piece), fc.integer({ min: 1, max: 17 }), (pieces, cut) => {
			const file = Buffer.concat(pieces);
			const sent = Buffer.concat([
				...pieces.map((bytes, at) => frameOf(at + 1, bytes)),
				frameOf(pieces.length, new Uint8Array())
			]);
			const reader = frameReader();
			const received: Uint8Array[] = [];
			for (let at = 0; at < sent.length; at += cut) {
				expect(reader.whole()).toBe(false);
				received.push(...reader.take(new Uint8Array(sent.subarray(at, at + cut))));
			}
			expect(Buffer.concat(received)).toEqual(file);
			expect(reader.whole()).toBe(true);
			expect(reader.done()).toBe(pieces.length);
		}),
		{ numRuns: 200 }
	);
});
