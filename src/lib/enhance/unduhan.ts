// Large files: shows how much has come, lets go of it on demand, and keeps only what is whole. Without
// this script the browser follows the link and gets the same file.
import {
	FILE_TOTAL_HEADER,
	FILE_TYPE_HEADER,
	FILE_UNIT_HEADER,
	type FrameReader,
	frameReader,
	FRAMES_MEDIA_TYPE,
	FRAMES_WANTED,
	PROGRESS_UNITS
} from '#lib/codes/download-frames.ts';
import {
	DOWNLOAD_BEGUN,
	DOWNLOAD_BROKEN,
	DOWNLOAD_CANCELLED,
	downloadCount,
	downloadDone
} from '#lib/labels/downloads.ts';

const box = document.querySelector<HTMLElement>('[data-download]');
const count = document.querySelector<HTMLElement>('[data-download-count]');
const bar = document.querySelector<HTMLProgressElement>('[data-download-bar]');
const cancel = document.querySelector<HTMLButtonElement>('[data-download-cancel]');
const said = document.querySelector<HTMLElement>('[data-download-said]');
let isRunning = false;

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-progress]')) {
	link.addEventListener('click', (event) => {
		// A second one at the same time, or into another window, is the browser's.
		if (isRunning || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
		event.preventDefault();
		void download(link);
	});
}

async function download(link: HTMLAnchorElement): Promise<void> {
	const stopping = new AbortController();
	const stop = () => stopping.abort();
	isRunning = true;
	cancel?.addEventListener('click', stop);
	show('', null);
	say(DOWNLOAD_BEGUN);
	if (box) box.hidden = false;
	cancel?.focus();
	try {
		const answer = await fetch(link.href, {
			headers: { [FRAMES_WANTED]: '1', accept: 'application/json' },
			signal: stopping.signal
		});
		if (!answer.ok) say(await refusalOf(answer));
		else if (answer.headers.get('content-type') === FRAMES_MEDIA_TYPE) await keep(answer);
		// Signed out meanwhile, for one: the page says it.
		else location.assign(link.href);
	} catch {
		say(stopping.signal.aborted ? DOWNLOAD_CANCELLED : DOWNLOAD_BROKEN);
	} finally {
		cancel?.removeEventListener('click', stop);
		if (box) box.hidden = true;
		link.focus();
		isRunning = false;
	}
}

async function keep(answer: Response): Promise<void> {
	const { headers } = answer;
	const name = /filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '')?.[1] ?? 'berkas';
	const total = Number(headers.get(FILE_TOTAL_HEADER) ?? 0);
	const unit = PROGRESS_UNITS.find((one) => one === headers.get(FILE_UNIT_HEADER)) ?? null;
	const frames = frameReader();
	const parts: Uint8Array<ArrayBuffer>[] = [];
	let bytes = 0;
	for await (const piece of piecesOf(answer, frames)) {
		parts.push(piece);
		bytes += piece.length;
		show(downloadCount(frames.done(), total, unit, bytes), total ? frames.done() / total : null);
	}
	if (!frames.whole()) throw new Error('the last frame is missing');
	const type = headers.get(FILE_TYPE_HEADER) ?? 'application/octet-stream';
	const address = URL.createObjectURL(new Blob(parts, { type }));
	const file = document.createElement('a');
	file.href = address;
	file.download = name;
	file.click();
	// The browser has taken hold of it by then.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
	say(downloadDone(name));
}

async function* piecesOf(answer: Response, frames: FrameReader) {
	const reader = answer.body?.getReader();
	for (;;) {
		const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
		if (done || !value) return;
		yield* frames.take(value);
	}
}

/** The sentence of a refusal; a proxy's own has none. */
async function refusalOf(answer: Response): Promise<string> {
	try {
		const { message } = (await answer.json()) as { message?: unknown };
		return typeof message === 'string' ? message : DOWNLOAD_BROKEN;
	} catch {
		return DOWNLOAD_BROKEN;
	}
}

function show(text: string, share: number | null): void {
	if (count) count.textContent = text;
	if (share === null) bar?.removeAttribute('value');
	else if (bar) bar.value = Math.min(1, share);
}

function say(text: string): void {
	if (said) said.textContent = text;
}
