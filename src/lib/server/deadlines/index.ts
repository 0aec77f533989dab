// Working calendar, deadlines with their explanation, and service time; pure, no clock of its own.

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
export { policyOn } from './policies.ts';
export type { DeadlineCode, DeadlinePolicy } from './policies.ts';
export { openingState, workingMinutesBetween } from './service-time.ts';
export type { OpeningState } from './service-time.ts';
export { addWorkingDays, deadlineFrom, shiftDeadline, workingDaysBetween } from './working-days.ts';
export type { Deadline } from './working-days.ts';
export { loadCalendar, loadPolicies, seedDeadlines } from './store.ts';
