// "Kenapa tanggal ini?" in words: the same for the resident and for the officer.
import type { ClockExplanation, MinuteClockExplanation } from '#lib/server/complaints/index.ts';
import { PAUSE_CATEGORY_LABELS } from './complaints.ts';
import {
	formatDate,
	formatDateTime,
	formatDay,
	formatTime,
	formatWeekdayDate,
	listed
} from './deadline.ts';

const DAY_MS = 86_400_000;

/** A deadline taken apart, in words. */
export interface DeadlineWhy {
	from: string;
	/** What adds up: how many days, and why. The last line is the sum. */
	sum: { days: string; text: string; said?: string }[];
	counted: string;
	skipped: string[];
	/** What else there is to know: the first date, a later holiday, years without a decree. */
	remarks: string[];
	legalBasis: string;
	confirmed: boolean;
}

/**
 * @param why the calculation
 * @param timeZone the office's
 */
export function deadlineWhy(why: ClockExplanation, timeZone: string): DeadlineWhy {
	const due = formatWeekdayDate(why.dueDate);
	return {
		from: `Hitungan mulai sehari sesudah ${formatWeekdayDate(why.startDate)}.`,
		sum: [
			{ days: `${why.workingDays} hari kerja`, text: 'menurut aturan' },
			...why.added.map((added) => addedLine(added, timeZone)),
			...calendarLine(why.calendarDays),
			{ days: `= ${why.counted.length} hari kerja`, text: `sampai ${due}` }
		],
		counted: `Yang dihitung: ${listed(runsOf(why.counted))}.`,
		skipped: skippedWords(why.skipped),
		remarks: remarksOf(why, timeZone),
		legalBasis: why.legalBasis,
		confirmed: why.confirmed
	};
}

/**
 * The same for minutes of service.
 * @param why the calculation
 * @param timeZone the office's
 */
export function minutesWhy(why: MinuteClockExplanation, timeZone: string): DeadlineWhy {
	const moment = (at: Date) => formatDateTime(at, timeZone);
	const minutes = (ms: number) => `${Math.round(ms / 60_000)} menit`;
	const span = (part: { from: Date; until: Date }) => part.until.getTime() - part.from.getTime();
	const counted = why.parts.map(
		(part) =>
			`${moment(part.from)} sampai ${formatTime(part.until, timeZone)} (${minutes(span(part))})`
	);
	const whole = why.parts.reduce((sum, part) => sum + span(part), 0);
	return {
		from: `Hitungan mulai ${moment(why.startedAt)}, dan berjalan hanya selama jam layanan.`,
		sum: [
			{ days: `${why.minutes} menit jam layanan`, text: 'menurut aturan' },
			{ days: `= ${minutes(whole)}`, text: `sampai ${moment(why.dueAt)}` }
		],
		counted: `Yang dihitung: ${listed(counted)}.`,
		skipped: skippedWords(why.skipped),
		remarks: undecidedWords(why.unloadedYears),
		legalBasis: why.legalBasis,
		confirmed: why.confirmed
	};
}

function addedLine(added: ClockExplanation['added'][number], timeZone: string) {
	const text =
		added.kind === 'pause'
			? `hitungan berhenti ${spanOf(added.from, added.until, timeZone)}: ${PAUSE_CATEGORY_LABELS[added.category].toLowerCase()}`
			: `perpanjangan, disetujui pimpinan pada ${formatDay(added.decidedAt, timeZone)}`;
	return { days: `+ ${added.workingDays} hari kerja`, text, said: added.reason };
}

function calendarLine(days: number) {
	if (days === 0) return [];
	const text =
		days < 0
			? 'libur yang ditetapkan sesudah tanggal ini dijanjikan; janjinya tetap'
			: 'libur yang dicabut sesudah tanggal ini dijanjikan; janjinya tetap';
	return [{ days: `${days < 0 ? '−' : '+'} ${Math.abs(days)} hari kerja`, text }];
}

function remarksOf(why: ClockExplanation, timeZone: string): string[] {
	const remarks: string[] = [];
	if (why.firstDate !== why.dueDate) {
		remarks.push(`Tanggal pertama: ${formatWeekdayDate(why.firstDate)}.`);
	}
	if (why.standsSince) {
		const since = formatDay(why.standsSince, timeZone);
		remarks.push(
			`Hitungan berhenti sejak ${since}. Tanggal di atas bergeser sebanyak hari kerja selama berhenti.`
		);
	}
	return [...remarks, ...undecidedWords(why.unloadedYears)];
}

function undecidedWords(unloadedYears: readonly number[]): string[] {
	if (unloadedYears.length === 0) return [];
	const years = listed(unloadedYears.map(String));
	return [`Hari libur tahun ${years} belum ditetapkan, jadi tanggal ini bisa berubah.`];
}

/** Each holiday with the decree that makes it one, days of one feast together; then the weekends. */
function skippedWords(skipped: ClockExplanation['skipped']): string[] {
	const feasts = new Map<string, { dates: string[]; words: string }>();
	let weekend = 0;
	for (const day of skipped) {
		if (day.reason === 'weekend') {
			weekend += 1;
			continue;
		}
		const words = `${day.holiday.name}, menurut ${day.holiday.decree}`;
		const feast = feasts.get(words) ?? { dates: [], words };
		feast.dates.push(day.date);
		feasts.set(words, feast);
	}
	const list = [...feasts.values()].map(({ dates, words }) => `${listed(runsOf(dates))}: ${words}`);
	if (weekend > 0) list.push(`${weekend} hari akhir pekan`);
	return list;
}

/** `3–6 November 2026`: dates one after the other as one run. */
function runsOf(dates: readonly string[]): string[] {
	const runs: { first: string; last: string }[] = [];
	for (const date of dates) {
		const run = runs.at(-1);
		if (run && Date.parse(date) - Date.parse(run.last) === DAY_MS) run.last = date;
		else runs.push({ first: date, last: date });
	}
	return runs.map(({ first, last }) => datesBetween(first, last));
}

function spanOf(from: Date, until: Date, timeZone: string): string {
	const [first, last] = [formatDay(from, timeZone), formatDay(until, timeZone)];
	return first === last ? `pada ${first}` : `dari ${first} sampai ${last}`;
}

function datesBetween(first: string, last: string): string {
	if (first === last) return formatDate(first);
	return first.slice(0, 7) === last.slice(0, 7)
		? `${Number(first.slice(8))}–${formatDate(last)}`
		: `${formatDate(first)} sampai ${formatDate(last)}`;
}
