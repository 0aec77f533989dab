// A signed monitoring report as data: a workbook for people who count on, a CSV for programs.
import type { FrozenRow, MonevReport } from '#lib/server/monitoring/index.ts';
import type { Office } from '#lib/server/complaints/index.ts';
import {
	CHANNEL_LABELS,
	CLASS_LABELS,
	LATE_REASON_LABELS,
	STATUS_LABELS,
	TYPE_LABELS
} from '#lib/labels/complaints.ts';
import { MONEV_SECTION_LABELS, periodName } from '#lib/labels/monitoring.ts';
import { MONEV_SECTIONS } from '#lib/codes/monitoring-codes.ts';
import type { Cell, Sheet } from '#lib/server/documents/index.ts';
import { namesOf } from '../words.server.ts';
import type { Section } from './sections.server.ts';

type Row = { number: string } & FrozenRow;

/** Columns of a row of complaints. Dates are days by the office's clock. */
const COLUMNS: {
	title: string;
	width: number;
	of: (row: Row, names: ReturnType<typeof namesOf>) => Cell;
}[] = [
	{ title: 'Nomor', width: 14, of: (row) => row.number },
	{ title: 'Jenis', width: 22, of: (row) => TYPE_LABELS[row.type] },
	{ title: 'Golongan', width: 34, of: (row) => row.class && CLASS_LABELS[row.class] },
	{ title: 'Masuk lewat', width: 14, of: (row) => CHANNEL_LABELS[row.channel] },
	{ title: 'Layanan', width: 26, of: (row, names) => names.service(row.serviceCode) },
	{ title: 'Masalah', width: 26, of: (row, names) => names.category(row.categoryCode) },
	{ title: 'Kode kecamatan', width: 14, of: (row) => row.kecamatanCode },
	{ title: 'Kecamatan', width: 20, of: (row, names) => names.kecamatan(row.kecamatanCode) },
	{ title: 'Unit', width: 26, of: (row, names) => names.unit(row.unitCode) },
	{ title: 'Keadaan', width: 18, of: (row) => STATUS_LABELS[row.status] },
	{ title: 'Masuk', width: 12, of: (row) => ({ date: row.receivedOn }) },
	{ title: 'Dijawab', width: 12, of: (row) => row.answeredOn && { date: row.answeredOn } },
	{ title: 'Selesai', width: 12, of: (row) => row.closedOn && { date: row.closedOn } },
	{ title: 'Putaran', width: 9, of: (row) => row.round },
	{ title: 'Nilai', width: 8, of: (row) => row.rating },
	{
		title: 'Batas waktu terlewat',
		width: 20,
		of: (row) => row.clocks.filter(({ late }) => late).length
	},
	{
		title: 'Alasan terlewat',
		width: 34,
		of: (row) =>
			row.clocks
				.flatMap(({ late, reason }) => (late && reason ? [LATE_REASON_LABELS[reason]] : []))
				.join('; ') || null
	},
	{ title: 'Jeda', width: 8, of: (row) => row.pauses },
	{ title: 'Hari perpanjangan', width: 18, of: (row) => row.grantedDays }
];

/**
 * @param office names for codes
 * @param report a signed version
 * @param sections its figures in words and tables
 * @param rows the complaints behind it; null for readers to whom they are not open
 */
export function monevSheets(
	office: Office,
	report: MonevReport,
	sections: readonly Section[],
	rows: AsyncIterable<Row> | null
): Sheet[] {
	const named = namesOf(office);
	async function* cells() {
		for await (const row of rows ?? []) yield COLUMNS.map(({ of }) => of(row, named));
	}
	return [
		{
			name: 'Laporan',
			columns: [
				{ title: 'Bagian', width: 34 },
				{ title: 'Isi', width: 90 }
			],
			rows: [
				['Masa', periodName(report.period)],
				['Versi', report.version],
				['Alasan koreksi', report.reason],
				['Ditandatangani oleh', report.signedName],
				['Sidik SHA-256', report.sha256],
				['Simpulan', report.texts.conclusion ?? null],
				...report.findings.map(({ cause }) => ['Temuan', cause]),
				...MONEV_SECTIONS.flatMap((key) => {
					const text = report.texts[key];
					return text ? [[MONEV_SECTION_LABELS[key], text]] : [];
				})
			]
		},
		{
			name: 'Angka',
			columns: [
				{ title: 'Bagian', width: 34 },
				{ title: 'Tabel', width: 44 },
				{ title: 'Baris', width: 34 },
				{ title: 'Kolom', width: 24 },
				{ title: 'Angka', width: 22 }
			],
			rows: sections.flatMap((section) =>
				section.tables.flatMap((table) =>
					table.rows.flatMap(([first = '', ...values]) =>
						values.map((value, index) => [
							section.title,
							table.caption,
							first,
							table.columns[index + 1] ?? '',
							/^\d[\d.]*$/.test(value) ? Number(value.replaceAll('.', '')) : value
						])
					)
				)
			)
		},
		...(rows
			? [
					{
						name: 'Daftar laporan',
						columns: COLUMNS.map(({ title, width }) => ({ title, width })),
						rows: cells()
					}
				]
			: [])
	];
}

/**
 * The complaints behind a signed report for programs, after RFC 4180: commas, CRLF, quotes doubled.
 * @param office names for codes
 * @param rows in the order of their numbers
 * @returns the file in pieces
 */
export async function* monevCsv(office: Office, rows: AsyncIterable<Row>): AsyncGenerator<string> {
	const names = namesOf(office);
	yield csvLine(COLUMNS.map(({ title }) => title));
	for await (const row of rows) yield csvLine(COLUMNS.map(({ of }) => textOf(of(row, names))));
}

function textOf(cell: Cell): string {
	if (cell === null) return '';
	return typeof cell === 'object' ? cell.date : String(cell);
}

function csvLine(cells: readonly string[]): string {
	const quoted = cells.map((cell) =>
		/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
	);
	return `${quoted.join(',')}\r\n`;
}
