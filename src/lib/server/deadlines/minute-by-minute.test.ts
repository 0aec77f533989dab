// Days and minutes against the naive answer: a table of every minute of two years, made from what the
// wall clock shows and from the printed hours, without our calendar.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workingMinutesBetween } from './service-time.ts';
import { officeCalendar, officeData, officeHours } from './testing.ts';
import { deadlineFrom, workingDaysBetween } from './working-days.ts';

const MINUTE = 60_000;
const FROM = Date.UTC(2026, 0, 1) / MINUTE;
const TO = Date.UTC(2027, 11, 31) / MINUTE;
const holidays = new Set(officeData().holidays.map(({ date }) => date));

interface Table {
	/** Minutes of service before each minute. */
	before: Int32Array;
	/** The days with service, in order: the date there, and the minute at which the last ends. */
	days: { date: string; ends: number }[];
	dateAt: (minute: number) => string;
}

function tableOf(zone: string): Table {
	const format = new Intl.DateTimeFormat('sv-SE', {
		timeZone: zone,
		dateStyle: 'short',
		timeStyle: 'short'
	});
	// No zone of these changes but on the hour, so the wall is asked once an hour.
	const wallOf = (minute: number) =>
		Date.parse(`${format.format(minute * MINUTE).replace(' ', 'T')}Z`) / MINUTE;
	const before = new Int32Array(TO - FROM + 1);
	const days: Table['days'] = [];
	let wall = 0;
	for (let minute = FROM; minute < TO; minute++) {
		wall = minute % 60 === 0 ? wallOf(minute) : wall + 1;
		const [date = '', time = ''] = [day(wall), clock(wall)];
		const weekday = new Date(wall * MINUTE).getUTCDay() as 1 | 2 | 3 | 4 | 5;
		const periods = holidays.has(date) ? [] : (officeHours[weekday] ?? []);
		const serves = periods.some(([opens, closes]) => opens <= time && time < closes);
		before[minute - FROM + 1] = (before[minute - FROM] ?? 0) + Number(serves);
		if (!serves) continue;
		const last = days.at(-1);
		if (last?.date === date) last.ends = minute + 1;
		else days.push({ date, ends: minute + 1 });
	}
	return { before, days, dateAt: (minute) => day(wallOf(minute)) };
}

const names = new Map<number, string>();
function day(wall: number): string {
	const number = Math.floor(wall / 1440);
	const known = names.get(number) ?? new Date(number * 86_400_000).toISOString().slice(0, 10);
	names.set(number, known);
	return known;
}
const times = Array.from({ length: 1440 }, (_, minute) =>
	new Date(minute * MINUTE).toISOString().slice(11, 16)
);
function clock(wall: number): string {
	return times[wall % 1440] ?? '';
}

describe.each(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Europe/Berlin'])(
	'two years, minute by minute, in %s',
	(zone) => {
		const there = officeCalendar(zone);
		const table = tableOf(zone);
		const minute = fc.integer({ min: FROM, max: TO - 1 });
		const at = (number: number) => new Date(number * MINUTE);

		test('minutes of service', () => {
			fc.assert(
				fc.property(minute, minute, (a, b) => {
					const [from, to] = [Math.min(a, b), Math.max(a, b)];
					const naive = (table.before[to - FROM] ?? 0) - (table.before[from - FROM] ?? 0);
					expect(workingMinutesBetween(there, at(from), at(to))).toBe(naive);
				}),
				{ numRuns: 60 }
			);
		});

		test('deadlines in working days, and the days between; none outside service hours', () => {
			const start = fc.integer({ min: FROM, max: FROM + 500 * 1440 });
			fc.assert(
				fc.property(start, fc.integer({ min: 1, max: 120 }), (from, count) => {
					const startDate = table.dateAt(from);
					const after = table.days.filter(({ date }) => date > startDate);
					const { dueAt, dueDate } = deadlineFrom(there, at(from), count);
					expect({ date: dueDate, ends: dueAt.getTime() / MINUTE }).toEqual(after[count - 1]);
					expect(workingDaysBetween(there, startDate, dueDate)).toBe(count);
					// The minute before is one of service.
					expect(workingMinutesBetween(there, at(dueAt.getTime() / MINUTE - 1), dueAt)).toBe(1);
				}),
				{ numRuns: 60 }
			);
		});

		test('who comes later is never due earlier', () => {
			const start = fc.integer({ min: FROM, max: FROM + 500 * 1440 });
			fc.assert(
				fc.property(start, start, fc.integer({ min: 1, max: 60 }), (a, b, count) => {
					const [first, second] = [Math.min(a, b), Math.max(a, b)].map((from) =>
						deadlineFrom(there, at(from), count).dueAt.getTime()
					);
					expect(first).toBeLessThanOrEqual(second ?? 0);
				}),
				{ numRuns: 60 }
			);
		});
	}
);
