// Owns the short code by which a participant's phone tells the presenter's phone, over a human
// voice, what was answered in a quiz. It names nobody: two people with the same answers have the
// same code.

import { readChecked, writeChecked } from './crockford.ts';

/** A is asked before a session, B after it. */
export type QuizForm = 'a' | 'b';

/** Which quiz a code belongs to. */
export interface CodedQuiz {
	form: QuizForm;
	/** Hexadecimal; the revision of the whole session. Codes of other versions are told apart. */
	revision: string;
	/** How many answers each question offers, in their order: 2 to 4. */
	sizes: readonly number[];
}

/** Index of the chosen answer; null where none was chosen. */
export type Answers = readonly (number | null)[];

/** What was read, or why not. */
export type ReadCode =
	| { ok: true; answers: (number | null)[]; code: string }
	/** `unreadable`: a typing error. The others are true codes, of another quiz. */
	| { ok: false; why: 'unreadable' | 'other_form' | 'other_session' };

const HEADER_VALUES = 2;
/** Longer texts are not a code with decoration; refusing them early bounds the work. */
const LONGEST_TYPED_TEXT = 100;
/** With "none": two questions make 25 pairs, which fit into one character. */
const CHOICES = 5;

/**
 * @param quiz what was asked
 * @param answers one for each question
 * @returns in groups of four: `7KQ2-M0XD`
 * @throws RangeError when an answer isn't one of the question's
 */
export function writeAnswerCode(quiz: CodedQuiz, answers: Answers): string {
	if (
		answers.length !== quiz.sizes.length ||
		!quiz.sizes.every((size, at) => fits(answers[at], size))
	) {
		throw new RangeError('an answer that the question does not offer');
	}
	const digits = answers.map((answer) => (answer === null ? 0 : answer + 1));
	const pairs: number[] = [];
	for (let at = 0; at < digits.length; at += 2) {
		pairs.push((digits[at] ?? 0) * CHOICES + (digits[at + 1] ?? 0));
	}
	return group(writeChecked([...headerOf(quiz), ...pairs]));
}

/**
 * @param text as the presenter typed it
 * @param quiz the one that is being counted
 * @returns the answers and the code as it is written, or why it isn't one of this quiz
 */
export function readAnswerCode(text: string, quiz: CodedQuiz): ReadCode {
	const values = text.length > LONGEST_TYPED_TEXT ? null : readChecked(text);
	if (!values || values.length <= HEADER_VALUES) return { ok: false, why: 'unreadable' };
	const [first = 0, second] = values;
	const [right = 0, tag] = headerOf(quiz);
	if ((first & 15) !== (right & 15) || second !== tag) return { ok: false, why: 'other_session' };
	if (first !== right) return { ok: false, why: 'other_form' };
	const digits = values
		.slice(HEADER_VALUES)
		.flatMap((pair) => [Math.floor(pair / CHOICES), pair % CHOICES]);
	// An odd number of questions leaves half a pair, which is empty.
	if (digits.length !== quiz.sizes.length && digits.pop() !== 0) {
		return { ok: false, why: 'other_session' };
	}
	const answers = digits.map((digit) => (digit === 0 ? null : digit - 1));
	if (
		answers.length !== quiz.sizes.length ||
		!quiz.sizes.every((size, at) => fits(answers[at], size))
	) {
		return { ok: false, why: 'other_session' };
	}
	return { ok: true, answers, code: group(writeChecked(values)) };
}

function fits(answer: number | null | undefined, size: number): boolean {
	if (answer === null) return true;
	return (
		Number.isInteger(answer) && Number(answer) >= 0 && Number(answer) < Math.min(size, CHOICES - 1)
	);
}

// One bit for the form, nine of the revision.
function headerOf({ form, revision }: CodedQuiz): [number, number] {
	const tag = Number.parseInt(revision.slice(0, 3), 16) & 0x1ff;
	return [(form === 'b' ? 16 : 0) | (tag >> 5), tag & 31];
}

// In groups of four at most, as even as can be: what is said aloud has a rhythm.
function group(code: string): string {
	const groups = Math.ceil(code.length / 4);
	return Array.from({ length: groups }, (_, at) =>
		code.slice(Math.ceil((at * code.length) / groups), Math.ceil(((at + 1) * code.length) / groups))
	).join('-');
}
