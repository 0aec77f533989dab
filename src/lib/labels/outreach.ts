// The Indonesian words for what officers make of sessions that devices sent.
import type { SessionState } from '#lib/server/outreach/index.ts';

export const SESSION_STATE_LABELS = {
	unconfirmed: 'Belum dikonfirmasi',
	confirmed: 'Terkonfirmasi',
	discarded: 'Tidak dihitung'
} as const satisfies Record<SessionState, string>;

export const SESSION_STATE_TONES = {
	unconfirmed: 'wait',
	confirmed: 'done',
	discarded: 'stop'
} as const satisfies Record<SessionState, string>;
