// How many deadlines with pauses the calendar can count in a second of one core.
import process from 'node:process';
import {
	type CalendarData,
	createCalendar,
	deadlineFrom,
	localDate,
	shiftDeadline,
	workingDaysBetween
} from '#lib/server/deadlines/index.ts';
import reference from '../../drizzle/seed/reference/calendar.json' with { type: 'json' };
import { median } from '../support/statistics.ts';
import type { Finding } from '../support/report.ts';

const GOAL = 100_000;
const WORKING_DAYS = 60;
const DAY_MS = 86_400_000;
/** Calendar days after the start on which a pause begins and ends. */
const PAUSES = [
	[3, 10],
	[20, 41],
	[60, 63]
] as const;
const DAY = [
	['08:00', '12:00'],
	['13:00', '16:00']
] as const;

/** @param size calculations of each round, and rounds */
export function measureClocks(size: { each: number; rounds: number }): Finding[] {
	const calendar = createCalendar({
		...(reference as unknown as Pick<CalendarData, 'decrees' | 'holidays'>),
		timeZone: 'Asia/Jakarta',
		hours: { 1: DAY, 2: DAY, 3: DAY, 4: DAY, 5: DAY }
	});
	const first = Date.parse('2026-01-05T02:00:00Z');
	const calculate = (start: number): Date => {
		let { dueAt } = deadlineFrom(calendar, new Date(start), WORKING_DAYS);
		for (const [from, until] of PAUSES) {
			const days = workingDaysBetween(
				calendar,
				localDate(calendar, new Date(start + from * DAY_MS)),
				localDate(calendar, new Date(start + until * DAY_MS))
			);
			dueAt = shiftDeadline(calendar, dueAt, days);
		}
		return dueAt;
	};
	const perSecond: number[] = [];
	for (let round = -1; round < size.rounds; round++) {
		// The processor's own time: other work on the machine is not this code's.
		const begun = process.cpuUsage();
		for (let n = 0; n < size.each; n++) calculate(first + (n % 365) * DAY_MS);
		const { user, system } = process.cpuUsage(begun);
		if (round >= 0) perSecond.push(size.each / ((user + system) / 1e6));
	}
	const measured = median(perSecond);
	return [
		{
			what: `deadlines of ${WORKING_DAYS} working days with ${PAUSES.length} pauses`,
			measured: `${Math.round(measured / 1000)} thousand a second of one core`,
			floor: '',
			ratio: '',
			goal: `≥ ${GOAL / 1000} thousand`,
			met: measured >= GOAL,
			notes: ['the explanation of the first count is made each time, as when a clock is started']
		}
	];
}
