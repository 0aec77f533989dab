// The Indonesian words for what happens to officers' accounts.
import type { OfficerEventKind } from '#lib/server/officers/index.ts';

export const ACCOUNT_EVENT_LABELS = {
	created: 'Akun dibuat',
	changed: 'Data akun diubah',
	signed_in: 'Masuk',
	sign_in_failed: 'Gagal masuk',
	password_changed: 'Kata sandi diganti',
	password_reset: 'Kata sandi diatur ulang',
	disabled: 'Akun dinonaktifkan',
	enabled: 'Akun diaktifkan lagi',
	roles_changed: 'Peran diubah',
	second_factor_enabled: 'Verifikasi dua langkah dipasang',
	second_factor_removed: 'Verifikasi dua langkah dilepas',
	recovery_code_used: 'Masuk dengan kode cadangan',
	sessions_ended: 'Keluar dari semua perangkat',
	requirement_changed: 'Kewajiban dua langkah diubah',
	deputy_entered: 'Pengganti selama cuti dicatat',
	deputy_ended: 'Pengganti selama cuti diakhiri',
	officer_list_changed: 'Daftar petugas di formulir diubah'
} as const satisfies Record<OfficerEventKind, string>;
