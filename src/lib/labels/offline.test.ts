import { expect, it } from 'vitest';
import { agoWords, sizeWords } from './offline.ts';

const HOUR_MS = 3_600_000;

it('says how long ago in days', () => {
	expect(agoWords(0)).toBe('hari ini');
	expect(agoWords(23 * HOUR_MS)).toBe('hari ini');
	expect(agoWords(24 * HOUR_MS)).toBe('kemarin');
	expect(agoWords(80 * HOUR_MS)).toBe('3 hari lalu');
});

it('says how large as phones do', () => {
	expect(sizeWords(0)).toBe('0 KB');
	expect(sizeWords(200)).toBe('1 KB');
	expect(sizeWords(321_400)).toBe('321 KB');
	expect(sizeWords(999_700)).toBe('1 MB');
	expect(sizeWords(4_740_000)).toBe('4,7 MB');
});
