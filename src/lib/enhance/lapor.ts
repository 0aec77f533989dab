// The filing page, improved: drafts, smaller photos, progress, and an outbox for lost connections.
// Without this script the page works as it stands.
import { countCharacters } from './character-count.ts';
import { filterDesa } from './desa.ts';
import { clearDraft, keepDraft, restoreDraft } from './draft.ts';
import { notice } from './notice.ts';
import { discard, keep, takeWaiting, type Waiting } from './outbox.ts';
import { shrinkPhotos } from './photos.ts';
import { guardReceipt } from './receipt.ts';
import { LostConnection, sendForm } from './send-form.ts';

const FILES = 'lampiran';
/** The part of every page that is its own. */
const MAIN = 'utama';
/** Server faults and silent networks: nothing is wrong with the complaint, so it is kept. */
const FIRST_SERVER_FAULT = 500;

let sending = false;

start();

function start(): void {
	// Sent without this script, by a browser that loaded it too late.
	if (guardReceipt()) clearDraft();
	improveForm();
	void showOutbox();
	addEventListener('online', () => void sendWaiting());
}

function findForm(): HTMLFormElement | null {
	return document.querySelector('form[data-filing]');
}

function improveForm(): void {
	const form = findForm();
	if (!form) return;
	const refused = document.getElementById('kesalahan') !== null;
	const restored = !refused && restoreDraft(form);
	if (restored) {
		form.before(
			notice({
				title: 'Isian Anda yang belum terkirim ada di sini lagi',
				text: 'Berkas lampiran perlu dipilih ulang. Di ponsel bersama, hapus drafnya bila ini bukan milik Anda.',
				buttons: [['Hapus draf', startAfresh]]
			})
		);
	}
	filterDesa(form);
	countCharacters(form);
	keepDraft(form);
	addDraftButton(form);
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		void send(form);
	});
}

function addDraftButton(form: HTMLFormElement): void {
	const row = document.createElement('p');
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'btn alt';
	button.textContent = 'Hapus draf dari perangkat ini';
	button.addEventListener('click', startAfresh);
	row.append(button);
	form.append(row);
}

function startAfresh(): void {
	clearDraft();
	// A fresh page has a fresh key: what was erased here can't be mixed with what comes next.
	location.assign('/lapor');
}

async function send(form: HTMLFormElement): Promise<void> {
	if (sending) return;
	sending = true;
	const progress = showProgress(form);
	const body = new FormData(form);
	try {
		progress.say('Menyiapkan berkas…');
		await replaceFiles(body);
		if (!navigator.onLine) throw new LostConnection();
		const answer = await sendForm(form.action, body, progress.sent);
		if (answer.status >= FIRST_SERVER_FAULT) throw new LostConnection();
		if (answer.status < 400) clearDraft();
		showAnswer(answer.page, answer.status);
	} catch (error) {
		if (!(error instanceof LostConnection)) throw error;
		await keepForLater(form, body);
	} finally {
		progress.remove();
		sending = false;
	}
}

async function replaceFiles(body: FormData): Promise<void> {
	const files = body.getAll(FILES).filter((value) => value instanceof File && value.size > 0);
	body.delete(FILES);
	for (const file of await shrinkPhotos(files as File[])) body.append(FILES, file, file.name);
}

async function keepForLater(form: HTMLFormElement, body: FormData): Promise<void> {
	if (await keep(body)) {
		clearDraft();
		await showOutbox();
		document.getElementById(MAIN)?.focus();
	} else {
		form.before(
			notice({
				tone: 'danger',
				title: 'Belum terkirim: sambungan terputus',
				text: 'Isian Anda masih di halaman ini. Jangan tutup halaman, dan coba kirim lagi setelah ada sinyal.'
			})
		);
		form.previousElementSibling?.scrollIntoView();
	}
}

/** Puts the server's answer in place of the page, with the chosen files still chosen. */
function showAnswer(page: Document, status: number): void {
	const next = page.getElementById(MAIN);
	const here = document.getElementById(MAIN);
	if (!next || !here) return location.reload();
	const nextForm = next.querySelector<HTMLFormElement>('form[data-filing]');
	if (!nextForm && status >= 400) {
		// An answer without a form, such as "too large": said above the form that stays as it is.
		const text = next.querySelector('p')?.textContent ?? '';
		findForm()?.before(notice({ tone: 'danger', title: 'Belum terkirim', text }));
		findForm()?.previousElementSibling?.scrollIntoView();
		return;
	}
	if (nextForm) carryFilesOver(nextForm);
	here.replaceWith(document.adoptNode(next));
	document.title = page.title;
	scrollTo(0, 0);
	guardReceipt();
	improveForm();
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

async function showOutbox(): Promise<void> {
	document.getElementById('titipan')?.remove();
	const waiting = await takeWaiting();
	if (!waiting) return;
	const box = notice({
		tone: 'warning',
		id: 'titipan',
		title: 'Satu laporan belum terkirim',
		text: 'Sambungan terputus, tetapi laporan dan lampirannya aman di perangkat ini. Kami mengirimnya sendiri begitu ada sinyal, selama halaman ini terbuka atau saat Anda membukanya lagi.',
		buttons: [
			['Kirim sekarang', () => void sendWaiting()],
			['Ubah isinya', () => void editWaiting(waiting)],
			['Hapus', () => void discard(waiting.key).then(() => location.assign('/lapor'))]
		]
	});
	document.querySelector('main h1')?.after(box);
	// The receipt will take the place of the page: nobody should be typing on it by then.
	const form = findForm();
	if (form) form.hidden = true;
	if (navigator.onLine && !sending) void sendWaiting(false);
}

async function sendWaiting(tell = true): Promise<void> {
	const waiting = await takeWaiting();
	if (!waiting || sending) return;
	sending = true;
	const box = document.getElementById('titipan');
	const progress = box ? showProgress(box) : null;
	try {
		const answer = await sendForm('/lapor', waiting.body, progress?.sent);
		if (answer.status >= FIRST_SERVER_FAULT) throw new LostConnection();
		// Only now: until the receipt has come, this device may hold the only copy.
		await discard(waiting.key);
		box?.remove();
		const refused = answer.status >= 400;
		if (refused && !answer.page.querySelector('form[data-filing]')) fillIn(waiting);
		showAnswer(answer.page, answer.status);
		if (refused) chooseAgain(waiting);
	} catch (error) {
		if (!(error instanceof LostConnection)) throw error;
		if (tell) progress?.say('Masih belum ada sambungan. Laporan tetap tersimpan.');
	} finally {
		sending = false;
	}
}

async function editWaiting(waiting: Waiting): Promise<void> {
	await discard(waiting.key);
	document.getElementById('titipan')?.remove();
	fillIn(waiting);
	chooseAgain(waiting);
}

function fillIn({ body }: Waiting): void {
	const form = findForm();
	if (!form) return;
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
