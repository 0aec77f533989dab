// Owns the proof of work that stands in for addresses: cheap for one report, dear for thousands.
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8 } from './bytes.ts';

/** Several small puzzles instead of a large one, so that chance makes nobody wait long. */
export const PUZZLES = 8;
/** Leading zero bits of each: 4,096 hashes at the mean, 32,768 in all. */
const BITS = 12;

/** @returns whether these are the answers to a challenge */
export function isProof(challenge: string, answers: readonly number[]): boolean {
	return (
		answers.length === PUZZLES &&
		answers.every(
			(answer, puzzle) =>
				Number.isSafeInteger(answer) && answer >= 0 && solves(challenge, puzzle, answer)
		)
	);
}

/**
 * Looks for answers, in turns, so that a page can go on in between.
 * @param challenge from the server
 * @returns a generator that yields after each 500 tries how many puzzles are solved; returns the answers
 */
export function* findProof(challenge: string): Generator<number, number[], void> {
	const answers: number[] = [];
	let tries = 0;
	for (let puzzle = 0; puzzle < PUZZLES; puzzle++) {
		let answer = 0;
		while (!solves(challenge, puzzle, answer)) {
			answer += 1;
			tries += 1;
			if (tries % 500 === 0) yield puzzle;
		}
		answers.push(answer);
	}
	return answers;
}

function solves(challenge: string, puzzle: number, answer: number): boolean {
	const hash = sha256(utf8(`${challenge} ${puzzle} ${answer}`));
	return ((hash[0] ?? 1) << 8) + (hash[1] ?? 1) < 1 << (16 - BITS);
}
