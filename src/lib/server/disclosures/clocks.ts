// Owns the clocks of a report. They run on days, as no moment of a report is known.
import { addWorkingDays, isWorkingDay, type WorkCalendar } from '../deadlines/index.ts';
import { daysAfter } from './days.ts';

/** Until when something should have been done, ISO dates. */
export interface DisclosureDues {
	/** A first word from a person: after 3 working days, and never more than 7 days. */
	firstWord: string;
	/** Assessed: within 14 days. */
	assessment: string;
	/** The reporter has news: what came of it, or that it is still examined. Within 3 months. */
	feedback: string;
}

/**
 * After ISO 37002 and Directive (EU) 2019/1937, article 9 (1) b and f: seven days, three months; the
 * office may be quicker, never slower. A last day on which the office is closed therefore moves back to
 * the working day before it, not on to the next as limits of authorities do.
 * @param calendar the office's working days
 * @param filedOn the day on which the report came in, ISO; not counted
 */
export function disclosureDues(calendar: WorkCalendar, filedOn: string): DisclosureDues {
	const byWork = addWorkingDays(calendar, filedOn, 3).dueDate;
	const atMost = daysAfter(filedOn, 7);
	const latest = (day: string) => workingDayUntil(calendar, filedOn, day);
	return {
		firstWord: byWork < atMost ? byWork : latest(atMost),
		assessment: latest(daysAfter(filedOn, 14)),
		feedback: latest(monthsAfter(filedOn, 3))
	};
}

// Where the office is closed from the day after to the last one, that last one stays: nobody could have
// done it sooner.
function workingDayUntil(calendar: WorkCalendar, filedOn: string, last: string): string {
	for (let day = last; day > filedOn; day = daysAfter(day, -1)) {
		if (isWorkingDay(calendar, day)) return day;
	}
	return last;
}

// The last day of a shorter month, as calendars count.
function monthsAfter(day: string, months: number): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
	return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)))
		.toISOString()
		.slice(0, 10);
}
