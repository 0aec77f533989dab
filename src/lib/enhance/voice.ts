// Reads steps aloud, one at a time: from the page's files, or by the phone's own voice where it has
// an Indonesian one.

/**
 * Shows and wires the buttons of ListenButton.svelte.
 *
 * What the page owes: each `button.listen` stands behind the heading (h2 to h4) and the paragraphs
 * that it reads, as their sibling; paragraphs of class `hint` are left out. It carries `data-audio`,
 * `data-seconds` and `data-bytes` when there is a file. Its label is the element with `data-label`.
 * One `button.listen-all`, if there is one, reads every step in sight from the first. All of them
 * come hidden.
 */
export function offerVoices(): void {
	const buttons = [...document.querySelectorAll<HTMLButtonElement>('button.listen')];
	const all = document.querySelector<HTMLButtonElement>('button.listen-all');
	const audio = new Audio();
	const speech = window.speechSynthesis as SpeechSynthesis | undefined;
	// Old iPhones don't play Ogg; they speak Indonesian, though.
	const files = audio.canPlayType('audio/ogg; codecs=opus') !== '';
	const trouble = document.createElement('p');
	trouble.setAttribute('role', 'status');
	let playing: HTMLButtonElement | undefined;
	let spoken: SpeechSynthesisUtterance | undefined;
	let onwards = false;

	const fileOf = (button: HTMLButtonElement) => files && button.dataset.audio;
	// "in" is what old Androids call Indonesian.
	const voice = () => speech?.getVoices().find(({ lang }) => /^(id|in)([-_]|$)/i.test(lang));
	const inSight = () => buttons.filter((one) => one.getClientRects().length);

	/** Everything stands still, and every button says what it would do. */
	const stop = () => {
		// First forgotten, then stopped: its end must not start the next step.
		playing = spoken = undefined;
		speech?.cancel();
		audio.pause();
		for (const button of buttons) {
			button.hidden = !fileOf(button) && !voice();
			label(button, `Dengarkan${fileOf(button) ? sizeOf([button]) : ''}`);
		}
		if (!all) return;
		const steps = inSight();
		all.hidden = steps.length < 2;
		label(all, onwards ? 'Berhenti' : `Dengarkan semua${steps.every(fileOf) ? sizeOf(steps) : ''}`);
	};
	const start = (button?: HTMLButtonElement) => {
		if (!button) onwards = false;
		stop();
		trouble.remove();
		playing = button;
		if (!button) return;
		const file = fileOf(button);
		if (!file) return speak();
		label(button, 'Memuat…');
		audio.src = file;
		play();
	};
	const paused = () => playing && !spoken && audio.paused && label(playing, 'Lanjutkan');
	const play = () => {
		// Trouble with the file is the error event's; stopped before it began is none.
		void audio.play().catch(paused);
	};
	const speak = () => {
		if (!playing || !speech) return;
		const utterance = (spoken = new SpeechSynthesisUtterance(textBefore(playing)));
		utterance.lang = 'id-ID';
		utterance.voice = voice() ?? null;
		utterance.onend = () => spoken === utterance && next();
		utterance.onerror = () => spoken === utterance && fail();
		speech.speak(utterance);
		label(playing, 'Berhenti');
	};
	const next = () => {
		const steps = inSight();
		start(onwards && playing ? steps[steps.indexOf(playing) + 1] : undefined);
	};
	const fail = () => {
		const button = playing;
		start();
		button?.after(trouble);
		// Put in after it is in the page, so that it is read aloud.
		trouble.textContent = 'Suara tidak bisa diputar. Periksa sinyal, lalu coba lagi.';
	};

	audio.onplaying = () => playing && label(playing, 'Jeda');
	audio.onpause = paused;
	audio.onerror = () => playing && (voice() ? speak() : fail());
	audio.onended = next;
	for (const button of buttons) {
		button.onclick = () => {
			if (playing === button && !spoken) return audio.paused ? play() : audio.pause();
			onwards = false;
			start(playing === button ? undefined : button);
		};
	}
	if (all) {
		all.onclick = () => {
			onwards = !onwards;
			start(onwards ? inSight()[0] : undefined);
		};
	}
	addEventListener('pagehide', stop);
	// Phones tell their voices late; what is being read by then goes on.
	speech?.addEventListener('voiceschanged', () => playing ?? stop());
	stop();
}

function label(button: HTMLButtonElement, text: string): void {
	const place = button.querySelector('[data-label]');
	if (place) place.textContent = text;
}

/** ` (12 detik, 18 KB)`: what it costs a person to listen. */
function sizeOf(buttons: readonly HTMLButtonElement[]): string {
	const sum = (name: string) =>
		buttons.reduce((all, { dataset }) => all + Number(dataset[name]), 0);
	const seconds = sum('seconds');
	const time = seconds < 90 ? `${Math.ceil(seconds)} detik` : `${Math.ceil(seconds / 60)} menit`;
	return ` (${time}, ${Math.ceil(sum('bytes') / 1000)} KB)`;
}

/** The heading before a button and the paragraphs between the two. */
function textBefore(button: Element): string {
	let text = '';
	for (let one = button.previousElementSibling; one; one = one.previousElementSibling) {
		if (!one.matches('.hint')) text = `${one.textContent}\n${text}`;
		if (one.matches('h2, h3, h4')) break;
	}
	return text;
}
