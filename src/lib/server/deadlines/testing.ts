// Calendars for tests: the office's real one, and the same hours in another zone.

import reference from '../../../../drizzle/seed/reference/calendar.json' with { type: 'json' };
import {
	createCalendar,
	type CalendarData,
	type Holiday,
	type ServiceHours,
	type ServicePeriod,
	type WorkCalendar
} from './calendar.ts';

const mondayToThursday: readonly ServicePeriod[] = [
	['08:00', '12:00'],
	['13:00', '16:00']
];

/** The hours on the SIP OK start page. */
export const officeHours: ServiceHours = {
	1: mondayToThursday,
	2: mondayToThursday,
	3: mondayToThursday,
	4: mondayToThursday,
	5: [
		['08:00', '11:30'],
		['13:00', '16:30']
	]
};

/** The decrees and holidays that are seeded, with the office's hours, as rows. */
export function officeData(timeZone = 'Asia/Jakarta'): CalendarData {
	const holidays = reference.holidays as readonly Omit<Holiday, 'decree'>[];
	return { timeZone, hours: officeHours, decrees: reference.decrees, holidays };
}

/** The office's calendar as seeded, in WIB or another zone. */
export function officeCalendar(timeZone?: string): WorkCalendar {
	return createCalendar(officeData(timeZone));
}
