// The words of published documents.
import type { PublicationKind } from '#lib/codes/publication-codes.ts';

export const PUBLICATION_KIND_LABELS = {
	performance_report: 'Laporan kinerja (LAKIP)',
	budget: 'Anggaran',
	service_standard: 'Keputusan standar pelayanan',
	procedure: 'SOP pengaduan',
	team_decree: 'Keputusan tim pengaduan',
	channel_evidence: 'Dokumentasi media pengaduan',
	monitoring_report: 'Laporan monitoring pengaduan',
	whistleblowing_guideline: 'Pedoman pelaporan pelanggaran (WBS)',
	whistleblowing_evaluation: 'Laporan evaluasi WBS',
	other: 'Dokumen lain'
} as const satisfies Record<PublicationKind, string>;

const number = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 });

/** `1,4 MB`, `12 KB`; never 0. @param bytes of a file */
export function fileSize(bytes: number): string {
	return bytes >= 1_000_000
		? `${number.format(bytes / 1_000_000)} MB`
		: `${number.format(Math.ceil(bytes / 1000))} KB`;
}

/** `PDF`, `JPEG`. @param mediaType of a stored file */
export function fileFormat(mediaType: string): string {
	return (mediaType.split('/')[1] ?? mediaType).toUpperCase();
}
