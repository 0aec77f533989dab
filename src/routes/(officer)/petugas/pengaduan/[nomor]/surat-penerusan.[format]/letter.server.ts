// What goes to the agency with a forwarded complaint: the matter and nothing about the person. There
// is no consent of the reporter on record anywhere, so name and contact never get in.
import { formatDate, formatDay } from '#lib/labels/deadline.ts';
import { TYPE_LABELS } from '#lib/labels/complaints.ts';
import { NO_CONNECTION } from '#lib/labels/forwarding.ts';
import { redact } from '#lib/redaction/redaction.ts';
import type { Complaint, Forwarding, Office } from '#lib/server/complaints/index.ts';
import { type Block, letterDocument, type OfficeDocument } from '#lib/server/documents/index.ts';
import { namesOf } from '../../../words.server.ts';

/** The part of a complaint that an agency needs. */
type Matter = Pick<
	Complaint,
	| 'number'
	| 'type'
	| 'serviceCode'
	| 'categoryCode'
	| 'kecamatanCode'
	| 'incidentDate'
	| 'receivedAt'
	| 'narrative'
	| 'confidential'
>;

/**
 * @param office names and letterhead
 * @param matter the complaint
 * @param forwarding where it goes, and what is known of it there
 * @returns a letter, or for SP4N-LAPOR! what an officer types in there
 */
export function forwardingDocument(
	office: Office,
	matter: Matter,
	forwarding: Forwarding
): OfficeDocument {
	return forwarding.kind === 'sp4n'
		? textFor(office, matter, forwarding)
		: letterFor(office, matter, forwarding);
}

function letterFor(office: Office, matter: Matter, forwarding: Forwarding): OfficeDocument {
	const { agency, places, calendar } = office;
	const asked =
		forwarding.followUpAt &&
		`, paling lambat ${formatDay(forwarding.followUpAt, calendar.timeZone)}`;
	return letterDocument(agency, places, {
		number: forwarding.letterNumber,
		date: forwarding.sentOn,
		nature: matter.confidential ? 'Rahasia' : 'Biasa',
		enclosures: '-',
		subject: `Penerusan laporan warga nomor ${matter.number}`,
		recipient: [`Pimpinan ${forwarding.agency}`, 'di tempat'],
		body: [
			{ kind: 'paragraph', text: 'Dengan hormat,' },
			{
				kind: 'paragraph',
				text: `Bersama ini kami teruskan laporan warga yang menjadi wewenang ${forwarding.agency}, supaya warga tidak perlu melapor dua kali.`
			},
			...matterOf(office, matter),
			{ kind: 'paragraph', bold: true, text: 'Alasan penerusan' },
			{ kind: 'paragraph', text: redact(forwarding.reason) },
			{
				kind: 'paragraph',
				text: `Nama dan kontak pelapor tidak kami sertakan. Mohon nomor rujukan dan perkembangannya disampaikan kepada kami${asked ?? ''}, dengan menyebut nomor ${matter.number}; kami yang meneruskannya kepada pelapor.`
			},
			{ kind: 'paragraph', text: 'Atas perhatian dan kerja samanya, kami ucapkan terima kasih.' }
		],
		copies: [],
		footer: `Penerusan laporan ${matter.number}`,
		writtenAt: forwarding.forwardedAt
	});
}

function textFor(office: Office, matter: Matter, forwarding: Forwarding): OfficeDocument {
	return {
		title: `Naskah laporan ${matter.number} untuk SP4N-LAPOR!`,
		author: office.agency.name,
		writtenAt: forwarding.forwardedAt,
		letterhead: null,
		footer: `Naskah laporan ${matter.number} untuk SP4N-LAPOR!`,
		blocks: [
			{ kind: 'heading', level: 1, text: `Laporan ${matter.number} untuk SP4N-LAPOR!` },
			{ kind: 'paragraph', text: NO_CONNECTION },
			{ kind: 'heading', level: 2, text: 'Yang perlu dilakukan' },
			{
				kind: 'list',
				ordered: true,
				items: [
					'Masuk ke SP4N-LAPOR! dengan akun kantor.',
					'Buat laporan, lalu salin isi di bawah. Jangan menambahkan nama atau kontak pelapor.',
					`Catat tanggal dan nomor laporan dari sana di Tanggap, pada pengaduan ${matter.number}.`
				]
			},
			{ kind: 'heading', level: 2, text: 'Isi untuk disalin' },
			...matterOf(office, matter),
			{ kind: 'paragraph', bold: true, text: 'Alasan penerusan' },
			{ kind: 'paragraph', text: redact(forwarding.reason) }
		]
	};
}

function matterOf(office: Office, matter: Matter): Block[] {
	const names = namesOf(office);
	const { incidentDate } = matter;
	return [
		{
			kind: 'facts',
			rows: [
				['Nomor laporan', matter.number],
				['Jenis', TYPE_LABELS[matter.type]],
				['Layanan', names.service(matter.serviceCode)],
				['Masalah', names.category(matter.categoryCode)],
				['Kecamatan', names.kecamatan(matter.kecamatanCode)],
				...(incidentDate ? [['Tanggal kejadian', formatDate(incidentDate)] as const] : []),
				['Kami terima', formatDay(matter.receivedAt, office.calendar.timeZone)]
			]
		},
		{ kind: 'paragraph', bold: true, text: 'Isi laporan' },
		{ kind: 'paragraph', text: redact(matter.narrative) }
	];
}
