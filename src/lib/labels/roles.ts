// The Indonesian words for the roles of officers.
import type { Role } from '#lib/codes/officer-codes.ts';

export const ROLE_LABELS = {
	administrator: 'Administrator',
	intake: 'Penerima',
	handler: 'Petugas',
	head: 'Pimpinan',
	district_operator: 'Operator kecamatan',
	overseer: 'Pengawas'
} as const satisfies Record<Role, string>;
