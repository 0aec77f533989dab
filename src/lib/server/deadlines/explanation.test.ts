import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCalendar, instantAt } from './calendar.ts';
import { explainDeadline, explainMinutes } from './explanation.ts';
import { addWorkingMinutes } from './service-time.ts';
import { officeCalendar, officeData } from './testing.ts';
import { deadlineFrom, shiftDeadline } from './working-days.ts';

const calendar = officeCalendar();
const ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Europe/Berlin'];
const starts = fc.date({
	min: new Date('2026-01-01T00:00:00Z'),
	max: new Date('2027-12-31T00:00:00Z'),
	noInvalidDate: true
});
const counts = fc.integer({ min: 1, max: 60 });
const added = fc.array(fc.record({ workingDays: fc.integer({ min: 0, max: 15 }) }), {
	maxLength: 5
});
const sum = (days: readonly { workingDays: number }[]) =>
	days.reduce((total, { workingDays }) => total + workingDays, 0);

describe('an explanation', () => {
	test('adds up to the result, day by day, whatever was paused and extended, in any zone', () => {
		for (const zone of ZONES) {
			const there = officeCalendar(zone);
			fc.assert(
				fc.property(starts, counts, added, (startedAt, workingDays, pauses) => {
					// As it really happens: one shift after the other.
					const dueAt = pauses.reduce(
						(due, pause) => shiftDeadline(there, due, pause.workingDays),
						deadlineFrom(there, startedAt, workingDays).dueAt
					);
					const why = explainDeadline(there, startedAt, workingDays, pauses, dueAt);
					expect(why.calendarDays).toBe(0);
					expect(why.counted).toHaveLength(workingDays + sum(pauses));
					expect(why.counted.at(-1)).toBe(why.dueDate);
					const days = [...why.counted, ...why.skipped.map(({ date }) => date)].sort();
					expect(days).toHaveLength(
						(Date.parse(why.dueDate) - Date.parse(why.startDate)) / 86_400_000
					);
					expect(new Set(days).size).toBe(days.length);
				}),
				{ numRuns: 50 }
			);
		}
	});

	test('is the count of the calculation itself when nothing moved', () => {
		fc.assert(
			fc.property(starts, counts, (startedAt, workingDays) => {
				const { dueAt, ...deadline } = deadlineFrom(calendar, startedAt, workingDays);
				const why = explainDeadline(calendar, startedAt, workingDays, [], dueAt);
				expect(deadline).toMatchObject({
					startDate: why.startDate,
					dueDate: why.dueDate,
					counted: why.counted,
					skipped: why.skipped,
					unloadedYears: why.unloadedYears
				});
			})
		);
	});

	test('says what a holiday that was decreed later takes away: the promise stays', () => {
		const filed = instantAt(calendar, '2026-11-20', '10:00');
		const { dueAt } = deadlineFrom(calendar, filed, 5);
		const data = officeData();
		const later = createCalendar({
			...data,
			holidays: [...data.holidays, { date: '2026-11-25', type: 'libur_nasional', name: 'Pemilu' }]
		});
		expect(explainDeadline(later, filed, 5, [], dueAt)).toMatchObject({
			dueDate: '2026-11-27',
			workingDays: 5,
			calendarDays: -1,
			counted: ['2026-11-23', '2026-11-24', '2026-11-26', '2026-11-27']
		});
	});

	test('names the years whose holidays nobody knows yet', () => {
		const filed = instantAt(calendar, '2027-12-22', '10:00');
		const { dueAt } = deadlineFrom(calendar, filed, 7);
		expect(explainDeadline(calendar, filed, 7, [], dueAt).unloadedYears).toEqual([2028]);
	});
});

describe('an explanation of minutes', () => {
	test('adds up to the rule, within service, and names the days off on the way', () => {
		for (const zone of ZONES) {
			const there = officeCalendar(zone);
			fc.assert(
				fc.property(starts, fc.integer({ min: 1, max: 2000 }), (startedAt, minutes) => {
					const dueAt = addWorkingMinutes(there, startedAt, minutes);
					const why = explainMinutes(there, startedAt, minutes, dueAt);
					const counted = why.parts.reduce(
						(total, { from, until }) => total + until.getTime() - from.getTime(),
						0
					);
					expect(counted).toBe(minutes * 60_000);
					expect(why.parts.at(-1)?.until).toEqual(dueAt);
				}),
				{ numRuns: 60 }
			);
		}
		const startedAt = instantAt(calendar, '2026-12-23', '15:30');
		const dueAt = addWorkingMinutes(calendar, startedAt, 60);
		expect(explainMinutes(calendar, startedAt, 60, dueAt)).toMatchObject({
			parts: [
				{ from: startedAt, until: instantAt(calendar, '2026-12-23', '16:00') },
				{ from: instantAt(calendar, '2026-12-28', '08:00'), until: dueAt }
			],
			skipped: [
				{ date: '2026-12-24', reason: 'holiday' },
				{ date: '2026-12-25', reason: 'holiday' },
				{ date: '2026-12-26', reason: 'weekend' },
				{ date: '2026-12-27', reason: 'weekend' }
			]
		});
	});
});
