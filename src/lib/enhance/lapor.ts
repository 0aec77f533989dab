// The filing page, improved: drafts, smaller photos, progress, and an outbox for lost connections.
// Without this script the page works as it stands.
import { countCharacters } from './character-count.ts';
import { filterDesa } from './desa.ts';
import { deliver, DISCONNECTED, type Outcome, type Undelivered } from './delivery.ts';
import { clearDraft, keepDraft, restoreDraft, saveDraft } from './draft.ts';
import { ensureKey, fillFromAddress } from './kept-form.ts';
import { notice } from './notice.ts';
import {
	discard,
	forgetEarlier,
	keep,
	listEarlier,
	listWaiting,
	markOwn,
	setAside,
	type Waiting
} from './outbox.ts';
import { shrinkPhotos } from './photos.ts';
import { suggestSimilar } from './similar.ts';
import { guardReceipt } from './receipt.ts';

const FILES = 'lampiran';
/** The part of every page that is its own. */
const MAIN = 'utama';
const OUTBOX = 'titipan';
const FAILED = 'belum-terkirim';
const CHANGES = 'perubahan';
const SAFE = 'Laporan dan lampirannya aman di perangkat ini.';

let sending = false;
/** The signal came back while something was still being sent over the line that was lost. */
let signalMissed = false;
/** What the page offers to send by itself, in place of the form. */
let offered: Waiting | null = null;

start();

function start(): void {
	// Sent without this script, by a browser that loaded it too late.
	if (guardReceipt()) clearDraft();
	improveForm();
	void showOutbox();
	addEventListener('online', () => {
		if (sending) signalMissed = true;
		else sendOffered();
	});
}

function sendOffered(): void {
	if (offered && !offered.fault) void sendWaiting(offered);
}

/** Ends a sending. A signal that came back meanwhile is used now: it is told only once. */
function doneSending(): void {
	sending = false;
	if (!signalMissed) return;
	signalMissed = false;
	sendOffered();
}

function findForm(): HTMLFormElement | null {
	return document.querySelector('form[data-filing]');
}

function improveForm(): void {
	const form = findForm();
	if (!form) return;
	ensureKey(form);
	fillFromAddress(form);
	const refused = document.getElementById('kesalahan') !== null;
	const restored = !refused && restoreDraft(form);
	if (restored) {
		form.before(
			notice({
				title: 'Isian Anda yang belum terkirim ada di sini lagi',
				text: 'Berkas lampiran perlu dipilih ulang. Di ponsel bersama, hapus drafnya bila ini bukan milik Anda.',
				buttons: [['Hapus draf', () => void startAfresh()]]
			})
		);
	}
	filterDesa(form);
	offerToName(form);
	offerSealedChannel(form);
	countCharacters(form);
	keepDraft(form);
	addDraftButton(form);
	suggestSimilar(form);
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		void send(form);
	});
}

// Where a complaint is mostly about somebody who works here, the question who it is stands open.
function offerToName(form: HTMLFormElement): void {
	const part = form.querySelector<HTMLDetailsElement>('details[data-kategori]');
	if (!part) return;
	const open = () => {
		const chosen = form.querySelector<HTMLInputElement>('input[name=kategori]:checked')?.value;
		const codes = part.dataset.kategori?.split(' ') ?? [];
		const typed = part.querySelector<HTMLInputElement>('input')?.value;
		if (typed || (chosen && codes.includes(chosen))) part.open = true;
	};
	open();
	form.addEventListener('change', open);
}

// Where it is for what was chosen. Who goes there leaves nothing of this form on the device, and no
// entry in the history that would show it again.
function offerSealedChannel(form: HTMLFormElement): void {
	const offer = form.querySelector<HTMLElement>('[data-sealed-channel]');
	const link = offer?.querySelector('a');
	if (!offer || !link) return;
	const codes = offer.dataset.sealedChannel?.split(' ') ?? [];
	const show = () => {
		const chosen = form.querySelector<HTMLInputElement>('input[name=kategori]:checked')?.value;
		offer.hidden = !chosen || !codes.includes(chosen);
	};
	show();
	form.addEventListener('change', show);
	link.addEventListener('click', (event) => {
		event.preventDefault();
		clearDraft();
		form.reset();
		location.replace(link.href);
	});
}

function addDraftButton(form: HTMLFormElement): void {
	const row = document.createElement('p');
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'btn alt';
	button.textContent = 'Hapus draf dari perangkat ini';
	button.addEventListener('click', () => void startAfresh());
	row.append(button);
	form.append(row);
}

async function startAfresh(): Promise<void> {
	clearDraft();
	const form = findForm();
	if (form) await forgetEarlier(keyOf(new FormData(form)));
	// A fresh page has a fresh key: what was erased here can't be mixed with what comes next.
	location.assign('/lapor');
}

async function send(form: HTMLFormElement): Promise<void> {
	if (sending) return;
	sending = true;
	document.getElementById(FAILED)?.remove();
	const progress = showProgress(form);
	const body = new FormData(form);
	try {
		progress.say('Menyiapkan berkas…');
		await replaceFiles(body);
		const outcome = navigator.onLine
			? await deliverFirst(form.action, body, progress.sent)
			: DISCONNECTED;
		if (outcome.kind === 'undelivered') return await keepForLater(form, body, outcome);
		if (outcome.kind === 'received') clearDraft();
		showAnswer(outcome.page);
		if (outcome.kind === 'received') {
			await discard(keyOf(body));
			if (outcome.first) showChanges(body);
			await showOutbox();
		}
	} finally {
		progress.remove();
		doneSending();
	}
}

/**
 * Sends a complaint. Where the server has it already as it was before a change, that one is sent
 * again: only the same words bring its receipt.
 */
async function deliverFirst(
	address: string,
	body: FormData,
	progress?: (share: number) => void
): Promise<Outcome & { first?: true }> {
	const outcome = await deliver(address, body, progress);
	if (outcome.kind !== 'refused' || !outcome.sentBefore) return outcome;
	for (const earlier of await listEarlier(keyOf(body))) {
		const first = await deliver(address, earlier, progress);
		if (first.kind === 'received') return { ...first, first: true };
		if (first.kind === 'undelivered') return first;
	}
	return outcome;
}

function keyOf(body: FormData): string {
	return String(body.get('kunci'));
}

// Below the receipt of the complaint as it was at first.
function showChanges(body: FormData): void {
	const box = notice({
		tone: 'warning',
		id: CHANGES,
		title: 'Perubahan Anda belum ikut',
		text: 'Laporan Anda yang pertama ternyata sudah kami terima. Ini tanda terimanya. Simpan dulu nomor dan kode di atas. Lalu buka Lacak, dan kirim yang Anda ubah sebagai pesan. Berkas baru bisa dilampirkan di sana. Cerita Anda yang terakhir:'
	});
	box.classList.add('no-print');
	const words = document.createElement('textarea');
	words.readOnly = true;
	words.className = 'input';
	words.rows = 5;
	words.setAttribute('aria-label', 'Cerita Anda yang terakhir');
	words.value = String(body.get('uraian'));
	box.firstElementChild?.append(words);
	document.querySelector('[data-receipt]')?.after(box);
}

async function replaceFiles(body: FormData): Promise<void> {
	const files = body.getAll(FILES).filter((value) => value instanceof File && value.size > 0);
	body.delete(FILES);
	for (const file of await shrinkPhotos(files as File[])) body.append(FILES, file, file.name);
}

async function keepForLater(
	form: HTMLFormElement,
	body: FormData,
	reason: Undelivered
): Promise<void> {
	// Too large: the open form is the best place to put that right.
	if (!reason.tooLarge && (await keep(body))) {
		clearDraft();
		await showOutbox(reason);
		document.getElementById(MAIN)?.focus();
		return;
	}
	saveDraft(form);
	const advice = reason.tooLarge
		? 'Isian Anda masih di halaman ini.'
		: 'Isian Anda masih di halaman ini. Jangan tutup halaman, dan coba kirim lagi nanti.';
	const box = notice({
		tone: 'danger',
		id: FAILED,
		title: 'Belum terkirim',
		text: `${reason.sentence} ${advice}`
	});
	form.before(box);
	box.scrollIntoView();
}

/** Puts the server's answer in place of the page, with the chosen files still chosen. */
function showAnswer(page: Document): void {
	const next = page.getElementById(MAIN);
	const here = document.getElementById(MAIN);
	if (!next || !here) return;
	const nextForm = next.querySelector<HTMLFormElement>('form[data-filing]');
	if (nextForm) carryFilesOver(nextForm);
	here.replaceWith(document.adoptNode(next));
	document.title = page.title;
	scrollTo(0, 0);
	guardReceipt();
	improveForm();
	// With the key that it has now.
	if (nextForm) saveDraft(nextForm);
	const first =
		document.getElementById('kesalahan') ?? document.querySelector<HTMLElement>('main h1');
	first?.setAttribute('tabindex', '-1');
	first?.focus();
}

function carryFilesOver(nextForm: HTMLFormElement): void {
	const chosen = findForm()?.querySelector<HTMLInputElement>(`input[name=${FILES}]`);
	const input = nextForm.querySelector<HTMLInputElement>(`input[name=${FILES}]`);
	if (!chosen?.files || !input) return;
	choose(input, [...chosen.files]);
	// "Pick them again" is for browsers without this script.
	const hint = nextForm.querySelector(`#${FILES}-petunjuk`);
	const before = document.getElementById(`${FILES}-petunjuk`)?.textContent;
	if (hint && before) hint.textContent = before;
}

function choose(input: HTMLInputElement, files: readonly File[]): void {
	const transfer = new DataTransfer();
	for (const file of files) transfer.items.add(file);
	input.files = transfer.files;
}

/** @param reason why the one that was just sent, or tried again, is still here */
async function showOutbox(reason?: Undelivered): Promise<void> {
	const [waiting] = await listWaiting();
	document.getElementById(OUTBOX)?.remove();
	offered = null;
	if (!waiting) return;
	const receipt = document.querySelector('[data-receipt]');
	if (receipt) receipt.after(remindOfNext());
	else if (waiting.own) offerOwn(waiting, reason);
	else offerUnknown(waiting, reason);
}

// Another receipt would take the place of this one: not before its owner goes on.
function remindOfNext(): HTMLElement {
	const box = notice({
		tone: 'warning',
		id: OUTBOX,
		title: 'Masih ada laporan yang belum terkirim di perangkat ini',
		text: 'Simpan dulu nomor dan kode di atas.',
		buttons: [['Buka laporan berikutnya', () => location.assign('/lapor')]]
	});
	box.classList.add('no-print');
	return box;
}

function offerOwn(waiting: Waiting, reason?: Undelivered): void {
	offered = waiting;
	const sentence = waiting.fault || (reason ?? DISCONNECTED).sentence;
	let advice = 'Tekan Kirim sekarang untuk mencoba lagi.';
	if (waiting.fault) advice = 'Tekan Ubah isinya untuk mengganti berkasnya.';
	else if (!reason || reason === DISCONNECTED) {
		advice = 'Kami mengirimnya sendiri begitu ada sinyal, selama halaman ini terbuka.';
	}
	const box = notice({
		tone: 'warning',
		id: OUTBOX,
		title: 'Satu laporan belum terkirim',
		text: `${sentence} ${SAFE} ${advice}`,
		buttons: [
			['Kirim sekarang', () => void sendWaiting(waiting)],
			['Ubah isinya', () => void editWaiting(waiting)],
			['Hapus', () => void giveUp(waiting, () => location.assign('/lapor'))]
		]
	});
	document.querySelector('main h1')?.after(box);
	// The receipt will take the place of the page: nobody should be typing on it by then.
	const form = findForm();
	if (form) form.hidden = true;
	if (!reason && !waiting.fault && navigator.onLine && !sending) void sendWaiting(waiting);
}

// Whose it is only they know. Who merely shares the phone fills in the form below.
function offerUnknown(waiting: Waiting, reason?: Undelivered): void {
	const box = notice({
		tone: 'warning',
		id: OUTBOX,
		title: 'Ada laporan yang belum terkirim di perangkat ini',
		text: reason
			? `${reason.sentence} ${SAFE}`
			: 'Bila itu laporan Anda, kirimlah. Tanda terimanya muncul di layar ini.',
		buttons: [
			['Kirim sekarang (ini laporan saya)', () => void sendWaiting(waiting)],
			['Hapus', () => void giveUp(waiting, () => void showOutbox())]
		]
	});
	document.querySelector('main h1')?.after(box);
}

// The only copy there is, and on a shared phone perhaps somebody else's.
async function giveUp({ key }: Waiting, done: () => void): Promise<void> {
	if (!confirm('Laporan ini belum kami terima. Tetap hapus dari perangkat ini?')) return;
	await discard(key);
	done();
}

async function sendWaiting(waiting: Waiting): Promise<void> {
	if (sending) return;
	sending = true;
	const box = document.getElementById(OUTBOX);
	const pressed = box?.contains(document.activeElement) ?? false;
	const progress = box ? showProgress(box) : null;
	try {
		const outcome = await deliverFirst('/lapor', waiting.body, progress?.sent);
		if (outcome.kind === 'undelivered') {
			if (outcome.tooLarge) markOwn(waiting.key, outcome.sentence);
			await showOutbox(outcome);
			if (pressed) document.querySelector<HTMLElement>(`#${OUTBOX} button`)?.focus();
			return;
		}
		showAnswer(outcome.page);
		if (outcome.kind === 'refused') chooseAgain(waiting);
		// Only now: until then, this device may hold the only copy. What comes back as a form with the
		// same key may have arrived in an earlier form.
		if (outcome.kind === 'refused' && !outcome.sentBefore) await setAside(waiting.key);
		else await discard(waiting.key);
		offered = null;
		if (outcome.kind === 'received') {
			if (outcome.first) showChanges(waiting.body);
			await showOutbox();
		}
	} finally {
		progress?.remove();
		doneSending();
	}
}

async function editWaiting(waiting: Waiting): Promise<void> {
	const form = findForm();
	if (!form || sending) return;
	fillIn(form, waiting);
	chooseAgain(waiting);
	saveDraft(form);
	offered = null;
	await setAside(waiting.key);
	document.getElementById(OUTBOX)?.remove();
	form.querySelector<HTMLElement>('input:checked, textarea')?.focus();
}

function fillIn(form: HTMLFormElement, { body }: Waiting): void {
	form.hidden = false;
	for (const element of form.elements) {
		if (element instanceof HTMLInputElement && element.type === 'file') continue;
		if (element instanceof HTMLInputElement && /radio|checkbox/.test(element.type)) {
			element.checked = body.getAll(element.name).includes(element.value);
		} else if (
			element instanceof HTMLInputElement ||
			element instanceof HTMLSelectElement ||
			element instanceof HTMLTextAreaElement
		) {
			const value = body.get(element.name);
			if (typeof value === 'string') element.value = value;
			// At once: which desa can be chosen depends on the kecamatan before it.
			element.dispatchEvent(new Event('change', { bubbles: true }));
		}
	}
	form.dispatchEvent(new Event('input', { bubbles: true }));
}

function chooseAgain({ body }: Waiting): void {
	const input = findForm()?.querySelector<HTMLInputElement>(`input[name=${FILES}]`);
	if (input) choose(input, body.getAll(FILES) as File[]);
}

function showProgress(place: HTMLElement) {
	place.querySelector('[data-progress]')?.remove();
	const box = document.createElement('div');
	box.dataset.progress = '';
	box.setAttribute('role', 'status');
	const text = document.createElement('p');
	const bar = document.createElement('progress');
	bar.max = 100;
	bar.setAttribute('aria-label', 'Pengiriman');
	box.append(text, bar);
	place.append(box);
	const say = (words: string) => {
		text.textContent = words;
	};
	return {
		say,
		sent: (share: number) => {
			const percent = Math.round(share * 100);
			bar.value = percent;
			say(percent < 100 ? `Mengirim… ${percent} %` : 'Terkirim, menunggu tanda terima…');
		},
		remove: () => box.remove()
	};
}
