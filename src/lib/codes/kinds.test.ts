import { expect, test } from 'vitest';
import { firstWrongGroup, looksLikeBoxCode, looksLikeComplaintCode } from './kinds.ts';

const BOX = 'W012-3456-789A-BCDE-FGHJ-KMNP-QRSA';
const COMPLAINT = '7K2M-9PQR-4TVW-X3YZ';

test('the code of a box is known, also with a character too few', () => {
	expect(looksLikeBoxCode(BOX)).toBe(true);
	expect(looksLikeBoxCode(BOX.toLowerCase().replaceAll('-', ' ').slice(0, -1))).toBe(true);
	expect(looksLikeBoxCode(COMPLAINT)).toBe(false);
	expect(looksLikeBoxCode('')).toBe(false);
});

test('the code of a complaint is known', () => {
	expect(looksLikeComplaintCode(COMPLAINT.toLowerCase())).toBe(true);
	expect(looksLikeComplaintCode(BOX)).toBe(false);
	expect(looksLikeComplaintCode('2026-000042')).toBe(false);
});

test('a copy is compared group by group, as it is read', () => {
	expect(firstWrongGroup(BOX.toLowerCase(), BOX)).toBeNull();
	expect(firstWrongGroup('w0l2 3456 789a bcde fghj kmnp qrsa', BOX)).toBeNull();
	expect(firstWrongGroup(BOX.replace('BCDE', 'BCD0'), BOX)).toBe(4);
	expect(firstWrongGroup(BOX.slice(0, 14), BOX)).toBe(4);
	expect(firstWrongGroup(`${BOX}A`, BOX)).toBe(7);
	expect(firstWrongGroup('', BOX)).toBe(1);
});
