// Owns how a prepared session becomes slides, in the order in which a group sees them, and which
// questions it asks before and after.

import type { QuizForm } from '#lib/codes/answer-code.ts';
import { forCase, type Library, type Question, type Session, type Step } from './guide.ts';

/** A question with its place: one objective of one lesson. */
export interface SessionQuestion {
	/** Slug of the lesson. */
	lesson: string;
	/** Id of the objective in that lesson. */
	objective: string;
	/** Id of the question in that lesson. */
	item: string;
	forms: { readonly a: Question; readonly b: Question };
}

/** What an objective says, with the lesson that it belongs to. */
export interface SessionObjective {
	lesson: string;
	objective: string;
	text: string;
}

/** A stretch of a session that has a clock of its own. */
export interface Stretch {
	id: string;
	title: string;
	/** Minutes that its steps say they take; null where they don't. */
	minutes: number | null;
	pictogram: string;
}

/** One thing that a group looks at. Its id is permanent within a revision. */
export type Slide = { readonly id: string; readonly stretch: string } & (
	| { readonly kind: 'cover' | 'results' | 'closing' }
	/** How many are here, and how they will answer. */
	| { readonly kind: 'quiz'; readonly form: QuizForm }
	/** The way to the quiz on the participants' phones. */
	| { readonly kind: 'codes'; readonly form: QuizForm }
	| {
			/** `answer` is the same question with its answer. */
			readonly kind: 'question' | 'answer';
			readonly form: QuizForm;
			/** Counted from 1. */
			readonly number: number;
			readonly of: number;
			readonly question: SessionQuestion;
	  }
	| { readonly kind: 'step'; readonly step: Step }
);

/** A session, ready to be shown. */
export interface Deck {
	stretches: readonly Stretch[];
	slides: readonly Slide[];
	questions: readonly SessionQuestion[];
	objectives: readonly SessionObjective[];
}

const OPENING = 'pembuka';
const CLOSING = 'penutup';

/**
 * @param session one of the library's
 * @param library where its lessons and guides are
 * @returns cover, quiz A, lessons and guides, quiz B, its answers, results, closing. A session
 *   without lessons asks nothing
 */
export function deckOf(session: Session, library: Pick<Library, 'guides' | 'lessons'>): Deck {
	const { questions, objectives } = quizOf(session, library);
	const parts = session.parts.map((part, index) => partOf(part, index, library));
	const before = questions.length > 0 ? [quizStretch('a'), quizStretch('b')] : [];
	const stretches: Stretch[] = [
		{ id: OPENING, title: 'Pembuka', minutes: null, pictogram: 'outreach' },
		...before.slice(0, 1),
		...parts.map(({ stretch }) => stretch),
		...before.slice(1),
		{ id: CLOSING, title: 'Penutup', minutes: null, pictogram: 'complain' }
	];
	const slides: Slide[] = [
		{ kind: 'cover', id: 'awal', stretch: OPENING },
		...quizSlides('a', questions),
		...parts.flatMap(({ slides }) => slides),
		...quizSlides('b', questions),
		...questionSlides('answer', 'b', questions),
		...(questions.length > 0
			? [{ kind: 'results', id: 'hasil', stretch: quizStretch('b').id } as const]
			: []),
		{ kind: 'closing', id: 'penutup', stretch: CLOSING }
	];
	return { stretches, slides, questions, objectives };
}

/**
 * @param session one of the library's
 * @param library where its lessons are
 * @returns every question and every objective of its lessons, in their order
 */
export function quizOf(
	session: Session,
	library: Pick<Library, 'lessons'>
): { questions: SessionQuestion[]; objectives: SessionObjective[] } {
	const slugs = new Set(
		session.parts.filter(({ kind }) => kind === 'lesson').map(({ slug }) => slug)
	);
	const lessons = [...slugs].flatMap((slug) => library.lessons.filter((one) => one.slug === slug));
	return {
		questions: lessons.flatMap(({ slug, quiz }) =>
			quiz.map(({ id, objective, forms }) => ({ lesson: slug, objective, item: id, forms }))
		),
		objectives: lessons.flatMap(({ slug, objectives }) =>
			objectives.map(({ id, text }) => ({ lesson: slug, objective: id, text }))
		)
	};
}

function partOf(
	part: Session['parts'][number],
	index: number,
	{ guides, lessons }: Pick<Library, 'guides' | 'lessons'>
): { stretch: Stretch; slides: Slide[] } {
	const text = (part.kind === 'lesson' ? lessons : guides).find(({ slug }) => slug === part.slug);
	// The library was checked when it was read.
	if (!text) throw new Error(`a session names ${part.kind} "${part.slug}", which is not there`);
	const steps: readonly Step[] =
		text.kind === 'guide' && part.kind === 'guide' ? forCase(text, part.caseId).steps : text.steps;
	const id = `bagian-${index + 1}`;
	const minutes = steps.reduce((sum, one) => sum + (one.minutes ?? 0), 0);
	return {
		stretch: {
			id,
			title: text.title,
			// Minutes of a guide's steps are the resident's at home, not the group's here.
			minutes: text.kind === 'lesson' && minutes > 0 ? minutes : null,
			pictogram: text.pictogram
		},
		slides: steps.map((step) => ({ kind: 'step', id: `${id}-${step.id}`, stretch: id, step }))
	};
}

function quizStretch(form: QuizForm): Stretch {
	return {
		id: `kuis-${form}`,
		title: form === 'a' ? 'Kuis sebelum' : 'Kuis sesudah',
		minutes: null,
		pictogram: 'hands'
	};
}

function quizSlides(form: QuizForm, questions: readonly SessionQuestion[]): Slide[] {
	if (questions.length === 0) return [];
	const stretch = quizStretch(form).id;
	return [
		{ kind: 'quiz', id: `kuis-${form}`, stretch, form },
		{ kind: 'codes', id: `ponsel-${form}`, stretch, form },
		...questionSlides('question', form, questions)
	];
}

function questionSlides(
	kind: 'question' | 'answer',
	form: QuizForm,
	questions: readonly SessionQuestion[]
): Slide[] {
	return questions.map((question, index) => ({
		kind,
		id: `${kind === 'question' ? 'tanya' : 'jawab'}-${form}-${index + 1}`,
		stretch: quizStretch(form).id,
		form,
		number: index + 1,
		of: questions.length,
		question
	}));
}
