import { describe, expect, it } from 'vitest';
import { likest } from './likeness.ts';
import { indexRoots } from './word-roots.ts';

const one = (text: string, kecamatanCode = '16.06.09', day = 1) => ({
	text,
	kecamatanCode,
	roots: new Set(indexRoots(text)),
	at: new Date(Date.UTC(2026, 10, day))
});
const WORDS = 'Saya merekam KTP, tetapi blangko habis terus.';
const texts = (found: { text: string }[]) => found.map(({ text }) => text);

describe('what looks the same', () => {
	it('shares the place or at least two words, whatever their form', () => {
		const candidates = [
			one('Perekaman tertunda, blangkonya kehabisan.', '16.06.01'),
			one('Blangko.', '16.06.01'),
			one('Antrean panjang.')
		];
		expect(texts(likest({ kecamatanCode: '16.06.09', words: WORDS }, candidates, 3))).toEqual([
			'Perekaman tertunda, blangkonya kehabisan.',
			'Antrean panjang.'
		]);
	});

	it('comes in the order of likeness, then the newest, and no more than asked for', () => {
		const candidates = [
			one('Antrean panjang.', '16.06.09', 1),
			one('Listrik padam.', '16.06.09', 2),
			one('Blangko KTP habis.', '16.06.09', 1)
		];
		expect(texts(likest({ kecamatanCode: '16.06.09', words: WORDS }, candidates, 2))).toEqual([
			'Blangko KTP habis.',
			'Listrik padam.'
		]);
		expect(likest({ kecamatanCode: '16.06.02', words: '' }, candidates, 2)).toEqual([]);
	});
});
