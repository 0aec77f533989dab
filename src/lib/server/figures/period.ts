// A stretch of time over which figures are counted: a month, a quarter or a year of the office's
// calendar.
import { instantAt, localDate, type WorkCalendar } from '../deadlines/index.ts';

/** How long a period is. */
export type PeriodKind = 'month' | 'quarter' | 'year';

/** One period, by the office's clock. */
export interface Period {
	readonly kind: PeriodKind;
	/** As it stands in addresses and files: `2026-11`, `2026-TW4` (triwulan) or `2026`. */
	readonly code: string;
	/** ISO dates, both included. */
	readonly firstDay: string;
	readonly lastDay: string;
	/** The first moment, and the moment after the last. */
	readonly from: Date;
	readonly to: Date;
}

/** Any stretch of whole days. */
export type Span = Omit<Period, 'kind'>;

const MONTHS: Record<PeriodKind, number> = { month: 1, quarter: 3, year: 12 };
const PATTERN = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|TW([1-4])))?$/;

/**
 * @param calendar the office's
 * @param code as typed in an address
 * @returns null when it names no period
 */
export function parsePeriod(calendar: WorkCalendar, code: string): Period | null {
	const [, year, month, quarter] = PATTERN.exec(code) ?? [];
	// The years before have no UTC offset of minutes, and no complaint.
	if (!year || year < '1970' || year > '9998') return null;
	if (month) return periodFrom(calendar, 'month', Number(year), Number(month));
	if (quarter) return periodFrom(calendar, 'quarter', Number(year), Number(quarter) * 3 - 2);
	return periodFrom(calendar, 'year', Number(year), 1);
}

/**
 * @param calendar the office's
 * @param kind of which kind
 * @param instant a moment
 * @returns the period in which it lies
 */
export function periodAt(calendar: WorkCalendar, kind: PeriodKind, instant: Date): Period {
	const [year = 0, month = 0] = localDate(calendar, instant).split('-').map(Number);
	const length = MONTHS[kind];
	return periodFrom(calendar, kind, year, month - ((month - 1) % length));
}

/** @returns the period of the same kind just before */
export function periodBefore(calendar: WorkCalendar, { kind, from }: Period): Period {
	return periodAt(calendar, kind, new Date(from.getTime() - 1));
}

/**
 * @param calendar the office's
 * @param month a month
 * @returns the time from January to its end, as `2026-sd-09`, when a quarter ends with it; else null
 */
export function sinceJanuary(calendar: WorkCalendar, month: Period): Span | null {
	const { code, lastDay, to } = month;
	if (Number(code.slice(5)) % MONTHS.quarter !== 0) return null;
	const { firstDay, from } = periodAt(calendar, 'year', month.from);
	return { code: code.replace('-', '-sd-'), firstDay, lastDay, from, to };
}

/** @returns the months of a period, in order */
export function monthsOf(calendar: WorkCalendar, { kind, firstDay }: Period): Period[] {
	const [year = 0, month = 0] = firstDay.split('-').map(Number);
	return Array.from({ length: MONTHS[kind] }, (_, index) =>
		periodFrom(calendar, 'month', year, month + index)
	);
}

function periodFrom(calendar: WorkCalendar, kind: PeriodKind, year: number, month: number): Period {
	const firstDay = isoDay(year, month - 1, 1);
	const nextDay = isoDay(year, month - 1 + MONTHS[kind], 1);
	const code = {
		month: firstDay.slice(0, 7),
		quarter: `${firstDay.slice(0, 4)}-TW${Math.ceil(month / 3)}`,
		year: firstDay.slice(0, 4)
	}[kind];
	return {
		kind,
		code,
		firstDay,
		lastDay: isoDay(year, month - 1 + MONTHS[kind], 0),
		from: instantAt(calendar, firstDay, '00:00'),
		to: instantAt(calendar, nextDay, '00:00')
	};
}

function isoDay(year: number, monthIndex: number, day: number): string {
	return new Date(Date.UTC(year, monthIndex, day)).toISOString().slice(0, 10);
}
