// The parts of an answer, and the words around them that stand in every answer.
import type { ComplaintType } from '#lib/codes/complaint-codes.ts';

/** What a resident needs to be told; where to turn is added by us. */
export interface AnswerParts {
	/** What was found, or what is the answer to a question. */
	found: string;
	done: string;
	next: string;
}

/** What each part is called: above it in the answer, and on its field in the form. */
export const ANSWER_HEADINGS = {
	complaint: {
		found: 'Yang kami temukan',
		done: 'Yang sudah kami lakukan',
		next: 'Langkah berikutnya'
	},
	information_request: {
		found: 'Jawaban kami',
		done: 'Yang sudah kami periksa',
		next: 'Langkah berikutnya'
	},
	aspiration: {
		found: 'Yang kami pelajari',
		done: 'Keputusan kami',
		next: 'Langkah berikutnya'
	}
} as const satisfies Record<ComplaintType, Record<keyof AnswerParts, string>>;

/** Whom a resident may turn to beside us (UU 25/2009 Pasal 46). */
export const OMBUDSMAN_RIGHT =
	'Anda berhak mengadu ke Ombudsman Republik Indonesia bila tidak puas dengan jawaban kami (UU 25/2009 Pasal 46). Mengadu ke Ombudsman juga gratis.';

/** The end of every answer: first us again, then the Ombudsman. */
export const WHERE_TO_TURN = `Bila masih ada yang kurang\nTekan “Belum selesai” di halaman Lacak, atau katakan di loket. Kami kerjakan lagi. ${OMBUDSMAN_RIGHT}`;

/**
 * @param type of the complaint, as verified; decides the headings
 * @param parts as the officer wrote them
 * @returns the one text that is kept and shown
 */
export function answerText(type: ComplaintType, parts: AnswerParts): string {
	const headings = ANSWER_HEADINGS[type];
	return [
		`${headings.found}\n${parts.found}`,
		`${headings.done}\n${parts.done}`,
		`${headings.next}\n${parts.next}`,
		WHERE_TO_TURN
	].join('\n\n');
}
