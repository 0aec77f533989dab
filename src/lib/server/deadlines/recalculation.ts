// Where the deadline of a running clock goes when the calendar changes under it (docs/adr/0025).

import type { WorkCalendar } from './calendar.ts';
import type { DeadlineUnit } from './policies.ts';
import { addWorkingMinutes } from './service-time.ts';
import { deadlineFrom } from './working-days.ts';

/** A running clock, as far as its deadline depends on it. */
export interface RunningClock {
	readonly startedAt: Date;
	/** The rule's and all that was added by pauses and extensions, by the new calendar. */
	readonly amount: number;
	readonly unit: Extract<DeadlineUnit, 'working_days' | 'working_minutes'>;
	readonly dueAt: Date;
	/** Since when it stands still; null while it runs. */
	readonly pausedAt: Date | null;
}

/**
 * The deadline under another calendar: counted anew from the start, but
 * - a deadline that has passed stays, so nothing that is late becomes punctual;
 * - none moves so near that it can't be kept: at least the next working day is left.
 * While a clock stands still, "now" is when that began: the rest is added when it runs again.
 * @param calendar the new one
 * @returns the same deadline when it does not move
 */
export function recalculate(calendar: WorkCalendar, clock: RunningClock, now: Date): Date {
	const { startedAt, amount, unit, dueAt, pausedAt } = clock;
	const at = pausedAt ?? now;
	if (dueAt <= at) return dueAt;
	const counted =
		unit === 'working_minutes'
			? addWorkingMinutes(calendar, startedAt, amount)
			: deadlineFrom(calendar, startedAt, amount).dueAt;
	const nearest = deadlineFrom(calendar, at, 1).dueAt;
	const kept = dueAt < nearest ? dueAt : nearest;
	return counted < kept ? kept : counted;
}
