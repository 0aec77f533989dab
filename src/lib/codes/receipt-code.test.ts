import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	formatComplaintNumber,
	formatReceiptCode,
	parseComplaintNumber,
	parseReceiptCode,
	receiptCodeFromBytes
} from './receipt-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const code = fc.uint8Array({ minLength: 10, maxLength: 10 }).map(receiptCodeFromBytes);

describe('receipt code', () => {
	it('has 15 characters from the bytes and one to check them', () => {
		expect(receiptCodeFromBytes(new Uint8Array(10))).toBe('0000000000000000');
		expect(receiptCodeFromBytes(new Uint8Array(16).fill(255)).slice(0, 15)).toBe('Z'.repeat(15));
		const one = receiptCodeFromBytes(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0b00100000));
		expect(one.slice(0, 15)).toBe('000000000000001');
	});

	it('uses every one of the first 75 bits', () => {
		const seen = new Set<string>();
		for (let bit = 0; bit < 75; bit++) {
			const bytes = new Uint8Array(10);
			bytes[bit >> 3] = 0x80 >> (bit & 7);
			seen.add(receiptCodeFromBytes(bytes).slice(0, 15));
		}
		expect(seen.size).toBe(75);
	});

	it('refuses too few bytes', () => {
		expect(() => receiptCodeFromBytes(new Uint8Array(9))).toThrow(RangeError);
	});

	it('is shown in four groups and read back', () => {
		fc.assert(
			fc.property(code, (value) => {
				const shown = formatReceiptCode(value);
				expect(shown).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
				expect(parseReceiptCode(shown)).toBe(value);
			})
		);
	});

	it('is read as people type it', () => {
		const value = receiptCodeFromBytes(Uint8Array.of(0, 0, 16, 66, 16, 132, 33, 8, 66, 16));
		expect(value).toContain('0');
		expect(value).toContain('1');
		const shown = formatReceiptCode(value);
		const fullWidth = shown.replace(/[0-9A-Z]/g, (c) =>
			String.fromCharCode(c.charCodeAt(0) + 0xfee0)
		);
		for (const typed of [
			shown.toLowerCase(),
			value,
			`  ${shown.replaceAll('-', ' ')}\n`,
			shown.replaceAll('-', ' – '),
			shown.replaceAll('0', 'O').replaceAll('1', 'I'),
			shown.replaceAll('0', 'o').replaceAll('1', 'l'),
			fullWidth,
			`\u200e${shown}\u200b`
		]) {
			expect(parseReceiptCode(typed), typed).toBe(value);
		}
	});

	it('catches every substitution of one character', () => {
		fc.assert(
			fc.property(code, (value) => {
				for (let position = 0; position < 16; position++) {
					for (const other of ALPHABET) {
						if (other === value[position]) continue;
						const wrong = value.slice(0, position) + other + value.slice(position + 1);
						expect(parseReceiptCode(wrong)).toBeNull();
					}
				}
			}),
			{ numRuns: 30 }
		);
	});

	it('catches every swap of two characters', () => {
		fc.assert(
			fc.property(code, (value) => {
				for (let first = 0; first < 15; first++) {
					for (let second = first + 1; second < 16; second++) {
						if (value[first] === value[second]) continue;
						const swapped = [...value];
						swapped[first] = value.charAt(second);
						swapped[second] = value.charAt(first);
						expect(parseReceiptCode(swapped.join(''))).toBeNull();
					}
				}
			}),
			{ numRuns: 100 }
		);
	});

	it('catches both mistakes for every pair of characters at every place', () => {
		// The check is linear: a code plus an error is valid exactly when the error alone is.
		// So the errors on the all-zero code stand for the errors on every code.
		for (let first = 0; first < 16; first++) {
			for (let difference = 1; difference < 32; difference++) {
				const single = [...'0'.repeat(16)];
				single[first] = ALPHABET.charAt(difference);
				expect(parseReceiptCode(single.join(''))).toBeNull();
				for (let second = first + 1; second < 16; second++) {
					const swap = [...single];
					swap[second] = ALPHABET.charAt(difference);
					expect(parseReceiptCode(swap.join(''))).toBeNull();
				}
			}
		}
	});

	it('refuses anything else and never throws', () => {
		for (const typed of [
			'',
			'-',
			'0',
			'0'.repeat(17),
			'U'.repeat(16),
			'0'.repeat(1e6),
			'２０２６'
		]) {
			expect(parseReceiptCode(typed)).toBeNull();
		}
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const parsed = parseReceiptCode(text);
				expect(parsed === null || parseReceiptCode(parsed) === parsed).toBe(true);
			})
		);
	});
});

describe('complaint number', () => {
	it('has six digits and grows beyond them', () => {
		expect(formatComplaintNumber(2026, 42)).toBe('2026-000042');
		expect(formatComplaintNumber(2026, 1234567)).toBe('2026-1234567');
	});

	it('is read back as printed and as people type it', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 2000, max: 2099 }),
				fc.integer({ min: 1, max: 999_999_999 }),
				(year, sequence) => {
					const printed = formatComplaintNumber(year, sequence);
					expect(parseComplaintNumber(printed)).toBe(printed);
					expect(parseComplaintNumber(printed.replace('-', ''))).toBe(printed);
					expect(parseComplaintNumber(`${year} ${sequence}`)).toBe(printed);
				}
			)
		);
		for (const typed of [
			'2026 42',
			'2026-42',
			' 2026 – 000042 ',
			'2026/0000042',
			'2026000042',
			'２０２６－００００４２',
			'No. 2026-000042',
			'nomor: 2026-42',
			'#2026-42'
		]) {
			expect(parseComplaintNumber(typed), typed).toBe('2026-000042');
		}
	});

	it('is refused when it could mean two or is none', () => {
		for (const typed of [
			'',
			'42',
			'2026',
			'202642',
			'202600042',
			'20260000042',
			'2026-0',
			'2026-000000',
			'1999-000001',
			'2026-42-1',
			'2026-1234567890',
			'2026-٤٢',
			`2026-${'0'.repeat(200)}1`
		]) {
			expect(parseComplaintNumber(typed), typed).toBeNull();
		}
	});
});
