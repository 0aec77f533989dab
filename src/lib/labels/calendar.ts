// Why a deadline moved when the calendar changed, in words: the same for resident and officer.
import type { ClockStage } from '../codes/complaint-codes.ts';
import { STAGE_LABELS } from './complaints.ts';
import { formatDate, formatDateTime, listed } from './deadline.ts';

/** How a kind of day off is called, also in a table for spreadsheets. */
export const DAY_OFF_LABELS = {
	libur_nasional: 'libur nasional',
	cuti_bersama: 'cuti bersama'
} as const;

/** What an event says about the calendar. */
export interface CalendarReason {
	decree: string;
	added: readonly { date: string; name: string }[];
	removed: readonly { date: string; name: string }[];
}

/** A deadline that moved, as an event holds it. */
interface Shift {
	stage: ClockStage;
	from: string;
	to: string;
}

/** @returns a sentence with the decree and the days that moved the deadline */
export function calendarReason({ decree, added, removed }: CalendarReason): string {
	const days = [
		...only(added, removed).map(({ date, name }) => `${formatDate(date)} libur (${name})`),
		...only(removed, added).map(
			({ date, name }) => `${formatDate(date)} tidak libur lagi (${name})`
		)
	];
	return `Kalender kerja berubah menurut ${decree}: ${listed(days)}.`;
}

/**
 * @param shifts of an event's data, which may lack them
 * @param timeZone the office's
 * @returns which deadline moved, and from when to when
 */
export function shiftWords(
	shifts: unknown,
	timeZone: string
): { stage: string; from: string; to: string }[] {
	if (!Array.isArray(shifts)) return [];
	return (shifts as Shift[]).map(({ stage, from, to }) => ({
		stage: STAGE_LABELS[stage],
		from: formatDateTime(new Date(from), timeZone),
		to: formatDateTime(new Date(to), timeZone)
	}));
}

// A day that only got another name changes nothing.
function only<Day extends { date: string }>(days: readonly Day[], others: readonly Day[]): Day[] {
	const known = new Set(others.map(({ date }) => date));
	return days.filter(({ date }) => !known.has(date));
}
