// What became of each complaint when one step was asked for several.
import type { Status } from '#lib/codes/complaint-codes.ts';
import type { BulkOutcome } from '#lib/server/complaints/index.ts';
import { STATUS_LABELS } from './complaints.ts';

/** Why a step does not exist from a status; others are named. */
const ENDED: Partial<Record<Status, string>> = {
	submitted: 'Belum diperiksa. Periksa dan terima dulu.',
	needs_completion: 'Masih menunggu pelapor. Periksa dan terima dulu.',
	answered: 'Sudah dijawab. Sekarang giliran pelapor.',
	closed: 'Sudah ditutup.',
	rejected: 'Sudah ditolak.',
	forwarded: 'Sudah diteruskan ke instansi lain.'
};

/** @returns why nothing was done, and what to do; null when it was done, now or before */
export function bulkReason({ result, status }: BulkOutcome): string | null {
	switch (result) {
		case 'done':
		case 'already':
			return null;
		case 'conflict':
			return 'Baru saja diubah orang lain. Buka dan baca dulu, lalu ulangi untuk yang ini.';
		case 'not_allowed':
			return 'Bukan tugas Anda.';
		case 'not_found':
			return 'Tidak ada di antara pengaduan yang bisa Anda lihat.';
		case 'invalid_transition':
			return (
				(status && ENDED[status]) ??
				`Tidak bisa pada status “${status ? STATUS_LABELS[status] : 'ini'}”.`
			);
		default:
			return 'Isiannya tidak bisa dipakai untuk yang ini. Buka, lalu kerjakan satu per satu.';
	}
}
