// When a message may reach a person.
import { openingState, type WorkCalendar } from '../deadlines/index.ts';

/**
 * @param calendar the office's
 * @param now the moment
 * @returns now while the office is open or at its midday break, else when it opens next; now also
 *   for an office that has told no hours
 */
export function nextCivilMoment(calendar: WorkCalendar, now: Date): Date {
	const state = openingState(calendar, now);
	return state.open || state.because === 'break' || !state.opensAt ? now : state.opensAt;
}
