// The words of findings: their chain, the measures of an effect, and what numbers can say.
import type {
	Conclusion,
	Escalation,
	FindingEventKind,
	FindingStatus,
	Measure,
	Tendency
} from '#lib/codes/finding-codes.ts';
import { formatDate } from './deadline.ts';

export const FINDING_STATUS_LABELS = {
	open: 'Dikerjakan',
	acted: 'Menunggu bukti dampak',
	verified: 'Terbukti membaik',
	dropped: 'Ditutup'
} as const satisfies Record<FindingStatus, string>;

export const FINDING_STATUS_TONES = {
	open: 'wait',
	acted: 'new',
	verified: 'done',
	dropped: 'stop'
} as const satisfies Record<FindingStatus, string>;

export const MEASURE_LABELS = {
	complaints: 'Jumlah laporan',
	median_days: 'Lama sampai dijawab',
	rating: 'Penilaian warga'
} as const satisfies Record<Measure, string>;

export const MEASURE_HINTS = {
	complaints: 'Berapa laporan dengan sebab ini yang masuk.',
	median_days: 'Hari kerja dari masuk sampai dijawab, yang di tengah.',
	rating: 'Bagian warga yang memberi nilai 4 atau 5.'
} as const satisfies Record<Measure, string>;

export const TENDENCY_LABELS = {
	better: 'Membaik, lebih dari kebetulan',
	worse: 'Memburuk, lebih dari kebetulan',
	unclear: 'Belum bisa disimpulkan'
} as const satisfies Record<Tendency, string>;

export const CONCLUSION_LABELS = {
	improved: 'Membaik',
	not_clear: 'Belum jelas',
	not_improved: 'Tidak membaik'
} as const satisfies Record<Conclusion, string>;

export const ESCALATION_LABELS = {
	responsible: 'penanggung jawab',
	unit_head: 'kepala unit',
	head: 'pimpinan'
} as const satisfies Record<Escalation, string>;

export const FINDING_EVENT_LABELS = {
	found: 'Temuan dibuat',
	action_added: 'Tindakan direncanakan',
	action_extended: 'Batas tindakan diperpanjang',
	action_done: 'Tindakan dilaporkan selesai',
	action_due_soon: 'Batas tindakan hampir tiba',
	action_overdue: 'Tindakan terlambat',
	evidence_added: 'Bukti ditambah',
	effect_computed: 'Dampak dihitung',
	effect_concluded: 'Dampak disimpulkan',
	dropped: 'Temuan ditutup'
} as const satisfies Record<FindingEventKind, string>;

const decimal = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat('id-ID', { style: 'percent', maximumFractionDigits: 0 });

/** `3 laporan`, `6 hari kerja`, `75%`; in words where nothing is known. */
export function measured(measure: Measure, value: number | null): string {
	if (value === null) return 'belum diketahui';
	if (measure === 'complaints') return `${decimal.format(value)} laporan`;
	return measure === 'rating' ? percent.format(value) : `${decimal.format(value)} hari kerja`;
}

/** What a ratio of counts and its interval mean. */
export function ratioWords(
	ratio: { value: number | null; low: number; high: number | null } | null
): string {
	if (!ratio) return 'Tidak ada laporan di kedua masa, jadi tidak ada yang bisa dibandingkan.';
	const low = percent.format(ratio.low);
	const span =
		ratio.high === null ? `${low} atau lebih` : `antara ${low} dan ${percent.format(ratio.high)}`;
	const seen =
		ratio.value === null ? '' : `Sesudahnya ${percent.format(ratio.value)} dari sebelumnya. `;
	return `${seen}Dengan angka sekecil ini, yang sebenarnya bisa ${span} (selang kepercayaan 95%).`;
}

/** `12 laporan: KTP-el, Layanan lama, Bayung Lencir; kata yang sama: blangko, cetak` */
export function groupWords(
	count: number,
	names: readonly string[],
	words: readonly { word: string; texts: number }[]
): string {
	const shared = words.map(({ word, texts }) => `${word} (${texts})`).join(', ');
	return `${count} laporan: ${names.join(', ')}${shared && `; kata yang sama: ${shared}`}`;
}

/** `2–29 November 2026`, plainly with both ends. */
export function windowWords(from: string, until: string): string {
	return `${formatDate(from)} sampai ${formatDate(until)}`;
}
