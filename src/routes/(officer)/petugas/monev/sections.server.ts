// The figures of a period in words and tables: the same for the pages and for the documents.
import { drawGrid } from '#lib/charts/grid.ts';
import type { Drawing } from '#lib/charts/drawing.ts';
import {
	CHANNELS,
	COMPLAINT_CLASSES,
	COMPLAINT_TYPES,
	LATE_REASONS,
	PAUSE_CATEGORIES
} from '#lib/codes/complaint-codes.ts';
import { MONEV_SECTIONS, type MonevSection } from '#lib/codes/monitoring-codes.ts';
import {
	CHANNEL_LABELS,
	CLASS_LABELS,
	LATE_REASON_LABELS,
	PAUSE_CATEGORY_LABELS,
	STAGE_LABELS,
	STATUS_LABELS,
	TYPE_LABELS
} from '#lib/labels/complaints.ts';
import { formatDate } from '#lib/labels/deadline.ts';
import { MONEV_SECTION_HINTS, MONEV_SECTION_LABELS, shareWords } from '#lib/labels/monitoring.ts';
import type { Office } from '#lib/server/complaints/index.ts';
import type { FrozenFigures } from '#lib/server/monitoring/index.ts';
import { namesOf } from '../words.server.ts';

/** A table of figures; the first column names the row, the others hold numbers. */
export interface FigureTable {
	caption: string;
	columns: string[];
	rows: string[][];
	/** The same as a picture, on screens. */
	drawing?: Drawing;
}

/** A part of a report: what the figures say. */
export interface Section {
	key: MonevSection;
	title: string;
	hint: string;
	/** In one or two sentences. */
	lead: string;
	tables: FigureTable[];
}

const CLASS_NAMES = { ...CLASS_LABELS, unverified: 'Belum digolongkan' };
const CLASS_CODES = [...COMPLAINT_CLASSES, 'unverified'] as const;
const number = new Intl.NumberFormat('id-ID');

/**
 * @param office names for codes
 * @param figures of a period, as they are or as they are kept
 * @param open numbers that the reader may open; of the oldest only these are listed
 * @returns every part of a report, in order
 */
export function sectionsOf(
	office: Office,
	figures: FrozenFigures,
	open: ReadonlySet<string>
): Section[] {
	const content: Record<MonevSection, Pick<Section, 'lead' | 'tables'>> = {
		volume: volumeOf(office, figures),
		classes: classesOf(figures),
		channels: channelsOf(figures),
		kecamatan: kecamatanOf(office, figures),
		clocks: clocksOf(figures),
		reopenings: {
			lead: figures.reopened
				? `${number.format(figures.reopened)} kali pelapor menyatakan belum selesai, lalu laporannya dikerjakan lagi.`
				: 'Tidak ada laporan yang dibuka kembali oleh pelapornya.',
			tables: []
		},
		ratings: ratingsOf(figures),
		pauses: pausesOf(figures),
		oldest: oldestOf(figures, open)
	};
	return MONEV_SECTIONS.map((key) => ({
		key,
		title: MONEV_SECTION_LABELS[key],
		hint: MONEV_SECTION_HINTS[key],
		...content[key]
	}));
}

function volumeOf(office: Office, { received, ended, open }: FrozenFigures) {
	const names = namesOf(office);
	return {
		lead: `${number.format(received.total)} laporan masuk dan ${number.format(ended.total)} selesai. Pada akhir masa ini ${number.format(open.total)} laporan masih terbuka.`,
		tables: [
			inAndOut(
				'Menurut jenis',
				'Jenis',
				COMPLAINT_TYPES,
				received.byType,
				ended.byType,
				(code) => TYPE_LABELS[code]
			),
			inAndOut(
				'Menurut layanan',
				'Layanan',
				seenIn(received.byService, ended.byService),
				received.byService,
				ended.byService,
				names.service
			),
			...kindsOf(received, names.service),
			inAndOut(
				'Menurut masalah',
				'Masalah',
				seenIn(received.byCategory, ended.byCategory),
				received.byCategory,
				ended.byCategory,
				names.category
			),
			{
				caption: 'Yang selesai, menurut hasil',
				columns: ['Hasil', 'Laporan'],
				rows: (['closed', 'rejected', 'forwarded'] as const).map((code) => [
					STATUS_LABELS[code],
					number.format(ended.byOutcome[code])
				])
			}
		]
	};
}

/** None where nothing came in, and in reports that were signed before it was counted. */
function kindsOf(
	{ byService, byServiceAndType }: FrozenFigures['received'],
	name: (code: string) => string
): FigureTable[] {
	const found = seenIn(byService).flatMap((code) => {
		const kinds = byServiceAndType?.[code];
		return kinds ? [{ name: name(code), values: COMPLAINT_TYPES.map((type) => kinds[type]) }] : [];
	});
	if (found.length === 0) return [];
	const caption = 'Jenis menurut layanan, yang masuk';
	const types = COMPLAINT_TYPES.map((type) => TYPE_LABELS[type]);
	return [
		{
			caption,
			columns: ['Layanan', ...types],
			rows: found.map((row) => [row.name, ...row.values.map((n) => number.format(n))]),
			drawing: drawGrid(`${caption}. Angkanya ada di tabel di bawah gambar.`, types, found)
		}
	];
}

function classesOf({ received, ended, resolution }: FrozenFigures) {
	const days = (value: number | null) => (value === null ? '-' : number.format(value));
	const slow = resolution.filter(
		({ medianDays, promisedDays }) =>
			medianDays !== null && promisedDays !== null && medianDays > promisedDays
	);
	const answered = resolution.reduce((sum, one) => sum + one.answered, 0);
	return {
		lead:
			answered === 0
				? 'Belum ada laporan yang dijawab pada masa ini.'
				: slow.length > 0
					? `Lebih lama dari janji: ${slow.map((one) => CLASS_NAMES[one.class].toLowerCase()).join('; ')}.`
					: 'Yang di tengah dari setiap golongan dijawab dalam waktu yang dijanjikan.',
		tables: [
			inAndOut(
				'Menurut golongan',
				'Golongan',
				CLASS_CODES,
				received.byClass,
				ended.byClass,
				(code) => CLASS_NAMES[code]
			),
			{
				caption: 'Hari kerja dari masuk sampai dijawab',
				columns: ['Golongan', 'Dijawab', 'Yang di tengah', 'Sembilan dari sepuluh', 'Janji'],
				rows: resolution.map((one) => [
					CLASS_NAMES[one.class],
					number.format(one.answered),
					days(one.medianDays),
					days(one.p90Days),
					days(one.promisedDays)
				])
			}
		]
	};
}

function channelsOf({ received }: FrozenFigures) {
	return {
		lead:
			received.total === 0
				? 'Tidak ada laporan yang masuk.'
				: `${shareWords(received.byChannel.online, received.total)} masuk lewat situs ini.`,
		tables: [
			{
				caption: 'Laporan menurut jalan masuk',
				columns: ['Lewat', 'Laporan'],
				rows: CHANNELS.map((code) => [
					CHANNEL_LABELS[code],
					number.format(received.byChannel[code])
				])
			}
		]
	};
}

function kecamatanOf(office: Office, { received, ended }: FrozenFigures) {
	const names = namesOf(office);
	const silent = Object.values(received.byKecamatan).filter((n) => n === 0).length;
	return {
		lead:
			silent === 0
				? 'Semua kecamatan mengirim laporan.'
				: `Tidak ada laporan dari ${number.format(silent)} kecamatan. Itu bisa berarti tidak ada masalah, atau warganya belum tahu cara melapor.`,
		tables: [
			inAndOut(
				'Menurut kecamatan',
				'Kecamatan',
				Object.keys(received.byKecamatan),
				received.byKecamatan,
				ended.byKecamatan,
				names.kecamatan
			)
		]
	};
}

function clocksOf({ clocks }: FrozenFigures) {
	const kept = clocks.reduce((sum, one) => sum + one.kept, 0);
	const all = clocks.reduce((sum, one) => sum + one.kept + one.missed, 0);
	return {
		lead:
			all === 0
				? 'Tidak ada batas waktu yang jatuh pada masa ini.'
				: `${shareWords(kept, all)} batas waktu ditepati.`,
		tables: [
			{
				caption: 'Batas waktu yang ditepati dan terlewat',
				columns: ['Tahap', 'Ditepati', 'Terlewat', 'Bagian yang ditepati'],
				rows: clocks.map((one) => [
					STAGE_LABELS[one.stage],
					number.format(one.kept),
					number.format(one.missed),
					shareWords(one.kept, one.kept + one.missed)
				])
			},
			{
				caption: 'Yang diketahui tentang yang terlewat (satu laporan bisa masuk beberapa kolom)',
				columns: [
					'Tahap',
					'Belum dikerjakan',
					'Pernah dijeda',
					'Sudah diperpanjang',
					'Dibuka kembali'
				],
				rows: clocks
					.filter(({ missedWhere }) => Object.values(missedWhere).some((n) => n > 0))
					.map(({ stage, missedWhere }) => [
						STAGE_LABELS[stage],
						number.format(missedWhere.stillOpen),
						number.format(missedWhere.paused),
						number.format(missedWhere.extended),
						number.format(missedWhere.reopened)
					])
			},
			{
				caption: 'Alasan batas waktu terlewat, menurut petugas',
				columns: ['Alasan', 'Banyaknya'],
				rows: reasonRows(clocks)
			}
		].filter(({ rows }) => rows.length > 0)
	};
}

/** All stages together; none in reports that were signed before reasons were kept. */
function reasonRows(clocks: FrozenFigures['clocks']): string[][] {
	const labels = { ...LATE_REASON_LABELS, untold: 'Belum ada alasan' };
	return [...LATE_REASONS, 'untold' as const].flatMap((reason) => {
		const n = clocks.reduce((sum, one) => sum + (one.missedBecause?.[reason] ?? 0), 0);
		return n > 0 ? [[labels[reason], number.format(n)]] : [];
	});
}

function ratingsOf({ ratings }: FrozenFigures) {
	const given = (['1', '2', '3', '4', '5'] as const).map((grade) => ratings[grade]);
	const all = given.reduce((sum, n) => sum + n, 0);
	return {
		lead:
			all === 0
				? 'Belum ada pelapor yang memberi nilai.'
				: `${shareWords((given[3] ?? 0) + (given[4] ?? 0), all)} memberi nilai 4 atau 5.`,
		tables: [
			{
				caption: 'Nilai dari pelapor, 1 sampai 5',
				columns: ['Nilai', 'Pelapor'],
				rows: given.map((n, index) => [String(index + 1), number.format(n)])
			}
		]
	};
}

function pausesOf({ pauses, extensions }: FrozenFigures) {
	const all = Object.values(pauses).reduce((sum, n) => sum + n, 0);
	return {
		lead: `${number.format(all)} jeda dimulai. ${extensionWords(extensions)}`,
		tables: [
			{
				caption: 'Jeda menurut sebabnya',
				columns: ['Sebab', 'Jeda'],
				rows: PAUSE_CATEGORIES.map((code) => [
					PAUSE_CATEGORY_LABELS[code],
					number.format(pauses[code])
				])
			}
		]
	};
}

function extensionWords({ asked, granted, refused, grantedDays }: FrozenFigures['extensions']) {
	if (asked + granted + refused === 0) return 'Tidak ada perpanjangan yang diminta.';
	return `${number.format(asked)} perpanjangan diminta. Pimpinan menyetujui ${number.format(granted)} (bersama ${number.format(grantedDays)} hari kerja) dan menolak ${number.format(refused)}.`;
}

function oldestOf({ open }: FrozenFigures, mayOpen: ReadonlySet<string>) {
	const listed = open.oldest.filter((one) => mayOpen.has(one.number));
	return {
		lead:
			open.total === 0
				? 'Tidak ada laporan yang masih terbuka pada akhir masa ini.'
				: `${number.format(open.total)} laporan masih terbuka pada akhir masa ini.`,
		tables:
			listed.length === 0
				? []
				: [
						{
							caption: 'Dari sepuluh yang paling lama, yang bisa Anda buka',
							columns: ['Nomor', 'Masuk', 'Hari kerja'],
							rows: listed.map((one) => [
								one.number,
								formatDate(one.receivedOn),
								number.format(one.workingDays)
							])
						}
					]
	};
}

function inAndOut<Code extends string>(
	caption: string,
	what: string,
	codes: readonly Code[],
	received: Readonly<Record<Code, number>>,
	ended: Readonly<Record<Code, number>>,
	name: (code: Code) => string
): FigureTable {
	return {
		caption,
		columns: [what, 'Masuk', 'Selesai'],
		rows: codes.map((code) => [
			name(code),
			number.format(received[code] ?? 0),
			number.format(ended[code] ?? 0)
		])
	};
}

/** Codes that occurred; a long list of zeros hides what there is. */
function seenIn(...counts: Readonly<Record<string, number>>[]): string[] {
	const codes = new Set(counts.flatMap((one) => Object.keys(one)));
	return [...codes].filter((code) => counts.some((one) => (one[code] ?? 0) > 0));
}
