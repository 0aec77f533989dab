// The words of the public figures: what is counted, how it is told apart, why a number is missing.
import type { ReleaseBreakdown, ReleaseMeasure, ReleaseState } from '#lib/codes/release-codes.ts';

/** What a measure is, for the data dictionary. */
interface MeasureWords {
	name: string;
	definition: string;
	unit: 'laporan' | 'persen' | 'hari kerja' | 'kali';
}

export const MEASURE_WORDS = {
	laporan_masuk: {
		name: 'Laporan masuk',
		definition:
			'Laporan yang sampai di kantor dalam periode itu, lewat saluran apa pun. Laporan tentang petugas tidak dihitung.',
		unit: 'laporan'
	},
	laporan_berakhir: {
		name: 'Laporan berakhir',
		definition:
			'Laporan yang selesai, ditolak, atau diteruskan dalam periode itu dan tidak dibuka kembali, kapan pun masuknya.',
		unit: 'laporan'
	},
	dibuka_kembali: {
		name: 'Dibuka kembali',
		definition:
			'Berapa kali pelapor menyatakan belum selesai, atau membuka kembali laporan yang sudah ditutup.',
		unit: 'kali'
	},
	dinilai: {
		name: 'Laporan yang dinilai',
		definition: 'Laporan yang dijawab dalam periode itu dan diberi nilai oleh pelapornya.',
		unit: 'laporan'
	},
	dinilai_baik: {
		name: 'Dinilai baik',
		definition:
			'Paling sedikit berapa persen dari laporan yang dinilai mendapat nilai 4 atau 5 dari 5. Dibulatkan ke bawah, ke kelipatan pada kolom ketelitian.',
		unit: 'persen'
	},
	tepat_waktu: {
		name: 'Tepat waktu',
		definition:
			'Paling sedikit berapa persen batas waktu ditepati, dari semua yang ditepati atau lewat dalam periode itu. Jeda dan perpanjangan menggeser batas. Dibulatkan ke bawah, ke kelipatan pada kolom ketelitian.',
		unit: 'persen'
	},
	hari_tengah: {
		name: 'Lama sampai dijawab',
		definition:
			'Hari kerja dari masuk sampai jawaban terakhir, termasuk jeda: separuh laporan dijawab secepat ini atau lebih cepat. Dari laporan yang dijawab dalam periode itu, bila sedikitnya 5.',
		unit: 'hari kerja'
	},
	hari_persepuluh_terlama: {
		name: 'Sepersepuluh terlama',
		definition:
			'Hari kerja dari masuk sampai jawaban terakhir, termasuk jeda: sembilan dari sepuluh laporan dijawab secepat ini atau lebih cepat. Bila sedikitnya 20 laporan dijawab.',
		unit: 'hari kerja'
	},
	hari_janji: {
		name: 'Janji kami',
		definition:
			'Batas waktu penyelesaian menurut aturan yang berlaku pada hari terakhir periode itu.',
		unit: 'hari kerja'
	}
} as const satisfies Record<ReleaseMeasure, MeasureWords>;

export const BREAKDOWN_WORDS = {
	semua: 'Semua. Kode: wilayah kerja, menurut Kemendagri.',
	jenis: 'Jenis laporan.',
	kanal: 'Saluran tempat laporan masuk.',
	layanan: 'Layanan yang dilaporkan.',
	kategori: 'Masalah yang dilaporkan.',
	kecamatan: 'Kecamatan tempat masalahnya. Kode: menurut Kemendagri.',
	tahap: 'Tahap penanganan yang dihitung waktunya.',
	kelas: 'Kelas laporan, yang menentukan batas waktunya.'
} as const satisfies Record<ReleaseBreakdown, string>;

export const RELEASE_STATE_WORDS = {
	ada: 'Nilai ada.',
	disembunyikan:
		'Antara 1 dan 4, atau disembunyikan supaya angka sekecil itu tidak bisa dihitung dari yang lain. Tidak pernah 0.',
	terlalu_sedikit: 'Terlalu sedikit laporan, sehingga tidak ada yang bisa ditampilkan.',
	tidak_ada: 'Tidak ada yang dihitung.'
} as const satisfies Record<ReleaseState, string>;

const MONTHS = [
	...['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni'],
	...['Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember']
] as const;

/**
 * @param code `2026-09` or `2026-sd-09`
 * @returns `September 2026`, `Januari sampai September 2026`, `Tahun 2026`
 */
export function releaseName(code: string): string {
	const [year = '', ...rest] = code.split('-');
	const month = MONTHS[Number(rest.at(-1)) - 1] ?? '';
	if (rest.length === 1) return `${month} ${year}`;
	return rest.at(-1) === '12' ? `Tahun ${year}` : `Januari sampai ${month} ${year}`;
}

/** @param code `2026-09` @returns `Sep`, for the foot of a chart */
export function shortMonth(code: string): string {
	return (MONTHS[Number(code.slice(5)) - 1] ?? '').slice(0, 3);
}

/** Columns of the files: name, what it holds, and how a program reads it (Table Schema). */
export const RELEASE_COLUMNS = [
	['periode', 'Bulan, misalnya 2026-09, atau sejak Januari: 2026-sd-09.', 'string'],
	['tanggal_awal', 'Hari pertama periode itu.', 'date'],
	['tanggal_akhir', 'Hari terakhir periode itu.', 'date'],
	['kode_wilayah', 'Kode Kemendagri kabupaten atau kota.', 'string'],
	['ukuran', 'Apa yang dihitung.', 'string'],
	['pemilah', 'Menurut apa dipilah.', 'string'],
	['kode', 'Kode dari yang dipilah; untuk wilayah: kode Kemendagri.', 'string'],
	['nama', 'Namanya ketika diterbitkan.', 'string'],
	['nilai', 'Angkanya. Kosong bila tidak ada atau disembunyikan.', 'integer'],
	['satuan', 'Satuan angka itu.', 'string'],
	['ketelitian', 'Untuk persen: kelipatan tempat angka dibulatkan ke bawah.', 'integer'],
	['keadaan', 'Apakah nilainya ada, dan bila tidak, mengapa.', 'string']
] as const satisfies readonly (readonly [string, string, 'string' | 'date' | 'integer'])[];
