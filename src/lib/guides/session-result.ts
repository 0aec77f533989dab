// Owns what is kept of a session that was held: how a group answered, per objective, before and
// after. Totals only; nothing in it tells one person from another.

import type { Answers, QuizForm } from '#lib/codes/answer-code.ts';

/** How answers were collected: raised hands, or codes from phones. */
export type CountingMethod = 'hands' | 'codes';

/** Answers of a group to all questions about one objective, one for each person and question. */
export interface ObjectiveTotal {
	lesson: string;
	objective: string;
	/** People present times questions: right + wrong + unanswered. */
	asked: number;
	right: number;
	wrong: number;
	unanswered: number;
}

/** One quiz that was held: form A before the session, form B after it. */
export interface QuizResult {
	form: QuizForm;
	method: CountingMethod;
	/** People present at the quiz. */
	present: number;
	totals: ObjectiveTotal[];
}

/**
 * A session that was held. Kept on devices, sent as JSON: a device may send tomorrow what it wrote
 * weeks ago, so fields may be added and never change their meaning.
 */
export interface SessionResult {
	/** UUID made on the device; makes sending twice harmless. */
	id: string;
	/** Slug of the session. */
	session: string;
	/** Revision of the session with all its parts, as the device had it. */
	revision: string;
	/** ISO date on the device's calendar. */
	heldOn: string;
	/** Kemendagri code; null when the worker chose none. */
	kecamatan: string | null;
	/** The most people that were there. */
	present: number;
	minutes: number;
	/** None, one or both, each form at most once. */
	quizzes: QuizResult[];
}

/** There was nothing to hold sessions with before. A phone without a clock says 1970. */
const EARLIEST = '2026-01-01';

/**
 * @param day of a session, as somebody or their device wrote it
 * @param today ISO date, at the office or on the device
 * @returns what is wrong with it, in a sentence; '' when nothing is
 */
export function mistakeInDay(day: string, today: string): string {
	if (!isDay(day)) return 'Tanggal sesi belum benar. Periksa tanggalnya.';
	if (day >= EARLIEST && day <= dayAfter(today)) return '';
	return 'Tanggal sesi terlalu lama, atau di masa depan. Periksa tanggalnya.';
}

/** @returns `YYYY-MM-DD` on the device's own calendar */
export function localDay(date: Date): string {
	return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function isDay(day: string): boolean {
	if (!/^\d{4}-\d\d-\d\d$/.test(day)) return false;
	const moment = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}

// A device may already be in the next day, east of the office.
function dayAfter(day: string): string {
	return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

/** What counting needs to know of a question. */
export interface CountedQuestion {
	lesson: string;
	objective: string;
	/** Index of the right answer. */
	right: number;
	/** How many answers it offers. */
	answers: number;
}

/** Largest group that is counted. */
export const MOST_PRESENT = 2000;
/** Longest session, in minutes: a day with two meals. */
export const MOST_MINUTES = 720;

/**
 * Turns the answers of people into raised hands.
 * @param questions in the order of the answers
 * @param people one entry for each person
 * @returns for each question how many chose each answer
 */
export function countAnswers(
	questions: readonly CountedQuestion[],
	people: readonly Answers[]
): number[][] {
	return questions.map(({ answers }, at) =>
		Array.from(
			{ length: answers },
			(_, answer) => people.filter((one) => one[at] === answer).length
		)
	);
}

/**
 * @param questions what was asked
 * @param hands for each question how many chose each answer; missing ones count as none
 * @param present people in the room; at least as many as answered any question
 * @returns one total for each objective, in the order of the questions
 */
export function totalsOf(
	questions: readonly CountedQuestion[],
	hands: readonly (readonly number[] | undefined)[],
	present: number
): ObjectiveTotal[] {
	const totals = new Map<string, ObjectiveTotal>();
	for (const [at, { lesson, objective, right }] of questions.entries()) {
		const key = `${lesson}/${objective}`;
		const total = totals.get(key) ?? {
			lesson,
			objective,
			asked: 0,
			right: 0,
			wrong: 0,
			unanswered: 0
		};
		const counts = hands[at] ?? [];
		const answered = sum(counts);
		const correct = counts[right] ?? 0;
		total.asked += present;
		total.right += correct;
		total.wrong += answered - correct;
		total.unanswered += present - answered;
		totals.set(key, total);
	}
	return [...totals.values()];
}

/** @param counts how many chose each answer @returns how many chose any */
export function sum(counts: readonly number[]): number {
	return counts.reduce((total, one) => total + one, 0);
}
