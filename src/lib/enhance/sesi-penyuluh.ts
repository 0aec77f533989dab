// The facilitator's page of a session: one slide at a time, clocks, counting, and at the end totals
// that are kept on the device. Needs no network after it was loaded.
import {
	localDay,
	mistakeInDay,
	MOST_MINUTES,
	MOST_PRESENT,
	type QuizResult,
	type SessionResult
} from '#lib/guides/session-result.ts';
import { notice } from './notice.ts';
import { lead } from './session-channel.ts';
import { bindCounter, countQuiz, findQuiz, quizResult } from './session-count.ts';
import { keepSending, sendResults } from './session-delivery.ts';
import { newRun, readRun, type Run, saveRun } from './session-run.ts';
import { holdsResult, keepResult, listResults } from './session-store.ts';
import { fillTable } from './session-table.ts';
import { slidesIn } from './slides.ts';

const FORMS = ['a', 'b'] as const;
/** A run that was begun longer ago is probably another day's. */
const LONG_AGO_MS = 3 * 3_600_000;
const ELSEWHERE = 'tab-lain';

const deck = document.querySelector<HTMLElement>('[data-deck]');
if (deck) start(deck);

function start(deck: HTMLElement): void {
	const { deck: session = '', revision = '' } = deck.dataset;
	const run = readRun(session);
	if (run?.result && run.revision !== revision && !isLongAgo(run)) askAboutEarlier(session, run);
	else present(deck);
}

/**
 * New content came while the session was held, and the phone loaded the page again. What was counted
 * by the old one can't go on, since the questions may be others; whether it counts, they know.
 */
function askAboutEarlier(session: string, run: Run): void {
	const startAfresh = () => {
		saveRun(session, null);
		location.reload();
	};
	const box = notice({
		tone: 'warning',
		title: 'Isi sesi ini baru diperbarui',
		text: 'Hitungan Anda dibuat dengan isi yang lama, jadi tidak bisa diteruskan di isi yang baru. Simpan sebagai hasil sesi, atau buang dan hitung dari awal.',
		buttons: [
			[
				'Simpan hitungan lama',
				() => {
					keepCounted(run);
					startAfresh();
				}
			],
			[
				'Buang, hitung dari awal',
				() => {
					if (confirm('Buang semua hitungan lama? Ini tidak bisa dibatalkan.')) startAfresh();
				}
			]
		]
	});
	document.getElementById('utama')?.prepend(box);
}

function present(deck: HTMLElement): void {
	const session = deck.dataset.deck ?? '';
	const revision = deck.dataset.revision ?? '';
	const title = deck.dataset.title ?? '';
	const find = <Kind extends HTMLElement>(selector: string) =>
		deck.querySelector<Kind>(selector) as Kind;

	const run = openRun(session, title, revision);
	let ended = false;
	const quizzes = FORMS.map((form) => findQuiz(deck, form, revision));
	const results = () => quizzes.flatMap((quiz) => quizResult(quiz, run.quizzes[quiz.form]) ?? []);
	const totals = () =>
		Object.fromEntries(results().map(({ form, totals }) => [form, totals] as const));

	deck.classList.add('live');
	for (const hidden of deck.querySelectorAll<HTMLElement>('[data-live], [data-controls]')) {
		hidden.hidden = false;
	}
	const slides = slidesIn(deck, (slide) => belongs(slide, run, results()), entered);
	const tellWall = lead(session, () => ({ slide: run.slide, totals: totals() }));
	for (const quiz of quizzes) countQuiz(quiz, run.quizzes[quiz.form], counted);

	find('[data-back]').addEventListener('click', () => slides.move(-1));
	find('[data-next]').addEventListener('click', () => slides.move(1));
	const finish = prepareFinish();
	slides.show(run.slide);
	setInterval(showClocks, 1000);
	keepAwake();
	keepSending(showDelivery);
	if (run.startedAt && isLongAgo(run)) offerNewRun(run.startedAt);

	function entered(slide: HTMLElement): void {
		const now = Date.now();
		const before = document.getElementById(run.slide)?.dataset.stretch;
		const stretch = slide.dataset.stretch ?? '';
		const moved = run.slide !== '' && run.slide !== slide.id;
		if (moved && !run.startedAt) {
			run.startedAt = run.enteredAt = now;
		} else if (before && before !== stretch) {
			run.spent[before] = spentIn(before, now);
			run.enteredAt = now;
		}
		run.slide = slide.id;
		if (slide.dataset.slide === 'quiz' && slide.dataset.form === 'b') carryPresent();
		if (slide.dataset.slide === 'results') fillTable(slide, totals());
		if (slide.dataset.slide === 'closing') finish.fill();
		// Read aloud, and the place from which Tab goes on.
		if (moved) slide.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
		save();
		showPlace();
		showClocks();
		tellWall();
	}

	function counted(): void {
		save();
		showPlace();
		tellWall();
	}

	function save(): void {
		if (ended) return;
		if (holdsResult(run.id)) return tellEndedElsewhere();
		run.result = resultNow(results());
		saveRun(session, run);
	}

	/** What was ended in another tab is whole there; what this one holds is less. */
	function tellEndedElsewhere(): void {
		if (document.getElementById(ELSEWHERE)) return;
		const box = notice({
			id: ELSEWHERE,
			tone: 'warning',
			title: 'Sesi ini sudah diselesaikan di tab lain',
			text: 'Hasilnya tersimpan. Hitungan di tab ini tidak ikut. Tutup tab ini, atau mulai sesi baru.',
			buttons: [['Mulai sesi baru', () => location.reload()]]
		});
		document.getElementById('utama')?.prepend(box);
	}

	/** Who was there before is probably still there. */
	function carryPresent(): void {
		const { a, b } = run.quizzes;
		if (b.present > 0 || a.present === 0) return;
		b.present = a.present;
		b.method = a.method;
		const counter = find<HTMLInputElement>('[data-present=b]');
		counter.value = String(b.present);
		for (const radio of deck.querySelectorAll<HTMLInputElement>('[name=cara-b]')) {
			radio.checked = radio.value === b.method;
		}
	}

	function spentIn(stretch: string, now: number): number {
		const here = document.getElementById(run.slide)?.dataset.stretch === stretch;
		return (run.spent[stretch] ?? 0) + (here && run.startedAt ? now - run.enteredAt : 0);
	}

	function showPlace(): void {
		const shown = slides.shown();
		const at = shown.findIndex(({ id }) => id === run.slide) + 1;
		find('[data-place]').textContent = `Halaman ${at} dari ${shown.length}`;
		find('[data-count-of]').textContent = `${at} / ${shown.length}`;
		const progress = find<HTMLProgressElement>('[data-progress]');
		progress.max = shown.length;
		progress.value = at;
		find<HTMLButtonElement>('[data-back]').disabled = at <= 1;
		find<HTMLButtonElement>('[data-next]').disabled = at >= shown.length;
	}

	function showClocks(): void {
		const now = Date.now();
		const { stretch = '', plan } = document.getElementById(run.slide)?.dataset ?? {};
		find('[data-clocks]').hidden = run.startedAt === null;
		find('[data-stretch-clock]').textContent = clock(spentIn(stretch, now));
		find('[data-stretch-plan]').textContent = plan ? ` / ${plan}` : '';
		find('[data-clock]').textContent = clock(run.startedAt ? now - run.startedAt : 0);
	}

	function resultNow(quizzes: QuizResult[]): SessionResult | null {
		if (!run.startedAt || quizzes.length === 0) return null;
		return {
			id: run.id,
			session,
			revision,
			heldOn: localDay(new Date(run.startedAt)),
			kecamatan: null,
			present: Math.max(...quizzes.map(({ present }) => present)),
			minutes: minutesSince(run.startedAt),
			quizzes
		};
	}

	function prepareFinish(): { fill(): void } {
		const form = find<HTMLFormElement>('[data-finish]');
		const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
		const fault = form.querySelector('[data-fault]') as HTMLElement;
		let present = 0;
		let touched = false;
		const show = bindCounter(
			form.querySelector('[data-counter]') as HTMLElement,
			() => present,
			(value) => {
				present = value;
				touched = true;
				return '';
			}
		);
		form.addEventListener('input', () => (touched = true));
		form.addEventListener('submit', (event) => {
			event.preventDefault();
			const counted = results();
			const result: SessionResult = {
				id: run.id,
				session,
				revision,
				heldOn: field('tanggal').value,
				kecamatan: field('kecamatan').value || null,
				present,
				minutes: Number(field('menit').value),
				quizzes: counted
			};
			fault.textContent = mistakeIn(result);
			if (holdsResult(run.id)) {
				fault.textContent = 'Sesi ini sudah diselesaikan di tab lain. Hasil itu yang disimpan.';
			}
			if (fault.textContent) return;
			if (!keepResult({ title, result, sentAt: null, fault: '' })) {
				fault.textContent =
					'Browser ini menolak menyimpan. Foto layar hasilnya, lalu coba tanpa mode penyamaran.';
				return;
			}
			end(form);
		});
		form.querySelector('[data-rehearsal]')?.addEventListener('click', () => {
			if (!confirm('Hapus semua hitungan sesi ini? Ini tidak bisa dibatalkan.')) return;
			ended = true;
			saveRun(session, null);
			location.reload();
		});
		find('[data-afresh]').addEventListener('click', () => location.reload());
		return {
			fill: () => {
				if (touched) return;
				present = Math.max(run.quizzes.a.present, run.quizzes.b.present);
				show();
				field('menit').value = String(minutesSince(run.startedAt ?? Date.now()));
				field('tanggal').value = localDay(new Date(run.startedAt ?? Date.now()));
			}
		};
	}

	function end(form: HTMLElement): void {
		ended = true;
		saveRun(session, null);
		form.hidden = true;
		const done = find('[data-done]');
		done.hidden = false;
		done.querySelector('h3')?.focus();
		showDelivery();
		void sendResults(showDelivery);
	}

	function showDelivery(): void {
		if (!ended) return;
		const kept = listResults().find(({ result }) => result.id === run.id);
		find('[data-delivery]').textContent = kept?.sentAt
			? 'Hasil sudah terkirim ke dinas. Terima kasih.'
			: kept?.fault ||
				'Hasil tersimpan di perangkat ini. Hasil dikirim sendiri saat ada sinyal, bila halaman ini atau daftar sesi terbuka.';
	}

	function offerNewRun(startedAt: number): void {
		const when = new Date(startedAt).toLocaleString('id-ID', {
			dateStyle: 'full',
			timeStyle: 'short'
		});
		const box = notice({
			title: 'Sesi ini belum selesai',
			text: `Dimulai ${when}. Lanjutkan, atau mulai baru. Bila mulai baru, hitungan lama masuk ke daftar hasil.`,
			buttons: [
				['Lanjutkan', () => box.remove()],
				[
					'Mulai baru',
					() => {
						keepCounted(run);
						ended = true;
						saveRun(session, null);
						location.reload();
					}
				]
			]
		});
		document.getElementById('utama')?.prepend(box);
	}
}

function isLongAgo({ startedAt }: Run): boolean {
	return startedAt !== null && Date.now() - startedAt > LONG_AGO_MS;
}

/** The run of this device; an old one of another version ends here, and what it counted is kept. */
function openRun(session: string, title: string, revision: string): Run {
	const run = readRun(session);
	if (run?.revision === revision) return run;
	if (run) keepCounted(run);
	return newRun(title, revision);
}

/** Keeps what a run has counted, unless it was ended in another tab. */
function keepCounted({ title, result }: Run): void {
	if (result && !holdsResult(result.id)) keepResult({ title, result, sentAt: null, fault: '' });
}

/** What of a quiz is shown depends on how it is counted; without a quiz after, there's no review. */
function belongs(slide: HTMLElement, { quizzes }: Run, results: readonly QuizResult[]): boolean {
	const { slide: kind, form } = slide.dataset;
	const { method } = quizzes[form === 'b' ? 'b' : 'a'];
	if (kind === 'codes') return method === 'codes';
	if (kind === 'question') return method === 'hands';
	if (kind === 'answer') return method !== 'none';
	return kind !== 'results' || results.length > 0;
}

function mistakeIn({ present, minutes, heldOn, quizzes }: SessionResult): string {
	const most = Math.max(0, ...quizzes.map((quiz) => quiz.present));
	if (present < 1 || present > MOST_PRESENT) return 'Isi berapa orang yang hadir.';
	if (present < most) return `Saat kuis ada ${most} orang. Isi paling sedikit ${most}.`;
	if (!Number.isInteger(minutes) || minutes < 1 || minutes > MOST_MINUTES) {
		return `Isi lama sesi dalam menit, 1 sampai ${MOST_MINUTES}.`;
	}
	return heldOn ? mistakeInDay(heldOn, localDay(new Date())) : 'Isi tanggal sesi.';
}

function clock(milliseconds: number): string {
	const seconds = Math.max(0, Math.floor(milliseconds / 1000));
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function minutesSince(moment: number): number {
	return Math.min(MOST_MINUTES, Math.max(1, Math.round((Date.now() - moment) / 60_000)));
}

/** A phone that is read from must not go dark. */
function keepAwake(): void {
	if (!('wakeLock' in navigator)) return;
	const ask = () => {
		// Refused with an empty battery: then the screen does as it always does.
		if (document.visibilityState === 'visible') {
			navigator.wakeLock.request('screen').catch(() => undefined);
		}
	};
	document.addEventListener('visibilitychange', ask);
	ask();
}
