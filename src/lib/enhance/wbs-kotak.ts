// Opens the reporter's box in this browser: the receipt stays here, the server gets a key to look up
// the report by, and hands it out sealed.
import * as v from 'valibot';
import {
	disclosureMessage,
	disclosureRetraction,
	misplacedCode,
	problemOfFiles
} from '#lib/forms/disclosures.ts';
import { formatDate } from '#lib/labels/deadline.ts';
import { type BoxEntry, boxView, filesIn, KEY_WITHHELD } from '#lib/labels/disclosures.ts';
import { parseReceipt, receiptKeys, type TalkBody } from '#lib/sealed/index.ts';
import { notice } from './notice.ts';
import { type Box, openBox, say } from './wbs/box.ts';
import {
	askBeforeLeaving,
	drawn,
	find,
	onSubmit,
	Refused,
	showStep,
	tell,
	typed
} from './wbs/page.ts';
import { goesOn, type Sending, sendingOf } from './wbs/send-files.ts';

/** The box that is open in this page. */
let box: Box | null = null;
/** Files that are not all there yet: begun anew, they would take more of the report's places. */
let upload: { identity: string; sending: Sending } | null = null;

const rootKey = find('[data-root]').dataset.root ?? '';
const opening = find<HTMLFormElement>('form[data-open]');
onSubmit(opening, async () => {
	const code = typed(opening, 'kode');
	const receipt = parseReceipt(code);
	if (receipt === null) {
		throw new Refused(
			misplacedCode(code) ??
				'Ada huruf yang salah atau kurang. Lihat huruf demi huruf di salinan Anda, lalu ketik lagi.'
		);
	}
	show(await openBox(receiptKeys(receipt), rootKey));
	opening.reset();
	showStep('kotak');
});

const message = find<HTMLFormElement>('form[data-message]');
onSubmit(message, async () => {
	unsay();
	const files = chosenFiles();
	const problem = problemOfFiles(files, filesIn(opened().entries));
	if (problem) throw new Refused(problem);
	const words = find<HTMLTextAreaElement>('textarea', message);
	// Files may come without words, and words without files.
	if (files.length === 0 || words.value.trim() !== '') {
		const { pesan } = checked(disclosureMessage, message);
		await send({ kind: 'message', text: pesan });
		words.value = '';
	}
	if (files.length > 0) await sendFiles(files);
	message.reset();
	sayDone('Sudah tersegel dan tersimpan');
});

find('input[name=lampiran]', message).addEventListener('change', () => {
	upload = null;
});
askBeforeLeaving(() => upload !== null);

const retract = find<HTMLFormElement>('form[data-retract]');
onSubmit(retract, async () => {
	unsay();
	const { alasan } = checked(disclosureRetraction, retract);
	if (typed(retract, 'yakin') !== 'ya') {
		throw new Refused('Centang dulu bahwa Anda yakin menarik laporan ini.');
	}
	await send({ kind: 'retract', text: alasan ?? '' });
	retract.reset();
	sayDone('Laporan sudah ditarik');
});

function chosenFiles(): File[] {
	return new FormData(message)
		.getAll('lampiran')
		.filter((one): one is File => one instanceof File && one.name !== '');
}

async function sendFiles(files: File[]): Promise<void> {
	const { side } = opened();
	if (!side) throw new Refused(KEY_WITHHELD);
	const told = (share: number) =>
		tell('[data-files-say]', `Tersegel dan terkirim: ${Math.round(share * 100)} %.`, message);
	// Where the key was turned meanwhile, what is sealed for the one before is not said any more.
	if (upload?.identity !== side.identity) {
		const sending = sendingOf(files, side.identity, side.keys.lookup, told);
		upload = { identity: side.identity, sending };
	}
	tell('[data-files-say]', 'Menyegel lampiran…', message);
	await drawn();
	try {
		await send({ kind: 'files', files: await upload.sending.go() });
		upload = null;
	} catch (error) {
		if (!goesOn(error)) upload = null;
		throw error;
	} finally {
		tell('[data-files-say]', '', message);
	}
}

const button = find<HTMLButtonElement>('[data-js-only]');
for (const part of document.querySelectorAll('[data-without-script]')) part.remove();
button.hidden = false;
button.disabled = false;

function opened(): Box {
	if (!box) throw new Refused('Buka kotaknya dulu.');
	return box;
}

function checked<Schema extends v.GenericSchema>(schema: Schema, form: HTMLFormElement) {
	const read = v.safeParse(schema, Object.fromEntries(new FormData(form)));
	if (!read.success) throw new Refused(read.issues[0].message);
	return read.output;
}

async function send(body: TalkBody): Promise<void> {
	const said = await say(opened(), body);
	// Also what has come meanwhile, and kept it from being stored.
	show(said.box);
	if (said.problem) throw said.problem;
}

/** Says so where it is seen, above everything. */
function sayDone(title: string): void {
	const place = find('[data-say-place]');
	place.replaceChildren(notice({ title, text: 'Tim melihatnya saat membuka laporan Anda.' }));
	place.scrollIntoView();
}

/** Takes it away: it was said of something before. */
function unsay(): void {
	find('[data-say-place]').replaceChildren();
}

function show(now: Box): void {
	box = now;
	const view = boxView(now.entries, now.clocks, now.nameOf, now.day);
	tell('[data-status]', view.status);
	tell('[data-files-in]', view.files);
	const latest = find('[data-latest]');
	latest.hidden = !view.latest;
	const link = find<HTMLAnchorElement>('a', latest);
	link.textContent = view.latest?.text ?? '';
	link.href = `#kata-${view.latest?.sequence ?? ''}`;
	find('[data-retracting]').hidden = view.retracted;
	tell('[data-filed]', formatDate(now.filedOn));
	tell('[data-sealed-by]', now.sealedBy === 'server' ? 'di server' : 'di perangkat Anda');
	find('[data-clocks]').replaceChildren(
		...view.clocks.map(({ term, text }) => {
			const pair = document.createElement('div');
			pair.append(withText('dt', term), withText('dd', text));
			return pair;
		})
	);
	find('[data-talk]').replaceChildren(...view.entries.map(entryItem));
}

function entryItem({ sequence, title, by, team, refused, paragraphs }: BoxEntry): HTMLElement {
	const item = document.createElement('li');
	item.id = `kata-${sequence}`;
	item.className = 'entry';
	item.classList.toggle('team', team);
	item.classList.toggle('refused', refused);
	item.append(withText('h3', title));
	if (by) item.append(withText('p', by, 'quiet'));
	for (const { term, text } of paragraphs) {
		if (term) item.append(withText('p', term, 'term'));
		item.append(withText('p', text, 'said'));
	}
	return item;
}

function withText(tag: string, text: string, className = ''): HTMLElement {
	const element = document.createElement(tag);
	element.textContent = text;
	if (className) element.className = className;
	return element;
}
