// Owns what of the working calendar travels with a guide, so that a phone without signal still
// knows on which days the office serves.

import type { Agenda, Moment } from '#lib/guides/readiness.ts';
import { localDate, type WorkCalendar } from '#lib/server/deadlines/index.ts';

/** A trip is hardly planned further ahead, and every holiday is bytes. */
const MONTHS_AHEAD = 6;

/**
 * @param calendar the office's
 * @param now the moment from which on it must be known
 * @returns service hours, and the holidays until the end of the sixth month from now
 */
export function agendaOf(calendar: WorkCalendar, now: Date): Agenda {
	const today = localDate(calendar, now);
	// The end of a month: a day that moved daily would make phones fetch every guide anew daily.
	const [year = 0, month = 0] = today.split('-').map(Number);
	const last = new Date(Date.UTC(year, month + MONTHS_AHEAD, 0)).toISOString().slice(0, 10);
	return {
		until: last,
		hours: calendar.hours as Agenda['hours'],
		holidays: Object.fromEntries(
			[...calendar.holidays.values()]
				.filter(({ date }) => date >= today && date <= last)
				.map(({ date, name }) => [date, name])
		),
		years: [...calendar.loadedYears]
	};
}

/** @returns the moment as the office's clock shows it */
export function momentOf(calendar: WorkCalendar, now: Date): Moment {
	const clock = new Intl.DateTimeFormat('en-GB', {
		timeZone: calendar.timeZone,
		hour: '2-digit',
		minute: '2-digit'
	});
	return { date: localDate(calendar, now), time: clock.format(now) };
}
