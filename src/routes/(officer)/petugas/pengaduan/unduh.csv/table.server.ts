// The table that officers take with them: its columns, and what it says when it isn't whole.
import {
	CHANNEL_LABELS,
	CLASS_LABELS,
	STAGE_LABELS,
	STATUS_LABELS,
	TYPE_LABELS
} from '#lib/labels/complaints.ts';
import { nextStep } from '#lib/labels/desk.ts';
import type { Office, QueueRow } from '#lib/server/complaints/index.ts';
import type { Series } from '#lib/server/documents/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { namesOf } from '../../words.server.ts';
import { CSV_MARK, csvLine } from './csv.ts';

/** How many complaints one table holds: more than a spreadsheet is pleasant with. */
export const MOST_ROWS = 100_000;

// Neither names nor contacts nor the narrative, which may hold both: a file travels.
const HEADER = [
	'Nomor',
	'Jenis',
	'Golongan',
	'Status',
	'Masuk lewat',
	'Tanggal masuk',
	'Layanan',
	'Masalah',
	'Kecamatan',
	'Unit',
	'Tahap berikutnya',
	'Batas waktu berikutnya',
	'Terlambat'
];

/**
 * @param office names and calendar
 * @param rows complaints; of more than `most`, the table says that it was cut
 * @param now decides what is late
 * @param chosen numbers that were asked for; the table says which of them it lacks
 * @returns the file, line by line
 */
export async function* tableOf(
	office: Office,
	rows: Series<QueueRow>,
	now: Date,
	chosen: readonly string[] = [],
	most = MOST_ROWS
): AsyncGenerator<string> {
	const names = namesOf(office);
	const { calendar } = office;
	const date = (moment: Date | null) => (moment ? localDate(calendar, moment) : '');
	const line = (row: QueueRow) => [
		row.number,
		TYPE_LABELS[row.type],
		row.class ? CLASS_LABELS[row.class] : '',
		STATUS_LABELS[row.status],
		CHANNEL_LABELS[row.channel],
		date(row.receivedAt),
		names.service(row.serviceCode),
		names.category(row.categoryCode),
		names.kecamatan(row.kecamatanCode),
		names.unit(row.unitCode) ?? '',
		row.nextDueStage ? STAGE_LABELS[row.nextDueStage] : '',
		date(row.nextDueAt),
		nextStep(row, now, calendar.timeZone).late ? 'ya' : 'tidak'
	];
	const missing = new Set(chosen);
	let written = 0;
	yield CSV_MARK + csvLine(HEADER);
	for await (const row of rows) {
		if (written === most) {
			yield csvLine([`Dipotong pada ${most.toLocaleString('id-ID')} baris. Persempit saringan.`]);
			break;
		}
		written += 1;
		missing.delete(row.number);
		yield csvLine(line(row));
	}
	for (const number of missing) {
		yield csvLine([number, 'Tidak ada di antara pengaduan yang bisa Anda lihat.']);
	}
}
