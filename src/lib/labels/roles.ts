// The Indonesian words for the roles of officers.
import type { Role } from '#lib/codes/officer-codes.ts';

export const ROLE_LABELS = {
	administrator: 'Administrator',
	intake: 'Penerima',
	handler: 'Petugas',
	unit_head: 'Kepala unit',
	head: 'Pimpinan',
	district_operator: 'Operator kecamatan',
	overseer: 'Pengawas',
	disclosure_member: 'Anggota tim WBS'
} as const satisfies Record<Role, string>;

/** What each role does, for whoever hands roles out. */
export const ROLE_HINTS = {
	administrator: 'Mengatur akun petugas. Isi pengaduan tidak terbuka baginya.',
	intake: 'Memeriksa laporan yang masuk dan meneruskannya ke unit.',
	handler: 'Menangani pengaduan yang sampai di unitnya.',
	unit_head: 'Memimpin satu unit: membagi pengaduan dan turun tangan bila terlambat.',
	head: 'Melihat semua pengaduan dan mengarahkan penanganannya.',
	district_operator: 'Mencatat laporan warga di kecamatannya.',
	overseer: 'Membaca semua pengaduan. Mengurus sendiri hanya yang menyangkut pimpinan kantor.',
	disclosure_member:
		'Boleh membuat kunci WBS. Membaca laporan WBS hanya bila tercantum dalam susunan tim yang ditandatangani. Wajib verifikasi dua langkah.'
} as const satisfies Record<Role, string>;
