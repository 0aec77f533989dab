// Maps what a command refuses, once, to an HTTP status and to a sentence that says what to do next.
import type { DomainError, DomainErrorCode } from '#lib/server/platform/errors.ts';

const STATUS: Record<DomainErrorCode, number> = {
	invalid_input: 400,
	not_signed_in: 401,
	not_allowed: 403,
	not_found: 404,
	conflict: 409,
	invalid_transition: 409,
	expired: 410,
	too_large: 413,
	unsupported_media: 415,
	rate_limited: 429
};

const SENTENCE: Record<DomainErrorCode, string> = {
	invalid_input: 'Ada isian yang perlu diperbaiki.',
	not_signed_in: 'Anda perlu masuk dulu.',
	not_allowed:
		'Akun Anda tidak berwenang melakukan ini. Minta bantuan pimpinan atau administrator.',
	not_found: 'Halaman atau laporan ini tidak ditemukan.',
	conflict:
		'Laporan ini baru saja diubah oleh orang lain. Muat ulang halaman, lihat perubahannya, lalu coba lagi. Isian Anda masih ada di bawah.',
	invalid_transition:
		'Langkah ini tidak bisa dilakukan pada status laporan yang sekarang. Muat ulang halaman untuk melihat keadaan terbaru.',
	expired: 'Waktunya sudah habis. Buka halaman ini lagi dari awal.',
	too_large:
		'Kiriman terlalu besar. Lampirkan paling banyak 5 berkas, masing-masing paling besar 10 MB.',
	unsupported_media: 'Jenis berkas ini tidak bisa diterima.',
	rate_limited: 'Terlalu banyak percobaan.'
};

/** @param error a refusal @returns the HTTP status that fits it */
export function statusOf(error: DomainError): number {
	return STATUS[error.code];
}

/** @param error a refusal @returns one or two Indonesian sentences for the person */
export function sentenceOf(error: DomainError): string {
	const seconds = error.details.retryAfterSeconds;
	if (error.code === 'rate_limited' && seconds !== undefined) {
		return `${SENTENCE.rate_limited} Coba lagi ${waitingTime(seconds)}.`;
	}
	return SENTENCE[error.code];
}

function waitingTime(seconds: number): string {
	if (seconds < 90) return 'satu menit lagi';
	const minutes = Math.ceil(seconds / 60);
	return minutes < 90 ? `${minutes} menit lagi` : `${Math.ceil(minutes / 60)} jam lagi`;
}
