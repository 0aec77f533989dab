// Owns a session that is being held: where it is, since when, and what was counted so far. Kept on
// the device with every change, so that neither a reload nor an empty battery loses a count.
import type { QuizForm } from '#lib/codes/answer-code.ts';
import type { CountingMethod, SessionResult } from '#lib/guides/session-result.ts';
import { newUuid } from './uuid.ts';

/** What was counted of one quiz. */
export interface Counting {
	method: CountingMethod | 'none';
	present: number;
	/** For each question how many chose each answer. */
	hands: number[][];
	/** Codes that participants said, in the order in which they came. */
	codes: string[];
}

export interface Run {
	id: string;
	title: string;
	revision: string;
	slide: string;
	/** Milliseconds since 1970; null before the first step. */
	startedAt: number | null;
	/** Milliseconds spent in each stretch, without the time since `enteredAt`. */
	spent: Record<string, number>;
	enteredAt: number;
	quizzes: Record<QuizForm, Counting>;
	/** What would be sent now; null while nothing was counted. */
	result: SessionResult | null;
}

const PREFIX = 'tanggap-sesi-berjalan-';

/** @returns a run at its beginning */
export function newRun(title: string, revision: string): Run {
	const counting = (): Counting => ({ method: 'hands', present: 0, hands: [], codes: [] });
	return {
		id: newUuid(),
		title,
		revision,
		slide: '',
		startedAt: null,
		spent: {},
		enteredAt: Date.now(),
		quizzes: { a: counting(), b: counting() },
		result: null
	};
}

/** @param session its slug @returns the run that this device holds of it, or null */
export function readRun(session: string): Run | null {
	try {
		return JSON.parse(localStorage.getItem(PREFIX + session) ?? 'null') as Run | null;
	} catch {
		return null;
	}
}

/** @param session its slug @param run null when it has ended */
export function saveRun(session: string, run: Run | null): void {
	try {
		if (run) localStorage.setItem(PREFIX + session, JSON.stringify(run));
		else localStorage.removeItem(PREFIX + session);
	} catch {
		// Storage is forbidden or full: the run lives as long as the page.
	}
}

/** @returns slugs and titles of the sessions that were begun on this device and not ended */
export function listRuns(): { session: string; title: string }[] {
	try {
		return Object.keys(localStorage)
			.filter((key) => key.startsWith(PREFIX))
			.map((key) => key.slice(PREFIX.length))
			.flatMap((session) => {
				const run = readRun(session);
				return run?.startedAt ? [{ session, title: run.title }] : [];
			});
	} catch {
		return [];
	}
}
