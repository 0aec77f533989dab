// The table that officers take with them: its columns, and what it says when it isn't whole.
import {
	CHANNEL_LABELS,
	CLASS_LABELS,
	STAGE_LABELS,
	STATUS_LABELS,
	TYPE_LABELS
} from '#lib/labels/complaints.ts';
import { nextStep } from '#lib/labels/desk.ts';
import type { Office, QueuePage } from '#lib/server/complaints/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { namesOf } from '../../words.server.ts';
import { csvOf } from './csv.ts';

/** How many complaints one table holds. */
export const MOST_ROWS = 5000;

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
 * @param page at most `MOST_ROWS` complaints; with a next page, the table says that it was cut
 * @param now decides what is late
 * @param chosen numbers that were asked for; the table says which of them it lacks
 * @returns the file
 */
export function tableOf(
	office: Office,
	page: Pick<QueuePage, 'rows' | 'next'>,
	now: Date,
	chosen: readonly string[] = []
): string {
	const names = namesOf(office);
	const { calendar } = office;
	const date = (moment: Date | null) => (moment ? localDate(calendar, moment) : '');
	const lines = page.rows.map((row) => [
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
	]);
	if (page.next) {
		lines.push([`Dipotong pada ${MOST_ROWS.toLocaleString('id-ID')} baris. Persempit saringan.`]);
	}
	const found = new Set(page.rows.map(({ number }) => number));
	for (const number of new Set(chosen)) {
		if (!found.has(number))
			lines.push([number, 'Tidak ada di antara pengaduan yang bisa Anda lihat.']);
	}
	return csvOf(HEADER, lines);
}
