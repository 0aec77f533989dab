// The follow-up report (laporan tindak lanjut) of one complaint: what came in, what was done and
// when, what is still open. Made from the case as its page shows it, ready to be signed.
import type { EventKind } from '#lib/codes/complaint-codes.ts';
import { redact } from '#lib/redaction/redaction.ts';
import type { ComplaintDetail, Office } from '#lib/server/complaints/index.ts';
import {
	type Block,
	letterheadOf,
	type OfficeDocument,
	signatureOf
} from '#lib/server/documents/index.ts';
import { type Case, caseOf } from '../case.server.ts';

// What officers tell each other, and what was done about a person's data or for other cases, is no
// part of what was done about the complaint.
const LEFT_OUT: readonly EventKind[] = [
	'identity_opened',
	'lateness_explained',
	'linked',
	'unlinked',
	'data_requested',
	'data_request_decided',
	'data_exported',
	'contact_needed'
];

/** What the page of a case tells beside the report, or what says who reported. */
const NO_FACTS = ['Dicatat', 'Petugas'];

/**
 * @param office names, calendar, letterhead
 * @param detail what the officer may see; the reporter stays out, and so do numbers of people, even
 *   while this officer has the identity open: a paper travels
 * @param now decides how near deadlines are
 * @returns the report; dated by the last thing that happened, so that it is the same when made again
 */
export function followUpReport(office: Office, detail: ComplaintDetail, now: Date): OfficeDocument {
	const shown = caseOf(office, detail, now);
	const title = `Laporan tindak lanjut pengaduan ${shown.number}`;
	return {
		title,
		author: office.agency.name,
		writtenAt: detail.events.at(-1)?.at ?? detail.complaint.filedAt,
		letterhead: letterheadOf(office.agency, office.places),
		footer: title,
		blocks: [
			{ kind: 'heading', level: 1, text: 'Laporan tindak lanjut pengaduan' },
			{
				kind: 'facts',
				rows: [
					['Nomor pengaduan', shown.number],
					['Keadaan sekarang', shown.status.label],
					...shown.facts
						.filter(({ term }) => !NO_FACTS.includes(term))
						.map(({ term, text }) => [term, text] as const)
				]
			},
			{ kind: 'heading', level: 2, text: 'Isi pengaduan' },
			{ kind: 'paragraph', text: redact(shown.narrative) },
			{ kind: 'heading', level: 2, text: 'Batas waktu' },
			...clocksOf(shown),
			{ kind: 'heading', level: 2, text: 'Tindak lanjut' },
			stepsOf(shown),
			{
				kind: 'paragraph',
				text: 'Nama dan kontak pelapor tidak dicantumkan. Laporan ini dibuat dari riwayat pengaduan yang tidak bisa diubah.'
			},
			signatureOf(office.agency, null)
		]
	};
}

function clocksOf({ clocks, pauses }: Case): Block[] {
	const table: Block = {
		kind: 'table',
		columns: [
			{ title: 'Tahap', share: 3 },
			{ title: 'Batas waktu', share: 3 },
			{ title: 'Hasil', share: 3 }
		],
		rows: clocks.map(({ stage, round, dueAt, due, ended }) => [
			round > 1 ? `${stage} (putaran ${round})` : stage,
			dueAt,
			ended?.label ?? due?.label ?? ''
		])
	};
	if (pauses.length === 0) return [table];
	return [
		table,
		{ kind: 'paragraph', text: 'Hitungan waktu pernah dijeda:' },
		{
			kind: 'list',
			items: pauses.map(
				({ category, reason, from, until, expectedUntil }) =>
					`${category}: ${redact(reason)} (${from} sampai ${until ?? `paling lama ${expectedUntil}`})`
			)
		}
	];
}

function stepsOf({ history }: Case): Block {
	return {
		kind: 'table',
		columns: [
			{ title: 'Waktu', share: 2.2 },
			{ title: 'Langkah', share: 2.4 },
			{ title: 'Oleh', share: 2.2 },
			{ title: 'Uraian', share: 5 }
		],
		rows: history
			.filter(({ internal, kind }) => !internal && !LEFT_OUT.includes(kind))
			.map(({ at, title, actor, text, facts }) => [
				at,
				title,
				actor,
				[...facts.map(({ term, text: fact }) => `${term}: ${fact}`), ...(text ? [text] : [])]
					.map(redact)
					.join('\n')
			])
	};
}
