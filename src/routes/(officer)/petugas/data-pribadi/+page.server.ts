import { DATA_DECISION_LABELS, DATA_REQUEST_LABELS, hoursLeft } from '#lib/labels/data-requests.ts';
import { formatDateTime } from '#lib/labels/deadline.ts';
import { type DataRequestRow, listDataRequests } from '#lib/server/data-requests/index.ts';
import { wordFor } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import type { PageServerLoad } from './$types';

const DONE: Record<string, string> = {
	perbaiki: 'Data sudah diperbaiki. Pelapor bisa membaca jawaban Anda.',
	hapus: 'Data pribadi sudah dihapus dari laporan itu.',
	tolak: 'Penolakan tersimpan. Pelapor bisa membaca alasannya.'
};

const TONES = { fulfilled: 'done', refused: 'stop', lapsed: 'neutral' } as const;

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'intake', 'head', 'overseer');
	const { locals, url } = event;
	const zone = locals.office.agency.timeZone;
	const { waiting, decided } = await listDataRequests(locals, actor);
	const row = (request: DataRequestRow) => ({
		id: request.id,
		number: request.number,
		kind: DATA_REQUEST_LABELS[request.kind],
		askedAt: formatDateTime(request.askedAt, zone),
		due: hoursLeft(request.dueAt, locals.now),
		decision: request.decision && {
			label: DATA_DECISION_LABELS[request.decision],
			tone: TONES[request.decision],
			at: request.decidedAt ? formatDateTime(request.decidedAt, zone) : '',
			by: request.decidedByName,
			late: request.decidedAt !== null && request.decidedAt > request.dueAt
		}
	});
	return {
		done: wordFor(DONE, url.searchParams.get('selesai')),
		waiting: waiting.map(row),
		decided: decided.map(row)
	};
};
