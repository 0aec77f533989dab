// What is said while a large file is fetched.
import type { ProgressUnit } from '#lib/codes/download-frames.ts';

const UNIT_LABELS: Record<ProgressUnit, string> = { rows: 'baris', files: 'berkas' };

const MEGABYTE = 1_000_000;
const megabytes = new Intl.NumberFormat('id-ID', {
	minimumFractionDigits: 1,
	maximumFractionDigits: 1
});

export const DOWNLOAD_BEGUN = 'Berkas sedang disiapkan.';
export const DOWNLOAD_CANCELLED = 'Unduhan dibatalkan. Tidak ada berkas yang disimpan.';
export const DOWNLOAD_BROKEN =
	'Unduhan terputus sebelum selesai. Tidak ada berkas yang disimpan. Coba lagi.';

/** `12.000 dari 83.000 baris, 3,2 MB`. */
export function downloadCount(
	done: number,
	total: number,
	unit: ProgressUnit | null,
	bytes: number
): string {
	const size = `${megabytes.format(bytes / MEGABYTE)} MB`;
	if (!unit || total === 0) return size;
	const number = (value: number) => value.toLocaleString('id-ID');
	return `${number(done)} dari ${number(total)} ${UNIT_LABELS[unit]}, ${size}`;
}

/** Once it is whole. */
export function downloadDone(name: string): string {
	return `${name} sudah lengkap dan tersimpan di folder unduhan Anda.`;
}
