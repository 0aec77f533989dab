// The page of what this device keeps: shows it, fetches all of it with real progress, goes on after
// a break, removes it.
import { bytesOf, LIST_ADDRESS, type OfflineList } from '#lib/offline/set.ts';
import {
	keepVoices,
	keptSet,
	type KeptSet,
	type Refusal,
	refresh,
	removeAll,
	voicesKept
} from '#lib/offline/store.ts';
import { agoWords, sizeWords } from '#lib/labels/offline.ts';
import { setUnwanted } from './unwanted.ts';

const REFUSALS: Record<Refusal, string> = {
	no_signal:
		'Sambungan terputus. Yang sudah masuk tetap tersimpan. Tekan Simpan lagi untuk melanjutkan.',
	storage_full:
		'Ruang di HP ini penuh. Hapus foto atau aplikasi yang tidak dipakai, lalu coba lagi.',
	storage_forbidden:
		'Peramban ini menolak menyimpan. Mungkin jendela ini jendela samaran. Buka di jendela biasa.',
	busy: 'Sedang disimpan di tempat lain. Tunggu sebentar, lalu coba lagi.'
};

const part = <Found extends HTMLElement>(selector: string) =>
	document.querySelector<Found>(selector) as Found;
const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-keep]')];
let working: AbortController | null = null;

if ('serviceWorker' in navigator && 'caches' in window) void start();

async function start(): Promise<void> {
	part('[data-unable]').hidden = true;
	part('[data-able]').hidden = false;
	for (const button of buttons) {
		button.addEventListener('click', () => void keep(button.dataset.keep === 'all'));
	}
	part('[data-stop]').addEventListener('click', () => working?.abort());
	part('[data-remove]').addEventListener('click', () => void remove());
	// The service worker may be at it while this page is open.
	navigator.serviceWorker.addEventListener('message', () => void show());
	await show();
}

async function show(): Promise<void> {
	const set = await keptSet();
	const list = set?.list ?? (await offered());
	const voices = list ? await voicesKept(list) : [];
	tell('content', set ? contentWords(set.list) : 'Belum ada');
	tell('voices', voiceWords(list, voices.length));
	tell(
		'size',
		sizeWords((set ? bytesOf([...set.list.parts, ...set.list.files]) : 0) + bytesOf(voices))
	);
	tell('checked', set ? checkedWords(set) : 'Belum pernah');
	tell('version', set ? set.list.version : 'Belum ada');
	if (!list) return;
	const pages = set ? 0 : bytesOf([...list.parts, ...list.files]);
	const missing = pages + bytesOf(list.audio) - bytesOf(voices);
	for (const button of buttons) {
		const all = button.dataset.keep === 'all';
		const bytes = all ? missing : pages;
		const name = all && list.audio.length > 0 ? 'Simpan semua, termasuk suara' : 'Simpan semua';
		if (bytes > 0)
			button.textContent = `${all ? name : 'Simpan tanpa suara'} (${sizeWords(bytes)})`;
		else button.textContent = 'Periksa, adakah yang baru';
		// Without any voice to keep, both buttons would say the same; so they do when all is there.
		if (!all) button.hidden = list.audio.length === 0 || missing === 0;
	}
}

/** What the server has; null without signal. */
async function offered(): Promise<OfflineList | null> {
	try {
		return (await (await fetch(LIST_ADDRESS)).json()) as OfflineList;
	} catch {
		return null;
	}
}

async function keep(withVoices: boolean): Promise<void> {
	working = new AbortController();
	const { signal } = working;
	setUnwanted(false);
	busy(true);
	say('Menyimpan…');
	// Without it, the browser may take things away when the phone is full.
	const lasting = await navigator.storage?.persist?.();
	const watch = { signal, wait: true, progress: showProgress };
	let refusal = await refresh(watch);
	if (refusal === null && withVoices) refusal = await keepVoices(watch);
	working = null;
	busy(false);
	await show();
	if (signal.aborted) say('Berhenti. Yang sudah masuk tetap tersimpan.');
	else if (refusal) say(REFUSALS[refusal]);
	else {
		say(
			lasting
				? 'Selesai. Semuanya ada di HP ini.'
				: 'Selesai. Semuanya ada di HP ini. Bila ruang HP hampir penuh, peramban bisa menghapusnya.'
		);
	}
}

async function remove(): Promise<void> {
	working?.abort();
	setUnwanted(true);
	await removeAll();
	await show();
	say('Sudah dihapus dari HP ini.');
}

function showProgress(done: number, total: number): void {
	const percent = total > 0 ? Math.floor((done / total) * 100) : 100;
	const bar = part<HTMLProgressElement>('#kemajuan');
	bar.value = percent;
	part('[data-bytes]').textContent =
		`${percent} persen: ${sizeWords(done)} dari ${sizeWords(total)}`;
}

function busy(is: boolean): void {
	part('[data-work]').hidden = !is;
	part('[data-stop]').hidden = !is;
	for (const button of buttons) button.disabled = is;
	if (is) part('[data-stop]').focus();
	else buttons[0]?.focus();
}

function say(words: string): void {
	part('[data-said]').textContent = words;
}

function tell(fact: string, words: string): void {
	part(`[data-fact=${fact}]`).textContent = words;
}

function contentWords({ parts }: OfflineList): string {
	const count = (kind: string) => parts.filter(({ id }) => id.startsWith(`${kind}-`)).length;
	return `${count('panduan')} panduan, ${count('literasi')} pelajaran, ${count('sesi')} sesi`;
}

function voiceWords(list: OfflineList | null, kept: number): string {
	if (!list) return 'Belum ada';
	if (list.audio.length === 0) return 'Suara panduan belum dibuat';
	return `${kept} dari ${list.audio.length} suara`;
}

function checkedWords({ checkedAt }: KeptSet): string {
	const day = new Date(checkedAt).toLocaleDateString('id-ID', { dateStyle: 'long' });
	return `${day} (${agoWords(Date.now() - checkedAt)})`;
}
