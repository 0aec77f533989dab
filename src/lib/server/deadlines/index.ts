// Working calendar, deadlines with their explanation, service time, and the tables they are kept in.

export { createCalendar, instantAt, isWorkingDay, localDate } from './calendar.ts';
export type {
	CalendarData,
	Decree,
	Holiday,
	ServiceHours,
	ServicePeriod,
	SkippedDay,
	WorkCalendar
} from './calendar.ts';
export { explainDeadline } from './explanation.ts';
export type { Explanation } from './explanation.ts';
export { policyOn } from './policies.ts';
export type { DeadlineCode, DeadlinePolicy, DeadlineUnit } from './policies.ts';
export { openingState } from './service-time.ts';
export type { OpeningState } from './service-time.ts';
export {
	addCalendarDays,
	addWorkingDays,
	deadlineFrom,
	shiftDeadline,
	workingDaysBetween
} from './working-days.ts';
export type { Deadline } from './working-days.ts';
export { loadCalendar, loadPolicies, seedDeadlines } from './store.ts';
