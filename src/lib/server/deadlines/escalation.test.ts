import fc from 'fast-check';
import { expect, test } from 'vitest';
import reference from '../../../../drizzle/seed/reference/escalation-levels.json' with { type: 'json' };
import { instantAt, localDate } from './calendar.ts';
import { type EscalationLevel, levelAt, nextLevel } from './escalation.ts';
import { officeCalendar } from './testing.ts';
import { deadlineFrom, workingDaysBetween } from './working-days.ts';

const calendar = officeCalendar();
const row = (level: number, effectiveFrom: string): EscalationLevel => ({
	stage: 'resolution',
	level,
	recipient: 'head',
	workingDaysAfter: level,
	effectiveFrom
});
const WARNING = { workingDaysAfter: null };

test('levels that begin together hold together, and leave clocks that run already alone', () => {
	const rows = [row(1, '2020-01-01'), row(3, '2020-01-01'), row(2, '2026-07-01')];
	const ahead = (isoDate: string, above: number) =>
		nextLevel(rows, 'resolution', isoDate, above)?.level ?? null;
	expect([ahead('2026-06-30', 0), ahead('2026-06-30', 1), ahead('2026-06-30', 3)]).toEqual([
		1,
		3,
		null
	]);
	expect([ahead('2026-07-01', 0), ahead('2026-07-01', 2)]).toEqual([2, null]);
	expect(ahead('2019-12-31', 0)).toBeNull();
	expect(nextLevel(rows, 'verification', '2026-07-01', 0)).toBeNull();
});

test('a warning comes in the morning of the day on which its share is used up', () => {
	const startedAt = instantAt(calendar, '2026-11-02', '09:00');
	const warned = (amount: number, warningShare: number) =>
		levelAt(
			calendar,
			WARNING,
			{ amount, unit: 'working_days', warningShare },
			{
				startedAt,
				dueAt: deadlineFrom(calendar, startedAt, amount).dueAt
			}
		);
	expect(warned(3, 70)).toEqual(instantAt(calendar, '2026-11-05', '08:00'));
	expect(warned(10, 70)).toEqual(instantAt(calendar, '2026-11-11', '08:00'));
	expect(warned(5, 100)).toEqual(instantAt(calendar, '2026-11-09', '08:00'));
	// Nothing is said before it has begun.
	expect(warned(1, 1)).toEqual(instantAt(calendar, '2026-11-03', '08:00'));
});

test('levels come in their order: the warning, the deadline, working days after it', () => {
	fc.assert(
		fc.property(
			fc.date({ min: new Date('2026-01-01'), max: new Date('2027-10-01'), noInvalidDate: true }),
			fc.integer({ min: 1, max: 60 }),
			fc.integer({ min: 1, max: 100 }),
			(startedAt, amount, warningShare) => {
				const clock = { startedAt, dueAt: deadlineFrom(calendar, startedAt, amount).dueAt };
				const policy = { amount, unit: 'working_days', warningShare } as const;
				const at = (workingDaysAfter: number | null) =>
					levelAt(calendar, { workingDaysAfter }, policy, clock);
				const left = workingDaysBetween(
					calendar,
					localDate(calendar, at(null)),
					localDate(calendar, clock.dueAt)
				);
				expect(left * 100).toBeLessThanOrEqual(amount * (100 - warningShare));
				expect(at(null) >= startedAt && at(null) < clock.dueAt).toBe(true);
				expect(at(0)).toEqual(clock.dueAt);
				expect(at(1) > at(0) && at(2) > at(1)).toBe(true);
			}
		),
		{ numRuns: 100 }
	);
});

test('the seeded levels warn whoever has it, then go up to the head', () => {
	const stages = new Set(reference.map(({ stage }) => stage));
	for (const stage of stages) {
		const rows = reference.filter((one) => one.stage === stage);
		expect(rows.map(({ level }) => level)).toEqual(rows.map((_, place) => place + 1));
		expect(rows.at(-1)?.recipient).toBe('head');
		const days = rows.map(({ working_days_after: after }) => after ?? -1);
		expect(days).toEqual(days.toSorted((a, b) => a - b));
	}
});
