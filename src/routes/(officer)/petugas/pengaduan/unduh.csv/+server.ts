import {
	CHANNEL_LABELS,
	CLASS_LABELS,
	STAGE_LABELS,
	STATUS_LABELS,
	TYPE_LABELS
} from '#lib/labels/complaints.ts';
import { nextStep } from '#lib/labels/desk.ts';
import { listComplaints } from '#lib/server/complaints/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { listHandlers } from '#lib/server/officers/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { namesOf } from '../../words.server.ts';
import { filterFields, readQuery } from '../queue-filter.server.ts';
import { csvOf } from './csv.ts';
import type { RequestHandler } from './$types';

const MOST_ROWS = 5000;
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

export const GET: RequestHandler = async (event) => {
	const actor = requireActor(event);
	const { locals, url } = event;
	const fields = filterFields(locals.office, await listHandlers(locals.db));
	const { filter } = readQuery(url.searchParams, fields);
	const page = { cursor: null, size: MOST_ROWS };
	const { rows } = await listComplaints(locals, actor, filter, page, locals.now);

	const names = namesOf(locals.office);
	const { calendar } = locals.office;
	const date = (moment: Date | null) => (moment ? localDate(calendar, moment) : '');
	const body = csvOf(
		HEADER,
		rows.map((row) => [
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
			nextStep(row, locals.now, calendar.timeZone).late ? 'ya' : 'tidak'
		])
	);
	return new Response(body, {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="pengaduan-${date(locals.now)}.csv"`
		}
	});
};
