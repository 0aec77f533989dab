// A lesson on a phone: the self-check answers on the spot, also without signal.
import { notice } from './notice.ts';
import { offerVoices } from './voice.ts';

const form = document.querySelector<HTMLFormElement>('[data-self-check]');
form?.addEventListener('submit', (event) => {
	event.preventDefault();
	const questions = [...form.querySelectorAll<HTMLElement>('[data-right]')];
	let right = 0;
	for (const question of questions) {
		const chosen = question.querySelector<HTMLInputElement>('input:checked')?.value;
		if (chosen === question.dataset.right) right++;
		const why = question.querySelector<HTMLElement>('[data-why]');
		const verdict = why?.querySelector('b');
		if (!why || !verdict) continue;
		verdict.textContent =
			chosen === question.dataset.right ? 'Benar.' : (verdict.dataset.answer ?? '');
		why.hidden = false;
	}
	form.parentElement?.querySelector('.notice')?.remove();
	const box = notice({
		title: `${right} dari ${questions.length} benar`,
		text:
			right === questions.length ? 'Bagus. Anda sudah paham.' : 'Baca lagi penjelasannya di bawah.'
	});
	box.tabIndex = -1;
	form.before(box);
	box.focus();
});

offerVoices();
