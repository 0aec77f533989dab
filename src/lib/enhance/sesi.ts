// The list of sessions: what was begun and not ended, and the results that this device holds.
import { localDay, mistakeInDay } from '#lib/guides/session-result.ts';
import { keepResult, type KeptResult, listResults, removeResult } from './session-store.ts';
import { keepSending, sendResults } from './session-delivery.ts';
import { listRuns } from './session-run.ts';

const place = document.querySelector<HTMLElement>('[data-results]');
if (place) start(place);

function start(place: HTMLElement): void {
	for (const { session, title } of listRuns()) {
		const link = document.createElement('a');
		link.className = 'btn alt';
		link.href = `/sesi/${session}`;
		link.textContent = `Lanjutkan: ${title}`;
		document.querySelector('[data-runs]')?.append(link);
	}
	keepSending(() => show(place));
	show(place);
}

function show(place: HTMLElement): void {
	const results = listResults();
	const waiting = results.filter(({ sentAt }) => sentAt === null);
	place.hidden = results.length === 0;
	const list = place.querySelector('ul') as HTMLElement;
	list.replaceChildren(...results.map((kept) => item(kept, place)));
	const status = place.querySelector('[data-waiting]') as HTMLElement;
	status.textContent = waiting.length
		? `${waiting.length} sesi belum terkirim. Hasilnya aman di perangkat ini.`
		: 'Semua hasil sudah terkirim.';
	const button = place.querySelector('[data-send]') as HTMLButtonElement;
	(button.parentElement as HTMLElement).hidden = waiting.length === 0;
	button.onclick = async () => {
		status.textContent = 'Mengirim…';
		await sendResults(() => show(place));
		show(place);
		if (listResults().some(({ sentAt, fault }) => sentAt === null && !fault)) {
			status.textContent += ' Belum ada sambungan. Coba lagi nanti.';
		}
		// The button that was pressed may be gone.
		status.focus();
	};
}

function item({ title, result, sentAt, fault }: KeptResult, place: HTMLElement): HTMLElement {
	const row = document.createElement('li');
	const name = document.createElement('b');
	name.textContent = title;
	const facts = document.createElement('span');
	facts.textContent = `${dayWords(result.heldOn)}, ${result.present} orang`;
	const state = document.createElement('span');
	state.className = `tag ${sentAt ? 'ok' : fault ? 'stop' : 'wait'}`;
	state.textContent = sentAt ? 'Terkirim' : fault ? 'Ditolak' : 'Belum terkirim';
	row.append(name, facts, state);
	if (fault) {
		const why = document.createElement('p');
		why.textContent = fault;
		row.append(why, repairForm({ title, result, sentAt, fault }, place));
	}
	if (sentAt || fault) {
		const button = document.createElement('button');
		button.type = 'button';
		button.className = 'btn alt';
		button.textContent = 'Hapus dari perangkat ini';
		button.addEventListener('click', () => {
			const lost = 'Hasil ini belum diterima dinas. Tetap hapus?';
			if (!sentAt && !confirm(lost)) return;
			removeResult(result.id);
			show(place);
			(place.hidden
				? document.querySelector<HTMLElement>('h1')
				: place.querySelector('h2')
			)?.focus();
		});
		row.append(button);
	}
	return row;
}

/** Day and place of a refused result can be put right; its counts are what they are. */
function repairForm({ title, result }: KeptResult, place: HTMLElement): DocumentFragment {
	const template = document.querySelector<HTMLTemplateElement>('template[data-repair]');
	const fields = template?.content.cloneNode(true) as DocumentFragment;
	const form = fields.querySelector('form') as HTMLFormElement;
	const day = form.elements.namedItem('tanggal') as HTMLInputElement;
	const kecamatan = form.elements.namedItem('kecamatan') as HTMLSelectElement;
	const fault = form.querySelector('[data-fault]') as HTMLElement;
	day.value = result.heldOn;
	kecamatan.value = result.kecamatan ?? '';
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		fault.textContent = mistakeInDay(day.value, localDay(new Date()));
		if (fault.textContent) return day.focus();
		const repaired = { ...result, heldOn: day.value, kecamatan: kecamatan.value || null };
		keepResult({ title, result: repaired, sentAt: null, fault: '' });
		show(place);
		place.querySelector<HTMLElement>('[data-waiting]')?.focus();
		void sendResults(() => show(place));
	});
	return fields;
}

function dayWords(day: string): string {
	return new Date(`${day}T00:00:00`).toLocaleDateString('id-ID', { dateStyle: 'long' });
}
