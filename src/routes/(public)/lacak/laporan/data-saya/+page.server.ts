import { redirect } from '@sveltejs/kit';
import {
	DATA_FIELD_LABELS,
	OWN_DATA_REQUEST_LABELS,
	ownRequestState
} from '#lib/labels/data-requests.ts';
import { formatDateTime } from '#lib/labels/deadline.ts';
import { dataRequestsOf, identityOf } from '#lib/server/data-requests/index.ts';
import { wordFor } from '#lib/server/web/forms.ts';
import { requireReporter } from '#lib/server/web/tracking.ts';
import type { PageServerLoad } from './$types';

const DONE: Record<string, string> = {
	perbaiki: 'Permintaan Anda sudah kami terima. Di bawah tertulis sampai kapan kami memutuskannya.',
	hapus: 'Permintaan Anda sudah kami terima. Laporan ini tidak ditangani lagi.'
};

export const load: PageServerLoad = async (event) => {
	const { reporter, complaint } = await requireReporter(event);
	if (complaint.erasedAt) redirect(303, '/lacak/laporan');
	const { office, now } = event.locals;
	const [identity, requests] = await Promise.all([
		identityOf(event.locals, reporter),
		dataRequestsOf(event.locals, reporter)
	]);
	const zone = office.agency.timeZone;
	const waiting = requests.filter(({ decision }) => decision === null).map(({ kind }) => kind);
	return {
		done: wordFor(DONE, event.url.searchParams.get('baru')),
		number: complaint.number,
		identity: [
			{ term: DATA_FIELD_LABELS.name, text: identity.name ?? 'Tidak ada' },
			{ term: DATA_FIELD_LABELS.phone, text: identity.phone ?? 'Tidak ada' },
			{ term: DATA_FIELD_LABELS.email, text: identity.email ?? 'Tidak ada' }
		],
		mayWithdraw: complaint.verbs.includes('withdraw'),
		mayCorrect: !waiting.includes('correction'),
		mayErase: !waiting.includes('erasure'),
		requests: requests.map((request) => ({
			id: request.id,
			title: OWN_DATA_REQUEST_LABELS[request.kind],
			askedAt: formatDateTime(request.askedAt, zone),
			state: ownRequestState(request, now, zone),
			late: request.decision === null && request.dueAt < now,
			words: request.words,
			answer: request.answer
		}))
	};
};
