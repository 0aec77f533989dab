import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCalendar, instantAt } from './calendar.ts';
import { addWorkingMinutes, openingState, workingMinutesBetween } from './service-time.ts';
import { officeCalendar, officeData } from './testing.ts';

const calendar = officeCalendar();
const at = (date: string, time: string) => instantAt(calendar, date, time);

describe('is the office open', () => {
	test('within a service period, until it ends', () => {
		expect(openingState(calendar, at('2026-11-25', '08:00'))).toEqual({
			open: true,
			closesAt: at('2026-11-25', '12:00'),
			beyondLoadedYears: false
		});
		expect(openingState(calendar, at('2026-11-27', '16:29'))).toMatchObject({
			open: true,
			closesAt: at('2026-11-27', '16:30')
		});
	});

	test.each([
		['before opening', '2026-11-25', '07:59', 'outside_hours', '2026-11-25', '08:00'],
		['at the break', '2026-11-25', '12:00', 'break', '2026-11-25', '13:00'],
		['at the break on Friday', '2026-11-27', '11:45', 'break', '2026-11-27', '13:00'],
		['at closing time', '2026-11-25', '16:00', 'outside_hours', '2026-11-26', '08:00'],
		['on Friday evening', '2026-11-27', '16:30', 'outside_hours', '2026-11-30', '08:00'],
		['on Saturday', '2026-11-28', '10:00', 'weekend', '2026-11-30', '08:00'],
		['just after midnight', '2026-11-25', '00:00', 'outside_hours', '2026-11-25', '08:00'],
		['before a holiday', '2026-12-23', '17:00', 'outside_hours', '2026-12-28', '08:00']
	])('closed %s', (_, date, time, because, nextDate, nextTime) => {
		expect(openingState(calendar, at(date, time))).toEqual({
			open: false,
			opensAt: at(nextDate, nextTime),
			because,
			beyondLoadedYears: false
		});
	});

	test('a holiday is named, on a weekend too, and the next opening passes over all of them', () => {
		expect(openingState(calendar, at('2026-03-18', '09:00'))).toMatchObject({
			open: false,
			opensAt: at('2026-03-25', '08:00'),
			because: { name: 'Cuti Bersama Hari Suci Nyepi', type: 'cuti_bersama' }
		});
		expect(openingState(calendar, at('2026-03-21', '09:00'))).toMatchObject({
			because: { name: 'Idulfitri 1447 H' }
		});
	});

	test('a year without a decree goes by the weekdays and says that it is not sure', () => {
		expect(openingState(calendar, at('2028-01-05', '09:00'))).toEqual({
			open: true,
			closesAt: at('2028-01-05', '12:00'),
			beyondLoadedYears: true
		});
		expect(openingState(calendar, at('2027-12-31', '17:00'))).toEqual({
			open: false,
			opensAt: at('2028-01-03', '08:00'),
			because: 'outside_hours',
			beyondLoadedYears: true
		});
		expect(openingState(calendar, at('2025-12-31', '17:00'))).toMatchObject({
			opensAt: at('2026-01-02', '08:00'),
			beyondLoadedYears: true
		});
	});

	test('without any hours there is nothing to promise', () => {
		const bare = createCalendar({ ...officeData(), hours: {} });
		expect(openingState(bare, at('2026-11-25', '09:00'))).toEqual({
			open: false,
			opensAt: null,
			beyondLoadedYears: false
		});
		expect(openingState(bare, at('2028-01-05', '09:00'))).toMatchObject({
			opensAt: null,
			beyondLoadedYears: true
		});
	});

	test('by the clock on the wall there, also after a clock change', () => {
		const berlin = officeCalendar('Europe/Berlin');
		// Monday after clocks went forward: 08:00 is 06:00 UTC, on Friday it was 07:00 UTC.
		expect(openingState(berlin, new Date('2026-03-27T16:00:00Z'))).toMatchObject({
			opensAt: new Date('2026-03-30T06:00:00Z')
		});
		expect(openingState(berlin, new Date('2026-03-30T06:00:00Z')).open).toBe(true);
	});

	test('refuses an invalid Date', () => {
		expect(() => openingState(calendar, new Date(Number.NaN))).toThrow(RangeError);
	});
});

describe('minutes of service', () => {
	test('leave out the break, the night, the weekend and holidays', () => {
		const minutes = (from: Date, to: Date) => workingMinutesBetween(calendar, from, to);
		expect(minutes(at('2026-11-25', '08:00'), at('2026-11-25', '16:00'))).toBe(7 * 60);
		expect(minutes(at('2026-11-27', '11:00'), at('2026-11-27', '13:15'))).toBe(45);
		expect(minutes(at('2026-11-27', '16:20'), at('2026-11-30', '08:05'))).toBe(15);
		expect(minutes(at('2026-12-23', '16:00'), at('2026-12-28', '08:00'))).toBe(0);
		expect(minutes(at('2026-11-25', '08:05'), at('2026-11-25', '08:00'))).toBe(-5);
	});

	test('only whole minutes count', () => {
		const from = at('2026-11-25', '08:00');
		expect(workingMinutesBetween(calendar, from, new Date(from.getTime() + 119_999))).toBe(1);
	});

	test('without hours there are none', () => {
		const bare = createCalendar({ ...officeData(), hours: {} });
		const span = [at('2026-11-23', '08:00'), at('2026-11-27', '16:00')] as const;
		expect(workingMinutesBetween(bare, ...span)).toBe(0);
	});
});

describe('so many minutes of service later', () => {
	test('passes over breaks, evenings and days off', () => {
		expect(addWorkingMinutes(calendar, at('2026-11-25', '11:00'), 120)).toEqual(
			at('2026-11-25', '14:00')
		);
		expect(addWorkingMinutes(calendar, at('2026-11-25', '11:00'), 60)).toEqual(
			at('2026-11-25', '12:00')
		);
		expect(addWorkingMinutes(calendar, at('2026-12-23', '15:30'), 31)).toEqual(
			at('2026-12-28', '08:01')
		);
		expect(addWorkingMinutes(calendar, at('2026-11-28', '23:00'), 1)).toEqual(
			at('2026-11-30', '08:01')
		);
	});

	test('is refused for no minute, part of one, and an office that never opens', () => {
		const now = at('2026-11-25', '11:00');
		for (const minutes of [0, -1, 1.5, Number.NaN]) {
			expect(() => addWorkingMinutes(calendar, now, minutes)).toThrow(RangeError);
		}
		const closed = createCalendar({ ...officeData(), hours: {} });
		expect(() => addWorkingMinutes(closed, now, 1)).toThrow(RangeError);
	});

	test('is the inverse of counting them, adds up, and never ends outside service, in any zone', () => {
		const starts = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 10, 1) });
		const minutes = fc.integer({ min: 1, max: 3000 });
		for (const zone of ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Europe/Berlin']) {
			const there = officeCalendar(zone);
			fc.assert(
				fc.property(starts, minutes, minutes, (start, first, second) => {
					const from = new Date(start);
					const middle = addWorkingMinutes(there, from, first);
					const end = addWorkingMinutes(there, from, first + second);
					expect(workingMinutesBetween(there, from, middle)).toBe(first);
					expect(addWorkingMinutes(there, middle, second)).toEqual(end);
					expect(end > middle).toBe(true);
					// The millisecond before it is in service.
					expect(openingState(there, new Date(end.getTime() - 1)).open).toBe(true);
				}),
				{ numRuns: 60 }
			);
		}
	});
});
