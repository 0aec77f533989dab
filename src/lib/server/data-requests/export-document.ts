// The same data as a sheet that people read: words for codes, the office's time.
import {
	CHANNEL_LABELS,
	CONTACT_WAY_LABELS,
	REPORTER_EVENT_LABELS,
	REPORTER_PAUSE_LABELS,
	REPORTER_STATUS_LABELS,
	STAGE_LABELS,
	TYPE_LABELS
} from '#lib/labels/complaints.ts';
import { DATA_DECISION_LABELS, OWN_DATA_REQUEST_LABELS } from '#lib/labels/data-requests.ts';
import { formatDate, formatDateTime } from '#lib/labels/deadline.ts';
import type { Office } from '../complaints/index.ts';
import { type Block, letterheadOf, type OfficeDocument } from '../documents/index.ts';
import type { OwnData } from './export.ts';

const NONE = 'Tidak ada';

/**
 * @param data from `exportOwnData`
 * @param office its name, place and zone
 * @returns a document of everything in it, in the order in which it happened
 */
export function ownDataDocument(data: OwnData, { agency, places }: Office): OfficeDocument {
	const { pelapor, laporan } = data;
	const at = (iso: string | null) =>
		iso === null ? NONE : formatDateTime(new Date(iso), agency.timeZone);
	const title = `Data pribadi dalam laporan ${laporan.nomor}`;
	const blocks: Block[] = [
		{ kind: 'heading', level: 1, text: title },
		{
			kind: 'paragraph',
			text: `Diunduh oleh pemegang nomor dan kode laporan pada ${at(data.dibuat)}. Isi catatan dan instruksi antarpetugas tidak ikut; adanya ikut tercatat di riwayat.`
		},
		{ kind: 'heading', level: 2, text: 'Pelapor' },
		{
			kind: 'facts',
			rows: [
				['Nama', pelapor.nama ?? NONE],
				['Telepon', pelapor.telepon ?? NONE],
				['Email', pelapor.email ?? NONE],
				['Nama disembunyikan', yesOrNo(pelapor.sembunyikan_nama)],
				['Isi dirahasiakan', yesOrNo(pelapor.rahasiakan_isi)],
				['Kabar lewat email', yesOrNo(data.kabar.email)],
				['Kabar lewat telepon', yesOrNo(data.kabar.telepon)]
			]
		},
		{ kind: 'heading', level: 2, text: 'Laporan' },
		{
			kind: 'facts',
			rows: [
				['Nomor', laporan.nomor],
				['Jenis', TYPE_LABELS[laporan.jenis]],
				['Keadaan', REPORTER_STATUS_LABELS[laporan.status]],
				['Masuk lewat', CHANNEL_LABELS[laporan.saluran]],
				['Layanan', laporan.layanan ?? NONE],
				['Soal', laporan.soal ?? NONE],
				['Tempat', [laporan.desa, laporan.kecamatan].filter(Boolean).join(', ')],
				[
					'Tanggal kejadian',
					laporan.tanggal_kejadian ? formatDate(laporan.tanggal_kejadian) : NONE
				],
				['Unit', laporan.unit ?? NONE],
				['Diterima', at(laporan.diterima)],
				['Dijawab', at(laporan.dijawab)],
				['Berakhir', at(laporan.berakhir)],
				[
					'Penilaian',
					laporan.nilai === null ? NONE : `${laporan.nilai} dari 5. ${laporan.alasan_nilai ?? ''}`
				]
			]
		},
		{ kind: 'paragraph', text: laporan.uraian },
		...section(
			'Yang Anda tulis tentang petugas',
			data.tentang_petugas ? [data.tentang_petugas] : [],
			(about) => [at(about.ditulis), about.kata_anda]
		),
		...section('Laporan serupa yang Anda ikuti', data.bergabung, (joined) => [
			joined.nomor,
			`sejak ${at(joined.waktu)}`
		]),
		{ kind: 'heading', level: 2, text: 'Riwayat dan pesan' },
		...data.riwayat.flatMap(({ waktu, peristiwa, oleh, rincian }): Block[] => {
			const words = Object.values(rincian ?? {}).filter(
				(value): value is string => typeof value === 'string' && value.includes(' ')
			);
			return [
				{
					kind: 'paragraph',
					bold: true,
					text: `${at(waktu)}, ${oleh}: ${REPORTER_EVENT_LABELS[peristiwa]}`
				},
				...words.map((text): Block => ({ kind: 'paragraph', text }))
			];
		}),
		...section('Batas waktu', data.batas_waktu, (clock) => [
			STAGE_LABELS[clock.tahap],
			`paling lambat ${at(clock.batas)}, tanggal pertama ${at(clock.batas_pertama)}`
		]),
		...section('Jeda', data.jeda, (pause) => [
			REPORTER_PAUSE_LABELS[pause.sebab],
			`${at(pause.mulai)} sampai ${at(pause.berakhir ?? pause.paling_lama)}. ${pause.alasan}`
		]),
		...section('Perpanjangan', data.perpanjangan, (extension) => [
			`Diminta ${at(extension.diminta)}`,
			`${extension.hari_kerja} hari kerja, diberikan ${extension.hari_diberikan}. ${extension.alasan}`
		]),
		...section('Kami mencoba menghubungi Anda', data.kontak, (contact) => [
			CONTACT_WAY_LABELS[contact.lewat],
			at(contact.waktu)
		]),
		...section('Permintaan tentang data', data.permintaan_data, (request) => [
			OWN_DATA_REQUEST_LABELS[request.macam],
			[
				`${at(request.diminta)}, ${request.putusan ? DATA_DECISION_LABELS[request.putusan] : 'belum diputuskan'}`,
				request.kata_anda,
				request.jawaban
			]
				.filter(Boolean)
				.join('\n')
		]),
		...section('Lampiran', data.lampiran, (file) => [
			file.nama,
			`${file.byte.toLocaleString('id-ID')} byte, diterima ${at(file.diterima)}`
		])
	];
	return {
		title,
		author: agency.name,
		writtenAt: new Date(data.dibuat),
		letterhead: letterheadOf(agency, places),
		footer: title,
		blocks
	};
}

/** A heading and its facts; nothing when there are none. */
function section<Item>(
	text: string,
	items: readonly Item[],
	row: (item: Item) => [name: string, value: string]
): Block[] {
	if (items.length === 0) return [];
	return [
		{ kind: 'heading', level: 2, text },
		{ kind: 'facts', rows: items.map(row) }
	];
}

function yesOrNo(value: boolean): string {
	return value ? 'Ya' : 'Tidak';
}
