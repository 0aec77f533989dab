import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantAt } from './calendar.ts';
import { officeCalendar } from './testing.ts';
import { isNearlyOver, nextDecree, undecidedYears } from './warning.ts';
import { deadlineFrom } from './working-days.ts';

const calendar = officeCalendar();
const rule = (amount: number, warningShare = 70) =>
	({ amount, warningShare, unit: 'working_days' }) as const;

describe('a clock is nearly over', () => {
	const filed = instantAt(calendar, '2026-11-02', '09:00');

	test.each([
		// Of ten days, seven are gone on the seventh.
		[10, 70, '2026-11-10', false],
		[10, 70, '2026-11-11', true],
		[3, 70, '2026-11-04', false],
		[3, 70, '2026-11-05', true],
		[10, 50, '2026-11-09', true],
		[10, 50, '2026-11-06', false],
		[10, 100, '2026-11-13', false],
		[10, 100, '2026-11-16', true]
	])('of %i days from %i %% on: on %s %s', (amount, share, date, expected) => {
		const { dueAt } = deadlineFrom(calendar, filed, amount);
		const now = instantAt(calendar, date, '10:00');
		expect(isNearlyOver(calendar, rule(amount, share), dueAt, now)).toBe(expected);
	});

	test('by what is left: days that were added on top push the warning back', () => {
		const { dueAt } = deadlineFrom(calendar, filed, 10 + 5);
		const now = instantAt(calendar, '2026-11-11', '10:00');
		expect(isNearlyOver(calendar, rule(10), dueAt, now)).toBe(false);
	});

	test('in minutes of service, which stand still over the break', () => {
		const dueAt = instantAt(calendar, '2026-11-02', '13:05');
		const quick = { amount: 20, warningShare: 70, unit: 'working_minutes' } as const;
		expect(isNearlyOver(calendar, quick, dueAt, instantAt(calendar, '2026-11-02', '11:58'))).toBe(
			false
		);
		expect(isNearlyOver(calendar, quick, dueAt, instantAt(calendar, '2026-11-02', '12:30'))).toBe(
			true
		);
	});

	test('once it is, it stays so; and when it is over it is', () => {
		const hours = fc.integer({ min: 0, max: 24 * 120 });
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 60 }), hours, hours, (amount, a, b) => {
				const { dueAt } = deadlineFrom(calendar, filed, amount);
				const at = (h: number) => new Date(filed.getTime() + h * 3_600_000);
				const nearly = (now: Date) => isNearlyOver(calendar, rule(amount), dueAt, now);
				if (nearly(at(Math.min(a, b)))) expect(nearly(at(Math.max(a, b)))).toBe(true);
				expect(nearly(dueAt)).toBe(true);
			})
		);
	});
});

describe('years without a decree', () => {
	test('between two dates are named', () => {
		expect(undecidedYears(calendar, '2026-11-28', '2027-12-31')).toEqual([]);
		expect(undecidedYears(calendar, '2027-12-20', '2028-01-03')).toEqual([2028]);
		expect(undecidedYears(calendar, '2025-12-20', '2028-01-03')).toEqual([2025, 2028]);
	});

	test('the next one is asked for in the last two months before it', () => {
		expect(nextDecree(calendar, '2026-11-28')).toEqual({ year: 2028, near: false });
		expect(nextDecree(calendar, '2027-10-31')).toEqual({ year: 2028, near: false });
		expect(nextDecree(calendar, '2027-11-01')).toEqual({ year: 2028, near: true });
		expect(nextDecree(calendar, '2028-03-01')).toEqual({ year: 2028, near: true });
	});
});
