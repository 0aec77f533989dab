// The quiz on a participant's phone: makes the code here, so that it needs no network any more.
import { type QuizForm, writeAnswerCode } from '#lib/codes/answer-code.ts';

const form = document.querySelector<HTMLFormElement>('form[data-quiz]');
const answer = document.querySelector<HTMLElement>('[data-answer-code]');

if (form && answer) {
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		const questions = [...form.querySelectorAll('fieldset')];
		const answers = questions.map((question) => {
			const chosen = question.querySelector<HTMLInputElement>('input:checked');
			return chosen ? Number(chosen.value) : null;
		});
		const code = writeAnswerCode(
			{
				form: form.dataset.quiz as QuizForm,
				revision: form.dataset.revision ?? '',
				sizes: questions.map((question) => question.querySelectorAll('input').length)
			},
			answers
		);
		const empty = answers.filter((one) => one === null).length;
		tell('[data-code]', code);
		tell('[data-empty]', empty > 0 ? `${empty} pertanyaan Anda kosongkan. Itu boleh.` : '');
		form.hidden = true;
		answer.hidden = false;
		answer.querySelector('h2')?.focus();
		scrollTo({ top: 0, behavior: 'instant' });
	});
	answer.querySelector('[data-change]')?.addEventListener('click', (event) => {
		event.preventDefault();
		back(form, answer);
	});
	answer.querySelector('[data-next-person]')?.addEventListener('click', (event) => {
		event.preventDefault();
		form.reset();
		back(form, answer);
	});
}

function back(form: HTMLElement, answer: HTMLElement): void {
	form.hidden = false;
	answer.hidden = true;
	document.querySelector<HTMLElement>('h1')?.focus();
	scrollTo({ top: 0, behavior: 'instant' });
}

function tell(selector: string, words: string): void {
	const place = answer?.querySelector(selector);
	if (place) place.textContent = words;
}
