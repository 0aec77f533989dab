// What a calendar year may hold, checked line by line, and read from a table for spreadsheets.

import { parse } from 'csv-parse/sync';
import type { DayOff, YearDraft } from './calendar-years.ts';
import { dayNumber } from './dates.ts';

/** A day as somebody wrote it. */
export interface WrittenDay {
	/** Line or row in which it stands, from 1, for the sentence about it. */
	line: number;
	date: string;
	type: string;
	name: string;
}

/** What is wrong with a line, in a sentence that says what to do. */
export interface LineProblem {
	line: number;
	message: string;
}

const TYPES: Readonly<Record<string, DayOff['type']>> = {
	'libur nasional': 'libur_nasional',
	'cuti bersama': 'cuti_bersama'
};
const LONGEST_NAME = 120;
const NONE = 'Daftar hari liburnya masih kosong. Isi paling sedikit satu hari.';

/**
 * Checks the days of a year.
 * @param written in the order in which they stand
 * @param year to which all must belong
 * @returns the days by date; and what is wrong, line by line (line 0: with the list as a whole)
 */
export function readDays(
	written: readonly WrittenDay[],
	year: number
): { days: DayOff[]; problems: LineProblem[] } {
	const days: DayOff[] = [];
	const problems: LineProblem[] = [];
	const lines = new Map<string, number>();
	for (const { line, ...cells } of written) {
		const date = isoDate(cells.date.trim());
		const type = TYPES[cells.type.trim().toLowerCase().replaceAll('_', ' ')];
		const name = cells.name.trim();
		const earlier = date ? lines.get(date) : undefined;
		const found = [
			!date && `tanggal “${cells.date.trim()}” tidak ada. Tulis seperti ${year}-08-17.`,
			date && !date.startsWith(`${year}-`) && `tanggal ${date} bukan di tahun ${year}.`,
			earlier && `tanggal ${String(date)} sudah ada di baris ${earlier}. Sisakan satu saja.`,
			!type && 'jenisnya belum tepat. Tulis “libur nasional” atau “cuti bersama”.',
			!name && 'namanya belum diisi. Tulis nama hari liburnya.',
			name.length > LONGEST_NAME && `namanya terlalu panjang. Paling banyak ${LONGEST_NAME} huruf.`
		].filter((sentence) => typeof sentence === 'string');
		problems.push(...found.map((sentence) => ({ line, message: `Baris ${line}: ${sentence}` })));
		if (date) lines.set(date, earlier ?? line);
		if (date && type && found.length === 0) days.push({ date, type, name });
	}
	if (written.length === 0) problems.push({ line: 0, message: NONE });
	days.sort((a, b) => a.date.localeCompare(b.date));
	return { days, problems };
}

/**
 * Reads a table of three columns: date, kind, name. Comma or semicolon between them, since Excel
 * writes one or the other; a heading may stand above.
 * @returns the lines as they are, for `readDays`; a problem when it is no table at all
 */
export function readTable(text: string): { written: WrittenDay[]; problems: LineProblem[] } {
	try {
		const found = parse(text, {
			bom: true,
			delimiter: [';', ','],
			info: true,
			relax_column_count: true,
			skip_empty_lines: true,
			skip_records_with_empty_values: true
		}) as unknown as { record: string[]; info: { lines: number } }[];
		const rows = found.map(({ record: [date = '', type = '', ...name], info }) => ({
			line: info.lines,
			date,
			type,
			// A name with a comma in it that nobody put in quotes.
			name: name
				.map((part) => part.trim())
				.filter(Boolean)
				.join(', ')
		}));
		if (rows[0]?.date.trim().toLowerCase() === 'tanggal') rows.shift();
		return { written: rows, problems: [] };
	} catch {
		const message =
			'Isi ini tidak terbaca sebagai tabel. Periksa tanda kutipnya, atau mulai lagi dari templat.';
		return { written: [], problems: [{ line: 0, message }] };
	}
}

/** @returns the first problem of a whole year, whoever made it; null when there is none */
export function problemOf({ year, days }: YearDraft): string | null {
	const written = days.map((day, index) => ({ line: index + 1, ...day }));
	return readDays(written, year).problems[0]?.message ?? null;
}

// 2026-08-17, or as spreadsheets here write it: 17/08/2026, 17-8-2026.
function isoDate(text: string): string | null {
	const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
	const [, day = '', month = '', year = ''] = local ?? [];
	const iso = local ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
	try {
		dayNumber(iso);
		return iso;
	} catch {
		return null;
	}
}
