// Owns the limits of the sealed channel, and the one refusal that tells nothing.
import { FILES_IN_REPORT } from '../../sealed/index.ts';
import { DomainError } from '../platform/errors.ts';

/** Sealed bytes of all files of a report: ten of 25 MB, and their padding. */
export const ALL_FILES_BYTES = 285 * 1024 * 1024;
/**
 * More than a report may name: what was sent from a page that is gone, and is named nowhere, must not
 * take the places of what is sent again.
 */
export const FILES_AT_MOST = 3 * FILES_IN_REPORT;
/** Sealed bytes of one file. */
export const FILE_BYTES = 29 * 1024 * 1024;
/** Sealed bytes that come in one request. Twice as much took more memory (docs/benchmarks.md). */
export const PART_BYTES = 256 * 1024;
export const ENVELOPES_AT_MOST = 500;
/** Of all people together, in a day. By address would need the address. */
export const REPORTS_A_DAY = 200;
export const WRITES_A_DAY = 5000;
/**
 * How long a report is kept after it came in, days; every message begins the time anew. Reporters are
 * told so (WbsBox.svelte, pedoman-wbs.md), by no date: that would tell when the team wrote its notes.
 */
export const KEPT_DAYS = 5 * 365;
/** From so many days before the end of its time on nothing vouches for what is stored. */
export const UNVOUCHED_DAYS = 7;
/** A file that was begun and never finished goes after so many days. */
export const UNFINISHED_DAYS = 2;

/** Wrong in form: who uses our pages never sees it. */
export function malformed(what: string): DomainError {
	return new DomainError('invalid_input', `sealed channel: ${what}`, {
		fields: {
			'': 'Kiriman ini tidak utuh, jadi tidak ada yang tersimpan. Muat ulang halaman, lalu kirim lagi.'
		}
	});
}

/** The same for what does not exist, what may not be read, and a wrong receipt. */
export function nothingThere(): DomainError {
	return new DomainError('not_found', 'nothing there for this key');
}
