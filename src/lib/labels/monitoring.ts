// The words of monitoring reports (monev): periods, how they stand, and the parts of a report.
import type { MonevSection, MonevState } from '#lib/codes/monitoring-codes.ts';

export const MONEV_STATE_LABELS = {
	running: 'Masih berjalan',
	due: 'Belum dibuat',
	missed: 'Tidak dibuat',
	signed: 'Ditandatangani'
} as const satisfies Record<MonevState, string>;

export const MONEV_STATE_TONES = {
	running: 'neutral',
	due: 'wait',
	missed: 'stop',
	signed: 'done'
} as const satisfies Record<MonevState, string>;

export const MONEV_SECTION_LABELS = {
	volume: 'Laporan yang masuk dan selesai',
	classes: 'Golongan dan lama penyelesaian',
	channels: 'Jalan masuk',
	kecamatan: 'Kecamatan',
	clocks: 'Batas waktu',
	reopenings: 'Yang dibuka kembali',
	ratings: 'Penilaian pelapor',
	pauses: 'Jeda dan perpanjangan',
	oldest: 'Yang paling lama terbuka'
} as const satisfies Record<MonevSection, string>;

/** What helps to say what the figures mean. */
export const MONEV_SECTION_HINTS = {
	volume: 'Naik atau turun? Apa sebabnya menurut Anda?',
	classes: 'Golongan mana yang lebih lama dari janjinya?',
	channels: 'Apakah warga memakai jalan yang kita harapkan?',
	kecamatan: 'Kecamatan mana yang menonjol, dan mana yang tidak terdengar?',
	clocks: 'Tahap mana yang paling sering terlambat, dan mengapa?',
	reopenings: 'Apa yang belum selesai menurut warga?',
	ratings: 'Apa yang membuat warga puas atau kecewa?',
	pauses: 'Kita paling sering menunggu siapa?',
	oldest: 'Apa yang menahan laporan ini, dan siapa yang bergerak?'
} as const satisfies Record<MonevSection, string>;

const QUARTERS = ['I', 'II', 'III', 'IV'];
const month = new Intl.DateTimeFormat('id-ID', { month: 'long', timeZone: 'UTC' });

/** `November 2026` from `2026-11`, `Triwulan IV 2026` from `2026-TW4`. */
export function periodName(code: string): string {
	const [year = '', part = ''] = code.split('-');
	return part.startsWith('TW')
		? `Triwulan ${QUARTERS[Number(part.slice(2)) - 1] ?? ''} ${year}`
		: `${month.format(Date.parse(`${code}-01`))} ${year}`;
}

const number = new Intl.NumberFormat('id-ID');
const percent = new Intl.NumberFormat('id-ID', { style: 'percent', maximumFractionDigits: 0 });

/** `80% (8 dari 10)`; in words where there was nothing to count. */
export function shareWords(part: number, all: number): string {
	return all === 0
		? 'Belum ada data'
		: `${percent.format(part / all)} (${number.format(part)} dari ${number.format(all)})`;
}
