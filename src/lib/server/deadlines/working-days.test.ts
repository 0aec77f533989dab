import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCalendar, instantAt, isWorkingDay, localDate } from './calendar.ts';
import { officeCalendar, officeData } from './testing.ts';
import { addWorkingDays, deadlineFrom, shiftDeadline, workingDaysBetween } from './working-days.ts';

const calendar = officeCalendar();
const holidayDates = new Set(officeData().holidays.map((holiday) => holiday.date));

const isoDates = fc
	.integer({ min: Date.UTC(2025, 9, 1) / 86_400_000, max: Date.UTC(2028, 2, 1) / 86_400_000 })
	.map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const counts = fc.integer({ min: 1, max: 70 });

/** The naive counter: one day after the other, by Date and a set of strings. */
function naive(start: string, workingDays: number) {
	const at = new Date(`${start}T00:00:00Z`);
	const counted: string[] = [];
	const skipped: string[] = [];
	while (counted.length < workingDays) {
		at.setUTCDate(at.getUTCDate() + 1);
		const date = at.toISOString().slice(0, 10);
		const off = at.getUTCDay() === 0 || at.getUTCDay() === 6 || holidayDates.has(date);
		(off ? skipped : counted).push(date);
	}
	return { dueDate: counted.at(-1), counted, skipped };
}

describe('counting working days', () => {
	test.each([
		['2026-03-16', 3, '2026-03-26'],
		['2026-03-17', 5, '2026-03-31'],
		['2026-12-21', 3, '2026-12-28'],
		['2026-12-23', 5, '2027-01-04'],
		['2027-03-05', 3, '2027-03-18'],
		['2027-03-05', 14, '2027-04-06'],
		['2027-03-05', 60, '2027-06-17'],
		['2027-05-14', 5, '2027-05-27'],
		['2027-12-22', 5, '2027-12-30']
	])('%s plus %i working days is %s', (start, workingDays, due) => {
		expect(addWorkingDays(calendar, start, workingDays).dueDate).toBe(due);
		expect(workingDaysBetween(calendar, start, due)).toBe(workingDays);
	});

	test('is due at the end of service: 16:00, on Friday 16:30', () => {
		const dueAt = (start: string) => addWorkingDays(calendar, start, 3).dueAt.toISOString();
		expect(dueAt('2026-11-20')).toBe('2026-11-25T09:00:00.000Z');
		expect(dueAt('2026-11-24')).toBe('2026-11-27T09:30:00.000Z');
	});

	test('names every day: counted, weekend, or holiday with its decree', () => {
		const deadline = addWorkingDays(calendar, '2026-12-21', 3);
		expect(deadline.startDate).toBe('2026-12-21');
		expect(deadline.workingDays).toBe(3);
		expect(deadline.counted).toEqual(['2026-12-22', '2026-12-23', '2026-12-28']);
		expect(deadline.skipped).toEqual([
			{
				date: '2026-12-24',
				reason: 'holiday',
				holiday: {
					date: '2026-12-24',
					type: 'cuti_bersama',
					name: 'Cuti Bersama Kelahiran Yesus Kristus',
					decree: 'SKB Menag 1497/2025, Menaker 2/2025, MenPANRB 5/2025'
				}
			},
			expect.objectContaining({ date: '2026-12-25', reason: 'holiday' }),
			{ date: '2026-12-26', reason: 'weekend' },
			{ date: '2026-12-27', reason: 'weekend' }
		]);
	});

	test('a holiday on a weekend changes nothing and is explained as weekend', () => {
		// Idulfitri 1447 H: 21 and 22 March 2026 are Saturday and Sunday.
		const { skipped } = addWorkingDays(calendar, '2026-03-16', 3);
		expect(skipped.find(({ date }) => date === '2026-03-21')?.reason).toBe('weekend');
	});

	test('equals the naive day-by-day counter, explanation included', () => {
		fc.assert(
			fc.property(isoDates, counts, (start, workingDays) => {
				const { dueDate, counted, skipped } = addWorkingDays(calendar, start, workingDays);
				expect({ dueDate, counted, skipped: skipped.map(({ date }) => date) }).toEqual(
					naive(start, workingDays)
				);
			}),
			{ numRuns: 1000 }
		);
	});

	test('is additive: m and then n is m + n', () => {
		fc.assert(
			fc.property(isoDates, counts, counts, (start, m, n) => {
				const first = addWorkingDays(calendar, start, m);
				const second = addWorkingDays(calendar, first.dueDate, n);
				const whole = addWorkingDays(calendar, start, m + n);
				expect(second.dueAt).toEqual(whole.dueAt);
				expect([...first.counted, ...second.counted]).toEqual(whole.counted);
				expect([...first.skipped, ...second.skipped]).toEqual(whole.skipped);
			})
		);
	});

	test.each([0, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY])(
		'refuses %d working days',
		(workingDays) => {
			expect(() => addWorkingDays(calendar, '2026-11-23', workingDays)).toThrow(RangeError);
		}
	);

	test('refuses a start that is no date', () => {
		expect(() => addWorkingDays(calendar, '2026-02-30', 3)).toThrow(RangeError);
	});
});

describe('years without a decree', () => {
	test('are marked as soon as one day falls into them, and only then', () => {
		expect(addWorkingDays(calendar, '2027-12-22', 7)).toMatchObject({
			dueDate: '2028-01-03',
			beyondLoadedYears: true,
			unloadedYears: [2028]
		});
		expect(addWorkingDays(calendar, '2027-12-22', 6)).toMatchObject({
			dueDate: '2027-12-31',
			beyondLoadedYears: false,
			unloadedYears: []
		});
	});

	test('before the first decree are marked too; the start itself is not judged', () => {
		expect(addWorkingDays(calendar, '2025-12-30', 2).unloadedYears).toEqual([2025]);
		expect(addWorkingDays(calendar, '2025-12-31', 1).unloadedYears).toEqual([]);
	});

	test('are each named once', () => {
		expect(addWorkingDays(calendar, '2027-12-01', 300).unloadedYears).toEqual([2028, 2029]);
	});
});

describe('a clock that starts at an instant', () => {
	test("starts on the office's date, also late at night", () => {
		// 23:59 and 00:00 WIB of Sunday to Monday.
		const late = deadlineFrom(calendar, new Date('2026-11-22T16:59:59Z'), 3);
		const early = deadlineFrom(calendar, new Date('2026-11-22T17:00:00Z'), 3);
		expect([late.startDate, late.dueDate]).toEqual(['2026-11-22', '2026-11-25']);
		expect([early.startDate, early.dueDate]).toEqual(['2026-11-23', '2026-11-26']);
	});

	test.each([
		['Asia/Makassar', '2026-11-25T08:00:00.000Z'],
		['Asia/Jayapura', '2026-11-25T07:00:00.000Z'],
		['Europe/Berlin', '2026-11-25T15:00:00.000Z']
	])('in %s is due at 16:00 there', (zone, dueAt) => {
		const deadline = deadlineFrom(officeCalendar(zone), new Date('2026-11-20T05:00:00Z'), 3);
		expect(deadline.dueDate).toBe('2026-11-25');
		expect(deadline.dueAt.toISOString()).toBe(dueAt);
	});

	test('across a clock change is still due at 16:00 on the wall', () => {
		const berlin = officeCalendar('Europe/Berlin');
		const dueAt = (start: string) => deadlineFrom(berlin, new Date(start), 2).dueAt.toISOString();
		expect(dueAt('2026-03-26T09:00:00Z')).toBe('2026-03-30T14:00:00.000Z');
		expect(dueAt('2026-10-22T09:00:00Z')).toBe('2026-10-26T15:00:00.000Z');
	});

	test('is never due outside service hours, in any zone', () => {
		for (const zone of ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Europe/Berlin']) {
			const there = officeCalendar(zone);
			const starts = fc.date({
				min: new Date('2026-01-01T00:00:00Z'),
				max: new Date('2027-12-31T00:00:00Z'),
				noInvalidDate: true
			});
			fc.assert(
				fc.property(starts, counts, (startedAt, workingDays) => {
					const { dueAt, dueDate } = deadlineFrom(there, startedAt, workingDays);
					expect(localDate(there, dueAt)).toBe(dueDate);
					expect(isWorkingDay(there, dueDate)).toBe(true);
					const friday = new Date(`${dueDate}T00:00:00Z`).getUTCDay() === 5;
					expect(dueAt).toEqual(instantAt(there, dueDate, friday ? '16:30' : '16:00'));
				})
			);
		}
	});

	test('without service hours is due by the end of the day', () => {
		const bare = createCalendar({ ...officeData(), hours: {} });
		const { dueAt } = deadlineFrom(bare, new Date('2026-11-20T05:00:00Z'), 3);
		expect(dueAt).toEqual(instantAt(bare, '2026-11-25', '23:59'));
	});
});

describe('working days between two dates', () => {
	test('the first is left out, the last counts', () => {
		expect(workingDaysBetween(calendar, '2026-11-23', '2026-11-23')).toBe(0);
		expect(workingDaysBetween(calendar, '2026-11-23', '2026-11-25')).toBe(2);
		expect(workingDaysBetween(calendar, '2026-11-20', '2026-11-22')).toBe(0);
		expect(workingDaysBetween(calendar, '2026-11-25', '2026-11-23')).toBe(-2);
	});

	test('undoes addWorkingDays', () => {
		fc.assert(
			fc.property(isoDates, counts, (start, n) => {
				const { dueDate } = addWorkingDays(calendar, start, n);
				expect(workingDaysBetween(calendar, start, dueDate)).toBe(n);
			})
		);
	});

	test('sums over any stops on the way, forwards and backwards', () => {
		fc.assert(
			fc.property(isoDates, isoDates, isoDates, (a, b, c) => {
				expect(workingDaysBetween(calendar, a, b) + workingDaysBetween(calendar, b, c)).toBe(
					workingDaysBetween(calendar, a, c)
				);
			})
		);
	});
});

describe('a pause ends', () => {
	const filed = new Date('2026-11-20T05:00:00Z');

	test('the deadline moves by the working days that it covered', () => {
		const { dueAt } = deadlineFrom(calendar, filed, 5);
		const covered = workingDaysBetween(calendar, '2026-11-24', '2026-11-26');
		expect(shiftDeadline(calendar, dueAt, covered)).toEqual(
			instantAt(calendar, '2026-12-01', '16:00')
		);
	});

	test('a pause within one day leaves it as it is', () => {
		const { dueAt } = deadlineFrom(calendar, filed, 5);
		expect(shiftDeadline(calendar, dueAt, 0)).toEqual(dueAt);
	});

	test('the order of several does not matter; together they are one longer clock', () => {
		const pauses = fc.array(fc.integer({ min: 0, max: 15 }), { maxLength: 5 });
		const shuffled = pauses.chain((list) =>
			fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))
		);
		const starts = fc.date({
			min: new Date('2026-01-01T00:00:00Z'),
			max: new Date('2027-12-31T00:00:00Z'),
			noInvalidDate: true
		});
		const shiftAll = (from: Date, days: number[]) =>
			days.reduce((dueAt, n) => shiftDeadline(calendar, dueAt, n), from);
		fc.assert(
			fc.property(starts, counts, shuffled, (startedAt, n, [one, other]) => {
				const { dueAt } = deadlineFrom(calendar, startedAt, n);
				const sum = one.reduce((a, b) => a + b, 0);
				expect(shiftAll(dueAt, one)).toEqual(shiftAll(dueAt, other));
				expect(shiftAll(dueAt, one)).toEqual(deadlineFrom(calendar, startedAt, n + sum).dueAt);
			})
		);
	});

	test('refuses a negative shift: a pause never shortens a deadline', () => {
		expect(() => shiftDeadline(calendar, filed, -1)).toThrow(RangeError);
	});
});
