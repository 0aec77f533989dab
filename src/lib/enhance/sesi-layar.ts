// The wall: one slide at a time; goes where the facilitator's page goes, and with keys on its own.
import { follow } from './session-channel.ts';
import { fillTable } from './session-table.ts';
import { slidesIn } from './slides.ts';

/** Below this nobody in the last row can read. */
const SMALLEST_PERCENT = 50;

const wall = document.querySelector<HTMLElement>('[data-deck]');
if (wall) hang(wall);

function hang(wall: HTMLElement): void {
	const place = wall.querySelector<HTMLElement>('[data-place]');
	const keys = wall.querySelector<HTMLElement>('[data-keys]');
	const slides = slidesIn(
		wall,
		() => true,
		(slide) => {
			fit(slide);
			if (keys) keys.hidden = slide !== slides.shown()[0];
			if (place) place.textContent = slide.querySelector('h2')?.textContent ?? '';
		}
	);
	slides.show('');
	addEventListener('resize', () => fit(slides.current()));
	follow(wall.dataset.deck ?? '', ({ slide, totals }) => {
		fillTable(wall, totals);
		slides.show(slide);
	});
}

/** A group can't scroll: what is too long for the wall gets smaller letters. */
function fit(slide: HTMLElement): void {
	for (let percent = 100; percent >= SMALLEST_PERCENT; percent -= 5) {
		slide.style.fontSize = `${percent}%`;
		if (slide.scrollHeight <= innerHeight) return;
	}
}
