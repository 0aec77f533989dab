// The check before a trip on a phone without signal: the page brought the calendar with it.
import { concerns } from '#lib/guides/guide.ts';
import {
	type Agenda,
	judgeTrip,
	type Moment,
	type PlaceInKecamatan,
	type Trip,
	type TripGuide
} from '#lib/guides/readiness.ts';
import { verdictWords, type VerdictWords } from '#lib/labels/readiness.ts';
import { isTouched, keptTicks } from './guide-ticks.ts';

interface Facts extends TripGuide {
	agenda: Agenda;
	places: PlaceInKecamatan[];
	questionHref: string;
}

const article = document.querySelector<HTMLElement>('[data-guide]');
const form = document.querySelector<HTMLFormElement>('#cek');
if (article && form) start(article, form, JSON.parse(article.dataset.facts ?? '') as Facts);

function start(article: HTMLElement, form: HTMLFormElement, facts: Facts): void {
	const asked = new URLSearchParams(location.search);
	// Once checked, the form says what is at hand: a box that was emptied stays empty.
	const kept = asked.has('cek') ? null : keptTicks(article.dataset.guide ?? '');
	const ready = new Set([
		...asked.getAll('syarat').flatMap((ids) => ids.split('.')),
		...(kept?.requirements ?? [])
	]);
	for (const box of form.ownerDocument.querySelectorAll<HTMLInputElement>('input[name=syarat]')) {
		if (!isTouched(box)) box.checked ||= ready.has(box.value);
	}
	// Only the page that a phone keeps holds every case; the server's own has answered already.
	if (article.dataset.all === undefined) return;

	for (const name of ['kasus', 'tempat'] as const) {
		for (const choice of form.querySelectorAll<HTMLInputElement>(`input[name=${name}]`)) {
			choice.checked = choice.value === asked.get(name);
		}
	}
	for (const name of ['kecamatan', 'tanggal'] as const) {
		const field = form.querySelector<HTMLInputElement | HTMLSelectElement>(`[name=${name}]`);
		if (field) field.value = asked.get(name) ?? '';
	}
	const back = article.querySelector<HTMLAnchorElement>('[data-back]');
	const showCase = () => {
		const caseId = String(new FormData(form).get('kasus') ?? '') || null;
		for (const part of article.querySelectorAll<HTMLElement>('[data-kasus]')) {
			part.hidden = !concerns(part.dataset.kasus?.split(' ') ?? null, caseId);
		}
		for (const group of article.querySelectorAll<HTMLElement>('[data-any]')) {
			group.hidden = !group.querySelector('[data-one-of]:not([hidden])');
		}
		if (back && caseId) back.search = `?kasus=${caseId}`;
	};
	form.addEventListener('change', showCase);
	showCase();
	const judge = () => {
		const trip = tripOf(new FormData(form));
		const readiness = judgeTrip(facts, trip, facts.agenda, facts.places, now());
		show(verdictWords(readiness, trip), facts.questionHref);
	};
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		judge();
	});
	// Sent to the server from its own page, but the signal was too weak for its answer.
	if (asked.has('cek')) judge();
}

function tripOf(fields: FormData): Trip {
	const text = (name: string) => String(fields.get(name) ?? '') || null;
	const places: Record<string, Trip['destination']> = { kantor: 'office', kecamatan: 'kecamatan' };
	return {
		caseId: text('kasus'),
		ready: fields.getAll('syarat').map(String),
		destination: places[text('tempat') ?? ''] ?? null,
		kecamatan: text('kecamatan'),
		date: text('tanggal')
	};
}

// The phone's own clock: whoever plans the trip is in the office's zone, or knows that they aren't.
function now(): Moment {
	const clock = new Date();
	const two = (part: number) => String(part).padStart(2, '0');
	return {
		date: `${clock.getFullYear()}-${two(clock.getMonth() + 1)}-${two(clock.getDate())}`,
		time: `${two(clock.getHours())}:${two(clock.getMinutes())}`
	};
}

function show(verdict: VerdictWords, questionHref: string): void {
	const place = document.querySelector('#putusan');
	if (!place) return;
	const box = element('div', { class: `notice ${verdict.go ? 'ok' : 'danger'}`, tabindex: '-1' });
	const inner = element(
		'div',
		{},
		element('h2', {}, verdict.title),
		element('p', {}, verdict.text)
	);
	if (!verdict.go) {
		const items = verdict.advice.map((one) =>
			element(
				'li',
				{},
				element('a', { href: `#${one.field}` }, one.title),
				...one.steps.map((step) => element('p', {}, step))
			)
		);
		const ask = element('p', {}, element('a', { href: questionHref }, 'Tanya petugas'));
		inner.append(element('ul', {}, ...items), ask);
	}
	box.append(inner);
	place.replaceChildren(box);
	box.focus();
}

function element(
	name: string,
	attributes: Record<string, string>,
	...children: (Node | string)[]
): HTMLElement {
	const made = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
	made.append(...children);
	return made;
}
