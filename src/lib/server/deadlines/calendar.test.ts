import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCalendar, instantAt, isWorkingDay, localDate } from './calendar.ts';
import { officeCalendar, officeData, officeHours } from './testing.ts';

const calendar = officeCalendar();

const zones = [
	'Asia/Jakarta',
	'Asia/Makassar',
	'Asia/Jayapura',
	'Europe/Berlin',
	// Changes by half an hour; changed at one minute past midnight; once left out a whole day.
	'Australia/Lord_Howe',
	'America/St_Johns',
	'Pacific/Apia'
];

const instants = fc
	.date({
		min: new Date('1975-01-01T00:00:00Z'),
		max: new Date('2045-01-01T00:00:00Z'),
		noInvalidDate: true
	})
	.map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));

/** What Intl itself shows, without our caches: the naive answer. */
function shown(timeZone: string, instant: Date): string {
	const words = { timeZone, dateStyle: 'short', timeStyle: 'short' } as const;
	return new Intl.DateTimeFormat('sv-SE', words).format(instant);
}

describe('the office date of an instant', () => {
	test('turns at local midnight, not at UTC midnight', () => {
		const before = new Date('2026-11-22T16:59:59.999Z');
		const midnight = new Date('2026-11-22T17:00:00Z');
		expect(localDate(calendar, before)).toBe('2026-11-22');
		expect(localDate(calendar, midnight)).toBe('2026-11-23');
		expect(localDate(officeCalendar('Asia/Makassar'), before)).toBe('2026-11-23');
		expect(localDate(officeCalendar('Asia/Jayapura'), new Date('2026-11-22T15:00:00Z'))).toBe(
			'2026-11-23'
		);
	});

	test('is what Intl shows, in any zone at any instant', () => {
		for (const zone of zones) {
			const there = officeCalendar(zone);
			fc.assert(
				fc.property(instants, (instant) => {
					expect(localDate(there, instant)).toBe(shown(zone, instant).slice(0, 10));
				}),
				{ numRuns: 150 }
			);
		}
	});

	test('is right on both sides of each clock change', () => {
		const berlin = officeCalendar('Europe/Berlin');
		// Forward on 29 March 2026, back on 25 October 2026, each at 01:00 UTC.
		expect(localDate(berlin, new Date('2026-03-28T22:59:00Z'))).toBe('2026-03-28');
		expect(localDate(berlin, new Date('2026-03-29T21:59:00Z'))).toBe('2026-03-29');
		expect(localDate(berlin, new Date('2026-03-29T22:00:00Z'))).toBe('2026-03-30');
		expect(localDate(berlin, new Date('2026-10-24T22:00:00Z'))).toBe('2026-10-25');
		expect(localDate(berlin, new Date('2026-10-25T22:59:00Z'))).toBe('2026-10-25');
		expect(localDate(berlin, new Date('2026-10-25T23:00:00Z'))).toBe('2026-10-26');
	});

	test('refuses an invalid Date, and a year that four digits do not hold', () => {
		expect(() => localDate(calendar, new Date(Number.NaN))).toThrow(RangeError);
		expect(() => localDate(calendar, new Date('+010000-06-01T00:00:00Z'))).toThrow(RangeError);
	});
});

describe('the instant of a wall clock', () => {
	test('in the three zones of Indonesia', () => {
		const iso = (zone: string) =>
			instantAt(officeCalendar(zone), '2026-11-25', '16:00').toISOString();
		expect(iso('Asia/Jakarta')).toBe('2026-11-25T09:00:00.000Z');
		expect(iso('Asia/Makassar')).toBe('2026-11-25T08:00:00.000Z');
		expect(iso('Asia/Jayapura')).toBe('2026-11-25T07:00:00.000Z');
	});

	test('a time that clocks jump over is later by the jump; one that occurs twice is the first', () => {
		const berlin = officeCalendar('Europe/Berlin');
		expect(instantAt(berlin, '2026-03-29', '02:30').toISOString()).toBe('2026-03-29T01:30:00.000Z');
		expect(instantAt(berlin, '2026-10-25', '02:30').toISOString()).toBe('2026-10-25T00:30:00.000Z');
	});

	test('shows that time again, or lies in a jump; and no earlier instant shows it', () => {
		for (const zone of zones) {
			const there = officeCalendar(zone);
			fc.assert(
				fc.property(instants, (instant) => {
					const [date = '', time = ''] = shown(zone, instant).split(' ');
					const found = instantAt(there, date, time);
					expect(shown(zone, found)).toBe(`${date} ${time}`);
					expect(found.getTime()).toBeLessThanOrEqual(instant.getTime());
				}),
				{ numRuns: 150 }
			);
		}
	});

	test.each(['24:00', '8:00', '08:60', '08.00', ''])('refuses the time %j', (time) => {
		expect(() => instantAt(calendar, '2026-11-25', time)).toThrow(RangeError);
	});
});

describe('working days', () => {
	test('weekdays without a holiday', () => {
		expect(isWorkingDay(calendar, '2026-11-25')).toBe(true);
		expect(isWorkingDay(calendar, '2026-11-28')).toBe(false);
		expect(isWorkingDay(calendar, '2026-11-29')).toBe(false);
	});

	test('collective leave closes as a national holiday does', () => {
		expect(isWorkingDay(calendar, '2026-12-24')).toBe(false);
		expect(isWorkingDay(calendar, '2026-12-25')).toBe(false);
	});

	test('as many in each year as the decree leaves', () => {
		const inYear = (year: number) => {
			let count = 0;
			for (let ms = Date.UTC(year, 0, 1); ms < Date.UTC(year + 1, 0, 1); ms += 86_400_000) {
				if (isWorkingDay(calendar, new Date(ms).toISOString().slice(0, 10))) count++;
			}
			return count;
		};
		expect(inYear(2026)).toBe(240);
		expect(inYear(2027)).toBe(242);
	});

	test('a Saturday with service hours is one', () => {
		const hours = { ...officeHours, 6: [['08:00', '12:00']] as const };
		const sixDays = createCalendar({ ...officeData(), hours });
		expect(isWorkingDay(sixDays, '2026-11-28')).toBe(true);
		expect(isWorkingDay(sixDays, '2026-11-29')).toBe(false);
	});

	test('without any hours Monday to Friday count, less the holidays', () => {
		const bare = createCalendar({ ...officeData(), hours: {} });
		expect(isWorkingDay(bare, '2026-11-27')).toBe(true);
		expect(isWorkingDay(bare, '2026-11-28')).toBe(false);
		expect(isWorkingDay(bare, '2026-12-24')).toBe(false);
	});

	test.each([
		'2026-02-29',
		'2026-13-01',
		'2026-1-1',
		'26-01-01',
		'kemarin',
		'2026/11/25',
		'2026-11-25T00:00'
	])('%s is no date', (text) => {
		expect(() => isWorkingDay(calendar, text)).toThrow(RangeError);
	});
});

describe('a calendar is checked when it is made', () => {
	const data = officeData();
	const natal = { date: '2026-12-25', type: 'libur_nasional', name: 'Natal' } as const;

	test('each holiday cites the decree of its year', () => {
		expect(calendar.holidays.get('2026-12-24')?.decree).toContain('1497/2025');
		expect(calendar.holidays.get('2027-12-24')?.decree).toContain('1205/2026');
		expect([...calendar.loadedYears]).toEqual([2026, 2027]);
	});

	test.each([
		['an unknown zone', { timeZone: 'Asia/Sekayu' }, /Sekayu/],
		['a time that does not exist', { hours: { 1: [['08:00', '25:00']] } }, /25:00/],
		['a period that runs backwards', { hours: { 1: [['12:00', '08:00']] } }, /weekday 1/],
		['an empty period', { hours: { 1: [['08:00', '08:00']] } }, /weekday 1/],
		[
			'periods that overlap',
			{
				hours: {
					5: [
						['08:00', '12:00'],
						['11:30', '16:00']
					]
				}
			},
			/weekday 5/
		],
		['two decrees for a year', { decrees: [...data.decrees, data.decrees[0]] }, /2026/],
		['a holiday without a decree', { decrees: [], holidays: [natal] }, /2026-12-25/],
		['a holiday twice', { holidays: [natal, natal] }, /2026-12-25/],
		['no such date', { holidays: [{ ...natal, date: '2026-02-30' }] }, /2026-02-30/]
	])('%s is refused by name', (_, wrong, message) => {
		const make = () => createCalendar({ ...data, ...(wrong as Partial<typeof data>) });
		expect(make).toThrow(RangeError);
		expect(make).toThrow(message);
	});
});
