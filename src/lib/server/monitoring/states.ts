// How a period of monitoring stands. Pure.
import type { MonevState } from '#lib/codes/monitoring-codes.ts';
import { type WorkCalendar } from '../deadlines/index.ts';
import { type Period, periodAt } from '../figures/index.ts';

/**
 * When a report comes too late. Ours: the month that follows the period is the time to write it; no
 * rule of the government on it was found.
 * @returns the first moment at which it is missed
 */
export function missedFrom(calendar: WorkCalendar, { to }: Period): Date {
	return periodAt(calendar, 'month', to).to;
}

/**
 * @param calendar the office's
 * @param period a month or a quarter
 * @param signedAt of the first version; null while there is none
 * @param now the moment
 * @returns how the period stands, and whether its report came after its time
 */
export function stateOf(
	calendar: WorkCalendar,
	period: Period,
	signedAt: Date | null,
	now: Date
): { state: MonevState; late: boolean } {
	const limit = missedFrom(calendar, period);
	if (signedAt) return { state: 'signed', late: signedAt >= limit };
	if (now < period.to) return { state: 'running', late: false };
	return now < limit ? { state: 'due', late: false } : { state: 'missed', late: true };
}
