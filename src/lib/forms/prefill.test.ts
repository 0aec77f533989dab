import { describe, expect, it } from 'vitest';
import { givenWords } from './prefill.ts';

const given = (uraian: string) => givenWords(new URLSearchParams({ uraian }));

describe('what a link brings into a story', () => {
	it('is one line', () => {
		expect(given('  Saya mencari:\r\n akta\u0000 hilang ')).toBe('Saya mencari: akta hilang');
	});

	it('is short, and no character is cut in two', () => {
		expect([...given('😀'.repeat(500))]).toHaveLength(300);
		expect(given('😀'.repeat(500)).isWellFormed()).toBe(true);
	});

	it('may be nothing', () => {
		expect(givenWords(new URLSearchParams())).toBe('');
	});
});
