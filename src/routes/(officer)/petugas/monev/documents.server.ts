// Monitoring reports on paper: a signed report in the office's letter form, and the follow-up report
// of a period.
import { EVENT_LABELS, STATUS_LABELS } from '#lib/labels/complaints.ts';
import { formatDate, formatDay } from '#lib/labels/deadline.ts';
import { periodName } from '#lib/labels/monitoring.ts';
import type { Office } from '#lib/server/complaints/index.ts';
import {
	type Block,
	type Column,
	letterheadOf,
	type OfficeDocument,
	signatureOf
} from '#lib/server/documents/index.ts';
import type { FollowUpRow, FrozenRow, MonevReport } from '#lib/server/monitoring/index.ts';
import { namesOf } from '../words.server.ts';
import { type FigureTable, sectionsOf } from './sections.server.ts';

/**
 * How many complaints a list on paper holds: a hundred pages. A tagged PDF is held in memory until its
 * end, some 10 KB for each of them.
 */
export const MOST_ON_PAPER = 5000;

/**
 * @param office names and letterhead
 * @param report a signed version
 * @param open numbers of the oldest that the reader may open
 * @param rows the complaints behind it; null for readers to whom they are not open. More than
 *   `MOST_ON_PAPER` are left out, and the report says where they are.
 * @returns the report, dated by its signature
 */
export function monevDocument(
	office: Office,
	report: MonevReport,
	open: ReadonlySet<string>,
	rows: AsyncIterable<{ number: string } & FrozenRow> | null
): OfficeDocument {
	const name = periodName(report.period);
	const zone = office.calendar.timeZone;
	const title = `Laporan monitoring dan evaluasi pengaduan ${name}`;
	return {
		title,
		author: office.agency.name,
		writtenAt: report.signedAt,
		letterhead: letterheadOf(office.agency, office.places),
		footer: `Monev ${name}, versi ${report.version}`,
		blocks: blocks()
	};

	async function* blocks(): AsyncGenerator<Block> {
		yield { kind: 'heading', level: 1, text: title };
		yield {
			kind: 'facts',
			rows: [
				['Masa', `${formatDate(report.fromDate)} sampai ${formatDate(report.untilDate)}`],
				['Versi', String(report.version)],
				...(report.reason ? [['Alasan koreksi', report.reason] as const] : []),
				['Ditandatangani', `${report.signedName}, ${formatDay(report.signedAt, zone)}`],
				['Sidik SHA-256', report.sha256.replace(/(.{16})(?=.)/g, '$1 ')]
			]
		};
		yield { kind: 'heading', level: 2, text: 'Simpulan' };
		yield { kind: 'paragraph', text: report.texts.conclusion ?? '' };
		yield { kind: 'heading', level: 2, text: 'Temuan dan tindakan' };
		yield* findingsOf(office, report);
		for (const [index, section] of sectionsOf(office, report.figures, open).entries()) {
			yield { kind: 'heading', level: 2, text: `${index + 1}. ${section.title}` };
			yield { kind: 'paragraph', text: section.lead };
			for (const table of section.tables) yield tableOf(table);
			const meaning = report.texts[section.key];
			if (meaning) yield { kind: 'paragraph', text: `Artinya: ${meaning}` };
		}
		yield {
			kind: 'paragraph',
			text: 'Laporan yang menyangkut petugas tidak dihitung di sini dan ditangani tersendiri.'
		};
		yield signatureOf(office.agency, formatDay(report.signedAt, zone));
		if (rows) {
			yield { kind: 'page_break' };
			yield { kind: 'heading', level: 2, text: 'Lampiran: laporan yang terbuka pada masa ini' };
			yield report.rowCount > MOST_ON_PAPER
				? {
						kind: 'paragraph',
						text: `Daftarnya berisi ${report.rowCount.toLocaleString('id-ID')} laporan, terlalu panjang untuk kertas. Ambil dari halaman laporan ini sebagai XLSX atau CSV.`
					}
				: { kind: 'table', columns: ROW_COLUMNS, rows: rowTexts(office, rows) };
		}
	}
}

const ROW_COLUMNS: Column[] = [
	{ title: 'Nomor', share: 2.2 },
	{ title: 'Masuk', share: 2 },
	{ title: 'Layanan', share: 2.6 },
	{ title: 'Masalah', share: 2.6 },
	{ title: 'Kecamatan', share: 2 },
	{ title: 'Keadaan', share: 1.9 },
	{ title: 'Selesai', share: 2 }
];

/** `14/10/2026`: one line in a narrow column. */
const shortDate = new Intl.DateTimeFormat('id-ID', {
	day: '2-digit',
	month: '2-digit',
	year: 'numeric',
	timeZone: 'UTC'
});

async function* rowTexts(
	office: Office,
	rows: AsyncIterable<{ number: string } & FrozenRow>
): AsyncGenerator<string[]> {
	const names = namesOf(office);
	for await (const row of rows) {
		yield [
			row.number,
			shortDate.format(Date.parse(row.receivedOn)),
			names.service(row.serviceCode),
			names.category(row.categoryCode),
			names.kecamatan(row.kecamatanCode),
			STATUS_LABELS[row.status],
			row.closedOn ? shortDate.format(Date.parse(row.closedOn)) : '-'
		];
	}
}

function findingsOf(office: Office, { findings, texts }: MonevReport): Block[] {
	if (findings.length === 0) {
		return [{ kind: 'paragraph', text: `Tidak ada temuan. ${texts.no_findings ?? ''}`.trim() }];
	}
	const names = namesOf(office);
	return findings.flatMap(({ cause, actions }): Block[] => [
		{ kind: 'paragraph', bold: true, text: cause },
		actions.length === 0
			? { kind: 'paragraph', text: 'Tindakannya belum direncanakan saat laporan ditandatangani.' }
			: {
					kind: 'list',
					items: actions.map(
						({ what, unitCode, officerName, dueDate, done }) =>
							`${what} (${[officerName, names.unit(unitCode)].filter(Boolean).join(', ')}, paling lambat ${formatDate(dueDate)}${done ? ', sudah dilaporkan selesai' : ''})`
					)
				}
	]);
}

function tableOf({ caption, columns, rows }: FigureTable): Block {
	return {
		kind: 'table',
		caption,
		columns: columns.map((title, index) => ({
			title,
			share: index === 0 ? 4 : 2,
			align: index === 0 ? 'left' : 'right'
		})),
		rows
	};
}

/**
 * @param office names and letterhead
 * @param code of the period
 * @param rows complaints of the period with what was done about each
 * @param madeAt when it was put together: unlike a signed report, it is as of now
 * @returns the follow-up report of the period, ready to be signed
 */
export function followUpDocument(
	office: Office,
	code: string,
	rows: AsyncIterable<FollowUpRow>,
	madeAt: Date
): OfficeDocument {
	const names = namesOf(office);
	const zone = office.calendar.timeZone;
	const title = `Laporan tindak lanjut pengaduan ${periodName(code)}`;
	async function* texts(): AsyncGenerator<string[]> {
		for await (const row of rows) {
			yield [
				`${row.number}\n${formatDay(row.receivedAt, zone)}`,
				[names.service(row.serviceCode), names.category(row.categoryCode)].join('\n'),
				names.kecamatan(row.kecamatanCode),
				STATUS_LABELS[row.status],
				row.last
					? `${EVENT_LABELS[row.last.kind]}, ${formatDay(row.last.at, zone)}: ${row.last.text.replace(/\n{2,}/g, '\n')}`
					: 'Belum ada tindak lanjut yang disampaikan kepada pelapor.'
			];
		}
	}
	return {
		title,
		author: office.agency.name,
		writtenAt: madeAt,
		letterhead: letterheadOf(office.agency, office.places),
		footer: title,
		landscape: true,
		blocks: [
			{ kind: 'heading', level: 1, text: title },
			{
				kind: 'paragraph',
				text: `Semua laporan yang masuk pada masa ini, keadaan ${formatDay(madeAt, zone)}. Nama dan kontak pelapor tidak dicantumkan. Laporan yang menyangkut petugas ditangani tersendiri.`
			},
			{
				kind: 'table',
				columns: [
					{ title: 'Nomor dan tanggal masuk', share: 2 },
					{ title: 'Layanan dan masalah', share: 2.6 },
					{ title: 'Kecamatan', share: 1.8 },
					{ title: 'Keadaan', share: 1.6 },
					{ title: 'Tindak lanjut terakhir', share: 6 }
				],
				rows: texts()
			},
			signatureOf(office.agency, null)
		]
	};
}
