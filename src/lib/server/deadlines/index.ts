// Working calendar, deadlines with their explanation, service time, and the tables they are kept in.

export { createCalendar, hasServiceHours, instantAt, isWorkingDay, localDate } from './calendar.ts';
export type {
	CalendarData,
	Decree,
	Holiday,
	ServiceHours,
	ServicePeriod,
	SkippedDay,
	WorkCalendar
} from './calendar.ts';
export { levelAt, nextLevel, rungsReached } from './escalation.ts';
export type { EscalationLevel } from './escalation.ts';
export { explainDeadline, explainMinutes } from './explanation.ts';
export type { Explanation, MinutesExplanation } from './explanation.ts';
export {
	calendarWith,
	changeOf,
	listCalendarYears,
	listYearVersions,
	lockCalendar,
	writeCalendarYear
} from './calendar-years.ts';
export type { CalendarYear, DayOff, YearChange, YearDraft, YearVersion } from './calendar-years.ts';
export { addPolicy, type PolicyWish, reviewPolicy, withdrawPolicy } from './commands.ts';
export { policyOn } from './policies.ts';
export type { DeadlineCode, DeadlineOwner, DeadlinePolicy, DeadlineUnit } from './policies.ts';
export { recalculate } from './recalculation.ts';
export { addWorkingMinutes, openingState } from './service-time.ts';
export type { OpeningState } from './service-time.ts';
export { isLastDayNear, isNearlyOver, nextDecree, undecidedYears } from './warning.ts';
export { problemOf, readDays, readTable } from './year-rules.ts';
export type { WrittenDay } from './year-rules.ts';
export {
	addCalendarDays,
	addWorkingDays,
	deadlineFrom,
	shiftDeadline,
	workingDaysBetween
} from './working-days.ts';
export type { Deadline } from './working-days.ts';
export { loadCalendar, loadEscalationLevels, loadPolicies, seedDeadlines } from './store.ts';
