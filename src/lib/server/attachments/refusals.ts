// Why a file is refused, and the sentence that tells its owner what to do instead.
import { DomainError } from '../platform/errors.ts';
import type { DomainErrorCode } from '../platform/errors.ts';
import { shownFileName } from './file-name.ts';

/** Why the content of a file is refused. */
export type ContentRefusal =
	'archive' | 'damaged' | 'gif' | 'heic' | 'program' | 'unknown' | 'video';

/** Why a file is refused, with the measure that its sentence tells. */
export type Refusal =
	| { reason: ContentRefusal | 'empty' | 'too_slow' }
	| { reason: 'too_large'; size: number }
	| { reason: 'too_many'; count: number }
	| { reason: 'too_many_pixels'; width: number; height: number };

const CODES: Record<Refusal['reason'], DomainErrorCode> = {
	archive: 'unsupported_media',
	damaged: 'invalid_input',
	empty: 'invalid_input',
	gif: 'unsupported_media',
	heic: 'unsupported_media',
	program: 'unsupported_media',
	too_large: 'too_large',
	too_many: 'invalid_input',
	too_many_pixels: 'too_large',
	too_slow: 'too_large',
	unknown: 'unsupported_media',
	video: 'unsupported_media'
};

const NUMBER = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 });

/** Rounded up, so that a file just over the limit never reads as exactly the limit. */
function megabytes(bytes: number): string {
	return NUMBER.format(Math.ceil((bytes / (1024 * 1024)) * 10) / 10);
}

function sentence(name: string, refusal: Refusal): string {
	const file = `“${shownFileName(name)}”`;
	switch (refusal.reason) {
		case 'archive':
			return `${file} adalah berkas Word, Excel, atau ZIP. Simpan dulu sebagai PDF, lalu pilih PDF-nya.`;
		case 'damaged':
			return `${file} rusak atau belum lengkap. Coba buka dulu di ponsel Anda, lalu pilih lagi atau buat ulang berkasnya.`;
		case 'empty':
			return `${file} kosong. Pilih lagi berkasnya.`;
		case 'gif':
			return `${file} adalah gambar GIF. Ubah dulu ke JPEG atau PNG, misalnya dengan tangkapan layar.`;
		case 'heic':
			return `${file} adalah foto HEIC yang belum bisa kami buka. Ubah dulu ke JPEG: di iPhone, buka Pengaturan › Kamera › Format, pilih “Paling Kompatibel”, lalu foto lagi. Tangkapan layar dari foto itu juga bisa.`;
		case 'program':
			return `${file} adalah program. Demi keamanan, kami hanya menerima foto, PDF, atau rekaman suara.`;
		case 'too_large':
			return `${file} berukuran ${megabytes(refusal.size)} MB, batasnya 10 MB. Pilih berkas yang lebih kecil.`;
		case 'too_many':
			return `Anda memilih ${refusal.count} berkas, paling banyak 5. Kurangi mulai dari ${file}.`;
		case 'too_many_pixels':
			return `${file} berukuran ${NUMBER.format(refusal.width)} × ${NUMBER.format(refusal.height)} piksel, terlalu besar untuk kami buka. Kecilkan dulu, atau pilih tangkapan layarnya.`;
		case 'too_slow':
			return `${file} terlalu berat untuk kami buka. Kecilkan dulu, atau pilih tangkapan layarnya.`;
		case 'unknown':
			return `${file} bukan foto, PDF, atau rekaman suara yang kami kenal. Pilih foto JPEG, PNG, atau WebP, dokumen PDF, atau rekaman suara M4A, OGG, MP3, atau WebM.`;
		case 'video':
			return `${file} adalah video, dan kami belum bisa menerimanya. Pilih beberapa foto, PDF, atau rekaman suara.`;
	}
}

/**
 * Refuses one or more files at once.
 *
 * @param refused the files, at least one, with the reason of each
 * @throws DomainError always: with the code of the first file and a sentence for each
 */
export function refuseAttachments(refused: readonly ({ name: string } & Refusal)[]): never {
	const reasons = refused.map(({ reason }) => reason);
	throw new DomainError(
		reasons[0] ? CODES[reasons[0]] : 'invalid_input',
		`attachments refused: ${reasons.join(', ')}`,
		{ fields: { lampiran: refused.map((file) => sentence(file.name, file)).join(' ') } }
	);
}
