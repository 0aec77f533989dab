// The words of the public pages that depend on data: whether the office is open, its hours, how a
// status looks.
import type { Status } from '#lib/codes/complaint-codes.ts';
import type { Agency, Weekday } from '#lib/server/agency/index.ts';
import type { OpeningState } from '#lib/server/deadlines/index.ts';
import { formatTime, formatWeekdayDate } from './deadline.ts';

const DAY_NAMES = {
	monday: 'Senin',
	tuesday: 'Selasa',
	wednesday: 'Rabu',
	thursday: 'Kamis',
	friday: 'Jumat',
	saturday: 'Sabtu',
	sunday: 'Minggu'
} as const satisfies Record<Weekday, string>;

const DAY_MS = 86_400_000;

/** A tag on a reporter's page: what colour and shape a status has. */
export const REPORTER_STATUS_TONES = {
	submitted: 'new',
	needs_completion: 'wait',
	verified: 'progress',
	assigned: 'progress',
	in_progress: 'progress',
	answered: 'done',
	reopened: 'progress',
	closed: 'done',
	rejected: 'stop',
	forwarded: 'neutral'
} as const satisfies Record<Status, 'new' | 'progress' | 'wait' | 'done' | 'stop' | 'neutral'>;

/**
 * Whether the office is open, in a title and a sentence that says until or from when, and why.
 * @param state from `openingState`
 * @param now the moment it was asked for
 * @param timeZone the office's IANA zone
 */
export function openingWords(
	state: OpeningState,
	now: Date,
	timeZone: string
): { title: string; text: string } {
	const unsure = state.beyondLoadedYears
		? ' Hari libur tahun itu belum ditetapkan, jadi jadwal ini masih bisa berubah.'
		: '';
	if (state.open) {
		return {
			title: 'Kantor sedang buka',
			text: `Sampai ${formatTime(state.closesAt, timeZone)}.${unsure}`
		};
	}
	if (!state.opensAt) {
		return { title: 'Jam buka kantor', text: 'Belum ada. Menunggu konfirmasi dinas.' };
	}
	const time = formatTime(state.opensAt, timeZone);
	const day = dayWords(state.opensAt, now, timeZone);
	return {
		title: state.because === 'break' ? 'Kantor sedang istirahat' : 'Kantor sedang tutup',
		text: `${closedBecause(state.because, now, timeZone)}Buka lagi ${day} ${time}.${unsure}`
	};
}

/** @returns days with the same hours together: `Senin–Kamis`, `08.00–12.00 dan 13.00–16.00 WIB` */
export function serviceHoursWords(
	hours: Agency['serviceHours'],
	zoneAbbreviation: string
): { term: string; text: string }[] {
	const rows: { first: string; last: string; text: string }[] = [];
	for (const [weekday, name] of Object.entries(DAY_NAMES)) {
		const periods = hours[weekday as Weekday].map(
			({ opens, closes }) => `${opens.replace(':', '.')}–${closes.replace(':', '.')}`
		);
		const text = periods.length ? `${periods.join(' dan ')} ${zoneAbbreviation}` : 'Tutup';
		const previous = rows.at(-1);
		if (previous?.text === text) previous.last = name;
		else rows.push({ first: name, last: name, text });
	}
	return rows.map(({ first, last, text }) => ({
		term: first === last ? first : `${first}–${last}`,
		text
	}));
}

/** `WIB`, `WITA` or `WIT`. @param timeZone the office's IANA zone */
export function zoneAbbreviation(timeZone: string): string {
	return formatTime(new Date(0), timeZone).split(' ').at(-1) ?? '';
}

function closedBecause(
	because: Extract<OpeningState, { open: false }>['because'],
	now: Date,
	timeZone: string
): string {
	if (because === undefined || because === 'break') return '';
	if (because === 'outside_hours') return 'Sekarang di luar jam layanan. ';
	if (because === 'weekend') {
		return `Hari ${weekdayOf(isoDateOf(now, timeZone))} kantor libur. `;
	}
	return `Hari ini libur: ${because.name}. `;
}

function dayWords(instant: Date, now: Date, timeZone: string): string {
	const day = isoDateOf(instant, timeZone);
	const distance = (Date.parse(day) - Date.parse(isoDateOf(now, timeZone))) / DAY_MS;
	if (distance === 0) return 'hari ini';
	return distance === 1 ? `besok, ${formatWeekdayDate(day)},` : formatWeekdayDate(day);
}

function weekdayOf(isoDate: string): string {
	return formatWeekdayDate(isoDate).split(',')[0] ?? '';
}

function isoDateOf(instant: Date, timeZone: string): string {
	// Swedish dates are ISO dates.
	return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(instant);
}
