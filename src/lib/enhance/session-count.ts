// Counts how a group answers: hands on the slide of each question, codes from phones on one slide.
// Never more answers than people.
import { type CodedQuiz, type QuizForm, readAnswerCode } from '#lib/codes/answer-code.ts';
import {
	countAnswers,
	type CountedQuestion,
	MOST_PRESENT,
	type QuizResult,
	sum,
	totalsOf
} from '#lib/guides/session-result.ts';
import type { Counting } from './session-run.ts';

/** A quiz as the document holds it. */
export interface CountedQuiz {
	form: QuizForm;
	/** Its slides: method, codes, questions. */
	slides: HTMLElement[];
	questions: CountedQuestion[];
	coded: CodedQuiz;
}

const NOBODY = 'Isi dulu berapa orang yang hadir, di awal kuis ini.';
const REFUSALS = {
	unreadable: 'Kode ini belum tepat. Dengarkan dan ketik lagi, huruf demi huruf.',
	other_form: 'Kode ini dari kuis yang lain. Minta peserta membuka kuis yang sekarang.',
	other_session: 'Kode ini dari sesi lain atau versi lama. Minta peserta memuat ulang kuisnya.'
};

/** @param root the document @param form which quiz @param revision of the session */
export function findQuiz(root: HTMLElement, form: QuizForm, revision: string): CountedQuiz {
	const slides = [...root.querySelectorAll<HTMLElement>(`[data-slide][data-form=${form}]`)];
	const questions = slides
		.flatMap((slide) => [...slide.querySelectorAll<HTMLElement>('[data-question]')])
		.map((work) => ({
			lesson: work.dataset.lesson ?? '',
			objective: work.dataset.objective ?? '',
			right: Number(work.dataset.right),
			answers: work.querySelectorAll('[data-hands]').length
		}));
	const sizes = questions.map(({ answers }) => answers);
	return { form, slides, questions, coded: { form, revision, sizes } };
}

/** @returns the quiz as it would be sent; null when nothing was counted */
export function quizResult(
	{ form, questions, coded }: CountedQuiz,
	{ method, present, hands, codes }: Counting
): QuizResult | null {
	if (method === 'none' || present < 1) return null;
	const people = codes.flatMap((code) => {
		const read = readAnswerCode(code, coded);
		return read.ok ? [read.answers] : [];
	});
	const counts = method === 'codes' ? countAnswers(questions, people) : hands;
	if (!counts.some((one) => one && sum(one) > 0)) return null;
	return { form, method, present, totals: totalsOf(questions, counts, present) };
}

/**
 * Makes the slides of a quiz count.
 * @param quiz where
 * @param counting what was counted so far; changed in place
 * @param changed called after each change
 */
export function countQuiz(quiz: CountedQuiz, counting: Counting, changed: () => void): void {
	const refreshers: (() => void)[] = [];
	const done = () => {
		for (const refresh of refreshers) refresh();
		changed();
	};
	for (const slide of quiz.slides) {
		const work = slide.querySelector<HTMLElement>('.work');
		if (!work) continue;
		const kind = slide.dataset.slide;
		if (kind === 'quiz') refreshers.push(countPresent(work, counting, done));
		if (kind === 'question') refreshers.push(countHands(work, counting, done));
		if (kind === 'codes') {
			refreshers.push(countCodes(work as HTMLFormElement, quiz, counting, done));
		}
	}
	for (const refresh of refreshers) refresh();
}

/**
 * Makes the buttons and the number of a counter one.
 * @param counter the element around them
 * @param read the number
 * @param write takes a new one, or says why not
 * @returns shows the number anew
 */
export function bindCounter(
	counter: HTMLElement,
	read: () => number,
	write: (value: number) => string
): () => void {
	const input = counter.querySelector('input') as HTMLInputElement;
	const fault = counter.closest('.work')?.querySelector('[data-fault]');
	const show = () => (input.value = String(read()));
	const attempt = (value: number) => {
		const sentence = value < 0 || !Number.isInteger(value) ? '' : write(value);
		if (fault) fault.textContent = sentence;
		show();
	};
	counter.addEventListener('click', ({ target }) => {
		const by = (target as Element).closest<HTMLElement>('[data-by]')?.dataset.by;
		if (by) attempt(read() + Number(by));
	});
	input.addEventListener('change', () => attempt(Number.parseInt(input.value, 10)));
	input.addEventListener('focus', () => input.select());
	return show;
}

function countPresent(work: HTMLElement, counting: Counting, done: () => void): () => void {
	const counter = work.querySelector<HTMLElement>('[data-counter]') as HTMLElement;
	const methods = [...work.querySelectorAll<HTMLInputElement>('[data-method]')];
	for (const radio of methods) {
		radio.addEventListener('change', () => {
			counting.method = radio.value as Counting['method'];
			done();
		});
	}
	const show = bindCounter(
		counter,
		() => counting.present,
		(value) => {
			const answered = mostAnswers(counting);
			if (value > MOST_PRESENT) return `Paling banyak ${MOST_PRESENT} orang.`;
			if (value < answered) return `Sudah ada ${answered} jawaban. Kurangi jawabannya dulu.`;
			counting.present = value;
			done();
			return '';
		}
	);
	return () => {
		for (const radio of methods) radio.checked = radio.value === counting.method;
		(counter.parentElement as HTMLElement).hidden = counting.method === 'none';
		show();
	};
}

function countHands(work: HTMLElement, counting: Counting, done: () => void): () => void {
	const at = Number(work.dataset.question);
	const counters = [...work.querySelectorAll<HTMLElement>('[data-counter]')];
	const own = () => counting.hands[at] ?? counters.map(() => 0);
	const shows = counters.map((counter, answer) =>
		bindCounter(
			counter,
			() => own()[answer] ?? 0,
			(value) => {
				const next = own().map((count, at) => (at === answer ? value : count));
				if (value > (own()[answer] ?? 0) && sum(next) > counting.present) {
					return counting.present === 0
						? NOBODY
						: `Yang hadir ${counting.present} orang, dan semua sudah terhitung. Kurangi jawaban lain dulu, atau ubah jumlah yang hadir.`;
				}
				counting.hands[at] = next;
				done();
				return '';
			}
		)
	);
	return () => {
		for (const show of shows) show();
		tellSum(work, sum(own()), counting.present, 'orang');
	};
}

function countCodes(
	form: HTMLFormElement,
	quiz: CountedQuiz,
	counting: Counting,
	done: () => void
): () => void {
	const input = form.querySelector('input') as HTMLInputElement;
	const fault = form.querySelector('[data-fault]') as HTMLElement;
	const twice = form.querySelector('[data-twice]') as HTMLElement;
	const undo = form.querySelector('[data-undo]') as HTMLElement;
	const take = (code: string) => {
		counting.codes.push(code);
		settle();
		done();
	};
	const settle = (sentence = '') => {
		fault.textContent = sentence;
		input.setAttribute('aria-invalid', String(sentence !== ''));
		twice.hidden = true;
		if (!sentence) input.value = '';
		input.focus();
	};
	let asked = '';
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		const read = readAnswerCode(input.value, quiz.coded);
		if (!read.ok) return settle(REFUSALS[read.why]);
		if (counting.present === 0) return settle(NOBODY);
		if (counting.codes.length >= counting.present) {
			return settle(
				`Sudah ${counting.present} kode, sebanyak orang yang hadir. Ubah dulu jumlah yang hadir bila ada yang baru datang.`
			);
		}
		if (!counting.codes.includes(read.code)) return take(read.code);
		// Two people may well have answered alike; or one was typed in twice.
		asked = read.code;
		fault.textContent = '';
		twice.hidden = false;
		twice.querySelector('button')?.focus();
	});
	form.querySelector('[data-same-again]')?.addEventListener('click', () => take(asked));
	form.querySelector('[data-not-again]')?.addEventListener('click', () => settle());
	undo.addEventListener('click', () => {
		counting.codes.pop();
		settle();
		done();
	});
	return () => {
		undo.hidden = counting.codes.length === 0;
		tellSum(form, counting.codes.length, counting.present, 'kode');
	};
}

function tellSum(work: HTMLElement, counted: number, present: number, what: string): void {
	const place = work.querySelector('[data-sum]');
	if (!place) return;
	const rest = present - counted;
	place.textContent =
		present === 0
			? NOBODY
			: `${counted} ${what} dari ${present} yang hadir.${rest > 0 ? ` ${rest} belum menjawab.` : ' Lengkap.'}`;
}

// The present must not become fewer than those who have answered, in either way: who changes the way
// may change it back.
function mostAnswers({ hands, codes }: Counting): number {
	return Math.max(codes.length, ...hands.map((one) => (one ? sum(one) : 0)));
}
