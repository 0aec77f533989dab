// Dates, times and deadlines in Indonesian words, written so that they also sound right read aloud.

// Not through the index: officers use these words, and deadlines are kept by officers.
import type { DeadlineUnit } from '#lib/server/deadlines/policies.ts';
import type { Deadline } from '#lib/server/deadlines/working-days.ts';

const shortDay = formatter({ weekday: 'long', day: 'numeric', month: 'long' });
const shortDayOfYear = formatter({
	weekday: 'long',
	day: 'numeric',
	month: 'long',
	year: 'numeric'
});
const longDate = formatter({ day: 'numeric', month: 'long', year: 'numeric' });
const weekdayName = formatter({ weekday: 'long' });
const clocks = new Map<string, Intl.DateTimeFormat>();

/** `3 hari kerja`, `120 menit jam layanan`: a time as a policy sets it. */
export function policyTime({ amount, unit }: { amount: number; unit: DeadlineUnit }): string {
	return `${amount} ${UNIT_LABELS[unit]}`;
}

/** In what a policy counts. */
export const UNIT_LABELS = {
	working_days: 'hari kerja',
	working_minutes: 'menit jam layanan',
	calendar_days: 'hari',
	calendar_hours: 'jam, siang dan malam'
} as const satisfies Record<DeadlineUnit, string>;

/** `25 November 2026` from an ISO date. */
export function formatDate(isoDate: string): string {
	return longDate.format(Date.parse(isoDate));
}

/** `Rabu, 25 November 2026` from an ISO date. */
export function formatWeekdayDate(isoDate: string): string {
	return shortDayOfYear.format(Date.parse(isoDate));
}

/**
 * `25 November 2026 pukul 16.00 WIB`, with the abbreviation of the zone (WIB, WITA, WIT, GMT+2).
 * @param timeZone the office's IANA zone, so that everyone reads the office's time
 */
export function formatDateTime(instant: Date, timeZone: string): string {
	return `${formatDay(instant, timeZone)} ${timeOf(clockParts(instant, timeZone))}`;
}

/** `25 November 2026`: the date on which an instant falls in the office's IANA zone. */
export function formatDay(instant: Date, timeZone: string): string {
	const shown = clockParts(instant, timeZone);
	return `${shown.day} ${shown.month} ${shown.year}`;
}

/** `pukul 16.00 WIB`: the time of day of an instant in the office's IANA zone. */
export function formatTime(instant: Date, timeZone: string): string {
	return timeOf(clockParts(instant, timeZone));
}

/** `16:00`, as a time field of a form takes it, in the office's IANA zone. */
export function timeFieldValue(instant: Date, timeZone: string): string {
	const shown = clockParts(instant, timeZone);
	return `${shown.hour}:${shown.minute}`;
}

/**
 * A deadline and how it came about, from the calculation itself: the date, the number of working
 * days, each holiday passed over with its name, the weekly days off, and, when a year's holidays
 * are not decreed yet, that the date may move.
 */
export function deadlineSentence(deadline: Deadline): string {
	const sentences = [
		`Paling lambat ${formatWeekdayDate(deadline.dueDate)}.`,
		`Dihitung ${deadline.workingDays} hari kerja.`
	];
	const skipped = skippedClauses(deadline);
	if (skipped.length > 0) sentences.push(`${skipped.join('; ')}.`);
	if (deadline.unloadedYears.length > 0) {
		sentences.push(
			`Hari libur tahun ${listed(deadline.unloadedYears.map(String))} belum ditetapkan, ` +
				'jadi tanggal ini masih bisa berubah.'
		);
	}
	return sentences.join(' ');
}

function skippedClauses(deadline: Deadline): string[] {
	// Days of one feast are named together; a Map keeps the order in which they come.
	const holidays = new Map<string, string[]>();
	const weekend = new Map<number, string>();
	const dueYear = deadline.dueDate.slice(0, 4);
	for (const day of deadline.skipped) {
		const ms = Date.parse(day.date);
		if (day.reason === 'weekend') {
			// Sunday, 0, is said after Saturday.
			weekend.set(new Date(ms).getUTCDay() || 7, weekdayName.format(ms));
			continue;
		}
		const words = day.date.startsWith(dueYear) ? shortDay : shortDayOfYear;
		// Without the comma after the weekday: here commas part one day from the next.
		const spoken = words.format(ms).replace(',', '');
		holidays.set(day.holiday.name, [...(holidays.get(day.holiday.name) ?? []), spoken]);
	}
	const clauses = [...holidays].map(([name, days]) => `${listed(days)} libur karena ${name}`);
	if (weekend.size > 0) {
		const names = [...weekend].sort(([a], [b]) => a - b).map(([, name]) => name);
		clauses.push(`${listed(names)} tidak dihitung`);
	}
	return clauses;
}

/** `a`, `a dan b`, `a, b, dan c`. */
export function listed(items: readonly string[]): string {
	if (items.length < 3) return items.join(' dan ');
	return `${items.slice(0, -1).join(', ')}, dan ${items.at(-1)}`;
}

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	// An ISO date is a day without a zone; UTC keeps it the same day wherever this runs.
	return new Intl.DateTimeFormat('id-ID', { ...options, timeZone: 'UTC' });
}

function clockParts(
	instant: Date,
	timeZone: string
): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
	let clock = clocks.get(timeZone);
	if (!clock) {
		clock = new Intl.DateTimeFormat('id-ID', {
			timeZone,
			hourCycle: 'h23',
			day: 'numeric',
			month: 'long',
			year: 'numeric',
			hour: '2-digit',
			minute: '2-digit',
			timeZoneName: 'short'
		});
		clocks.set(timeZone, clock);
	}
	return Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
}

function timeOf(shown: ReturnType<typeof clockParts>): string {
	return `pukul ${shown.hour}.${shown.minute} ${shown.timeZoneName}`;
}
