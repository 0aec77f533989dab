// The words of data-subject requests (UU 27/2022), for residents and officers.
import type {
	DataField,
	DataRequestDecision,
	DataRequestKind,
	RetentionCode,
	RetentionObstacle
} from '#lib/codes/data-request-codes.ts';
import type { DueWords } from './desk.ts';
import { formatDateTime } from './deadline.ts';

/** For officers. */
export const DATA_REQUEST_LABELS = {
	correction: 'Perbaikan data',
	erasure: 'Penghapusan data'
} as const satisfies Record<DataRequestKind, string>;

/** For the resident who asked. */
export const OWN_DATA_REQUEST_LABELS = {
	correction: 'Anda minta data diperbaiki',
	erasure: 'Anda minta data dihapus'
} as const satisfies Record<DataRequestKind, string>;

export const DATA_FIELD_LABELS = {
	name: 'Nama',
	phone: 'Nomor telepon',
	email: 'Email',
	other: 'Lainnya'
} as const satisfies Record<DataField, string>;

export const DATA_DECISION_LABELS = {
	fulfilled: 'Dipenuhi',
	refused: 'Ditolak',
	lapsed: 'Gugur, datanya sudah dihapus'
} as const satisfies Record<DataRequestDecision, string>;

export const RETENTION_LABELS = {
	information: 'Permintaan informasi',
	aspiration: 'Aspirasi',
	without_supervision: 'Pengaduan biasa',
	with_supervision: 'Pengaduan berkadar pengawasan',
	attachments: 'Lampiran semua laporan'
} as const satisfies Record<RetentionCode, string>;

export const RETENTION_OBSTACLE_LABELS = {
	held: 'ditahan pimpinan',
	data_request: 'ada permintaan data yang belum diputuskan',
	reopened: 'dibuka kembali, belum berakhir'
} as const satisfies Record<RetentionObstacle, string>;

const HOUR_MS = 3_600_000;

/**
 * How near the end of a request is. In hours, because nights and holidays count.
 * @param dueAt by when it has to be decided
 */
export function hoursLeft(dueAt: Date, now: Date): DueWords {
	const hours = (dueAt.getTime() - now.getTime()) / HOUR_MS;
	const datetime = dueAt.toISOString();
	if (hours <= -1) return { due: 'overdue', label: `Lewat ${Math.floor(-hours)} jam`, datetime };
	if (hours < 0) return { due: 'overdue', label: 'Baru saja lewat', datetime };
	if (hours < 1) return { due: 'today', label: 'Kurang dari satu jam lagi', datetime };
	const label = `${Math.floor(hours)} jam lagi`;
	return { due: hours <= 24 ? 'today' : hours <= 48 ? 'soon' : 'later', label, datetime };
}

/**
 * Where a request stands, for the resident who asked.
 * @param timeZone the office's
 */
export function ownRequestState(
	{
		kind,
		decision,
		decidedAt,
		dueAt
	}: {
		kind: DataRequestKind;
		decision: DataRequestDecision | null;
		decidedAt: Date | null;
		dueAt: Date;
	},
	now: Date,
	timeZone: string
): string {
	if (!decision || !decidedAt) {
		const until = formatDateTime(dueAt, timeZone);
		return dueAt < now
			? `Kami terlambat, maaf. Seharusnya kami putuskan paling lambat ${until}.`
			: `Kami putuskan paling lambat ${until}.`;
	}
	const at = formatDateTime(decidedAt, timeZone);
	if (decision === 'refused') return `Tidak kami penuhi, ${at}.`;
	if (decision === 'lapsed') return `Tidak perlu lagi: datanya sudah dihapus, ${at}.`;
	return kind === 'correction' ? `Sudah kami kerjakan, ${at}.` : `Sudah dihapus, ${at}.`;
}
