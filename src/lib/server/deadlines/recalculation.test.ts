import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCalendar, instantAt, isWorkingDay, localDate } from './calendar.ts';
import { explainDeadline } from './explanation.ts';
import { recalculate } from './recalculation.ts';
import { officeCalendar, officeData } from './testing.ts';
import { deadlineFrom } from './working-days.ts';

const ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Europe/Berlin'];
const calendar = officeCalendar();
const at = (date: string, time = '09:00') => instantAt(calendar, date, time);

/** The office's calendar, with other days off in 2026 and 2027. */
function calendarOf(zone: string, dates: readonly string[]) {
	const days = [...new Set(dates)].map((date) => ({
		date,
		type: 'libur_nasional' as const,
		name: 'Contoh'
	}));
	return createCalendar({ ...officeData(zone), holidays: days });
}

describe('another calendar', () => {
	const filed = at('2026-11-02');
	const clock = {
		startedAt: filed,
		amount: 14,
		unit: 'working_days' as const,
		dueAt: at('2026-11-20', '16:30')
	};
	const withHoliday = createCalendar({
		...officeData(),
		holidays: [
			...officeData().holidays,
			{ date: '2026-11-11', type: 'libur_nasional', name: 'Pemilihan' }
		]
	});

	test('moves a deadline by the days that it takes or gives', () => {
		const moved = recalculate(withHoliday, { ...clock, pausedAt: null }, at('2026-11-03'));
		expect(moved).toEqual(at('2026-11-23', '16:00'));
		const back = recalculate(
			calendar,
			{ ...clock, dueAt: moved, pausedAt: null },
			at('2026-11-03')
		);
		expect(back).toEqual(clock.dueAt);
	});

	test('leaves a deadline that has passed, also for what was paused afterwards', () => {
		const late = { ...clock, pausedAt: null };
		expect(recalculate(withHoliday, late, at('2026-11-20', '16:30'))).toEqual(clock.dueAt);
		const paused = { ...clock, pausedAt: at('2026-11-23') };
		expect(recalculate(withHoliday, paused, at('2026-11-25'))).toEqual(clock.dueAt);
	});

	test('moves what stands still, however long ago its date was', () => {
		const paused = { ...clock, pausedAt: at('2026-11-05') };
		expect(recalculate(withHoliday, paused, at('2026-12-01'))).toEqual(at('2026-11-23', '16:00'));
	});

	test('moves minutes of service to the next day that has some', () => {
		const question = {
			startedAt: at('2026-11-10', '15:50'),
			amount: 20,
			unit: 'working_minutes' as const,
			dueAt: at('2026-11-11', '08:10'),
			pausedAt: null
		};
		expect(recalculate(withHoliday, question, at('2026-11-10', '18:00'))).toEqual(
			at('2026-11-12', '08:10')
		);
	});

	test('takes no deadline so near that it cannot be kept', () => {
		const promised = { ...clock, dueAt: at('2026-11-24', '16:00'), pausedAt: null };
		expect(recalculate(calendar, promised, at('2026-11-22'))).toEqual(at('2026-11-23', '16:00'));
		expect(recalculate(calendar, promised, at('2026-11-24'))).toEqual(promised.dueAt);
	});
});

describe('whatever days become holidays or working days, in any zone', () => {
	const dates = fc
		.integer({ min: Date.UTC(2026, 0, 1) / 86_400_000, max: Date.UTC(2027, 11, 31) / 86_400_000 })
		.map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
	const holidays = fc.array(dates, { maxLength: 120 });
	const starts = fc.date({
		min: new Date('2026-01-01T00:00:00Z'),
		max: new Date('2027-06-30T00:00:00Z'),
		noInvalidDate: true
	});
	const counts = fc.integer({ min: 1, max: 60 });
	const later = fc.integer({ min: 0, max: 100 * 24 * 60 });

	test('late stays late, punctual stays punctual, and the explanation adds up', () => {
		for (const zone of ZONES) {
			const property = fc.property(
				holidays,
				holidays,
				starts,
				counts,
				later,
				(old, fresh, startedAt, workingDays, minutes) => {
					const [before, after] = [calendarOf(zone, old), calendarOf(zone, fresh)];
					const { dueAt } = deadlineFrom(before, startedAt, workingDays);
					const now = new Date(startedAt.getTime() + minutes * 60_000);
					const moved = recalculate(
						after,
						{ startedAt, amount: workingDays, unit: 'working_days', dueAt, pausedAt: null },
						now
					);
					if (dueAt <= now) return void expect(moved).toEqual(dueAt);
					expect(moved.getTime()).toBeGreaterThan(now.getTime());
					if (moved.getTime() === dueAt.getTime()) return;
					// Always at the end of service of a working day, and never before its days are over.
					expect(isWorkingDay(after, localDate(after, moved))).toBe(true);
					const why = explainDeadline(after, startedAt, workingDays, [], moved);
					expect(why.counted.at(-1)).toBe(why.dueDate);
					expect(why.calendarDays).toBeGreaterThanOrEqual(0);
					const counted = deadlineFrom(after, startedAt, workingDays).dueAt;
					if (counted > dueAt) expect(why.calendarDays).toBe(0);
				}
			);
			fc.assert(property, { numRuns: 60 });
		}
	});

	test('who came later is never due earlier', () => {
		fc.assert(
			fc.property(
				holidays,
				holidays,
				starts,
				later,
				counts,
				later,
				(old, fresh, startedAt, gap, workingDays, minutes) => {
					const [before, after] = [
						calendarOf('Asia/Jakarta', old),
						calendarOf('Asia/Jakarta', fresh)
					];
					const second = new Date(startedAt.getTime() + gap * 60_000);
					const now = new Date(second.getTime() + minutes * 60_000);
					const [first, next] = [startedAt, second].map((from) => {
						const { dueAt } = deadlineFrom(before, from, workingDays);
						const moved = recalculate(
							after,
							{ startedAt: from, amount: workingDays, unit: 'working_days', dueAt, pausedAt: null },
							now
						);
						return moved.getTime();
					});
					expect(first).toBeLessThanOrEqual(next ?? 0);
				}
			),
			{ numRuns: 100 }
		);
	});
});
