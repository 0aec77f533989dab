// The Indonesian words for a complaint that lies with another agency.
import type { ForwardingKind, ForwardingState } from '#lib/codes/complaint-codes.ts';
import type { ForwardingFacts } from '#lib/server/complaints/index.ts';
import { formatDate } from './deadline.ts';

export const FORWARDING_KIND_LABELS = {
	agency: 'Instansi lain, dengan surat',
	sp4n: 'SP4N-LAPOR!, diketik ulang di sana'
} as const satisfies Record<ForwardingKind, string>;

export const FORWARDING_STATE_LABELS = {
	prepared: 'Suratnya belum dikirim',
	sent: 'Sudah dikirim',
	received: 'Sudah diterima instansi itu',
	answered: 'Sudah dijawab'
} as const satisfies Record<ForwardingState, string>;

/** The same for SP4N-LAPOR!, where nothing is sent by letter. */
export const SP4N_STATE_LABELS = {
	...FORWARDING_STATE_LABELS,
	prepared: 'Belum dimasukkan ke SP4N-LAPOR!',
	sent: 'Sudah dimasukkan ke SP4N-LAPOR!',
	received: 'Sudah diterima instansi yang dituju'
} as const satisfies Record<ForwardingState, string>;

/** Said wherever SP4N-LAPOR! is offered. */
export const NO_CONNECTION =
	'Tanggap tidak tersambung ke SP4N-LAPOR!. Petugas memasukkan naskahnya sendiri, lalu mencatat nomornya di sini.';

/**
 * @param facts those that an event recorded; a null was taken back
 * @returns terms and texts, for a list or a sentence
 */
export function recordedFacts(facts: Partial<ForwardingFacts>): { term: string; text: string }[] {
	const shown: [string, string | null | undefined][] = [
		['Nomor surat', facts.letterNumber],
		['Dikirim', facts.sentOn && formatDate(facts.sentOn)],
		['Diterima di sana', facts.receivedOn && formatDate(facts.receivedOn)],
		['Nomor rujukan di sana', facts.externalReference]
	];
	return shown.flatMap(([term, text]) => (text ? [{ term, text }] : []));
}
