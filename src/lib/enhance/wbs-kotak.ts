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
import { ESCROW_LABEL } from '#lib/labels/disclosure-team.ts';
import {
	type BoxEntry,
	type BoxView,
	boxView,
	filesIn,
	KEY_WITHHELD,
	NO_SUCH_BOX
} from '#lib/labels/disclosures.ts';
import { fromBase64, toBase64 } from '#lib/sealed/bytes.ts';
import {
	type ApprovedManifest,
	chainOrNull,
	openBox,
	parseReceipt,
	type ReceiptKeys,
	receiptKeys,
	type RefusedEntry,
	type ReporterSide,
	sealSaid,
	type TalkBody,
	type TalkEntry
} from '#lib/sealed/index.ts';
import { notice } from './notice.ts';
import { drawn, find, onSubmit, post, Refused, showStep, tell, typed } from './wbs/page.ts';
import { postSealed } from './wbs/post.ts';
import { sendingOf } from './wbs/send-files.ts';

/** As the server hands it out. */
interface Handed {
	id: string;
	reporterWrap: string;
	olderKeys: string[];
	sealedBy: 'browser' | 'server';
	filedOn: string;
	talk: string[];
	manifests: ApprovedManifest[];
	clocks: { firstWord: string; assessment: string; feedback: string };
	day: string;
}

/** The box that is open in this page. */
interface Box {
	/** Null when the server does not give the key for which the next message has to be sealed. */
	side: ReporterSide | null;
	talk: Uint8Array[];
	entries: (TalkEntry | RefusedEntry)[];
	day: string;
}
let box: Box | null = null;

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
	await open(receiptKeys(receipt));
	opening.reset();
	showStep('kotak');
});

const message = find<HTMLFormElement>('form[data-message]');
onSubmit(message, async () => {
	const files = chosenFiles();
	const problem = problemOfFiles(files, filesIn(opened().entries));
	if (problem) throw new Refused(problem);
	const words = find<HTMLTextAreaElement>('textarea', message);
	// Files may come without words, and words without files.
	if (files.length === 0 || words.value.trim() !== '') {
		const { pesan } = checked(disclosureMessage, message);
		await say({ kind: 'message', text: pesan });
		words.value = '';
	}
	if (files.length > 0) await sendFiles(files);
	message.reset();
	sayDone('Sudah tersegel dan tersimpan');
});

const retract = find<HTMLFormElement>('form[data-retract]');
onSubmit(retract, async () => {
	const { alasan } = checked(disclosureRetraction, retract);
	if (typed(retract, 'yakin') !== 'ya') {
		throw new Refused('Centang dulu bahwa Anda yakin menarik laporan ini.');
	}
	await say({ kind: 'retract', text: alasan ?? '' });
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
	const told = (share: number) =>
		tell('[data-files-say]', `Tersegel dan terkirim: ${Math.round(share * 100)} %.`, message);
	const sending = sendingOf(files, side.identity, side.keys.lookup, told);
	tell('[data-files-say]', 'Menyegel lampiran…', message);
	await drawn();
	try {
		await say({ kind: 'files', files: await sending.go() });
	} finally {
		tell('[data-files-say]', '', message);
	}
}

const button = find<HTMLButtonElement>('[data-js-only]');
for (const part of document.querySelectorAll('[data-without-script]')) part.remove();
button.hidden = false;
button.disabled = false;

function opened(): Box & { side: ReporterSide } {
	if (!box) throw new Refused('Buka kotaknya dulu.');
	const { side } = box;
	if (!side) throw new Refused(KEY_WITHHELD);
	return { ...box, side };
}

function checked<Schema extends v.GenericSchema>(schema: Schema, form: HTMLFormElement) {
	const read = v.safeParse(schema, Object.fromEntries(new FormData(form)));
	if (!read.success) throw new Refused(read.issues[0].message);
	return read.output;
}

async function say(body: TalkBody): Promise<void> {
	const { side, talk, day } = opened();
	const sealed = await sealSaid(side, talk, body, day);
	await postSealed('/wbs/kirim', {
		lookup: side.keys.lookup,
		sequence: talk.length,
		sealed: toBase64(sealed)
	});
	await open(side.keys);
}

/** Says so where it is seen, above everything. */
function sayDone(title: string): void {
	const place = find('[data-say-place]');
	place.replaceChildren(notice({ title, text: 'Tim melihatnya saat membuka laporan Anda.' }));
	place.scrollIntoView();
}

async function open(keys: ReceiptKeys): Promise<void> {
	let handed: Handed;
	try {
		handed = await post<Handed>('/wbs/buka', { lookup: keys.lookup });
	} catch (error) {
		// Not found, and nothing else, tells of the code.
		throw error instanceof Refused ? new Refused(NO_SUCH_BOX) : error;
	}
	const talk = handed.talk.map((sealed) => fromBase64(sealed));
	const pinned = rootKey ? { rootKey: fromBase64(rootKey, 32), minimumVersion: 1 } : null;
	const team = chainOrNull(handed.manifests, pinned);
	const nameOf = (readerId: string) => team?.nameOf(readerId, ESCROW_LABEL) ?? null;
	const stored = {
		id: handed.id,
		reporterWrap: fromBase64(handed.reporterWrap),
		olderKeys: handed.olderKeys.map((key) => fromBase64(key)),
		talk
	};
	const { side, entries } = await openBox(keys, stored, team);
	box = { side, talk, entries, day: handed.day };
	show(handed, boxView(entries, handed.clocks, nameOf, handed.day));
}

function show(handed: Handed, view: BoxView): void {
	tell('[data-status]', view.status);
	tell('[data-files-in]', view.files);
	const latest = find('[data-latest]');
	latest.hidden = !view.latest;
	const link = find<HTMLAnchorElement>('a', latest);
	link.textContent = view.latest?.text ?? '';
	// Not by its address: that would be one more entry in the history.
	link.onclick = (event) => {
		event.preventDefault();
		document.getElementById(`kata-${view.latest?.sequence ?? ''}`)?.scrollIntoView();
	};
	find('[data-retracting]').hidden = view.retracted;
	tell('[data-filed]', formatDate(handed.filedOn));
	tell('[data-sealed-by]', handed.sealedBy === 'server' ? 'di server' : 'di perangkat Anda');
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
