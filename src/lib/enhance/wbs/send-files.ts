// Seals files and sends them part by part; a lost connection goes on where it stopped.
import {
	newSealedId,
	type SealedFile,
	sealedFileSize,
	sealFileInParts
} from '#lib/sealed/index.ts';
import { Refused } from './page.ts';

/**
 * The most that the server takes. Handing a request over to the browser takes a slow phone 25 ms for
 * twice as much, and a cut line repeats more.
 */
const PART_BYTES = 256 * 1024;
const TRIES = 4;
const PAUSE_MS = 1500;

type Part = Promise<IteratorResult<Uint8Array<ArrayBuffer>, string>>;

/** A file that is on its way. */
interface Upload {
	file: File;
	id: string;
	size: number;
	parts: AsyncGenerator<Uint8Array<ArrayBuffer>, string, void>;
	/** Drawn from `parts` and not yet known to have arrived. */
	current: Part | null;
	/** Sealed while the current one travels. */
	next: Part | null;
	offset: number;
}

/** Files of one report that are sent together. */
export interface Sending {
	/**
	 * Goes on, from the beginning or from where it stopped.
	 * @returns what the report has to say of the files
	 * @throws Refused with the server's sentence; anything else when the connection is lost
	 */
	go: () => Promise<SealedFile[]>;
}

/**
 * @param error that `go` has thrown
 * @returns whether another try goes on where it stopped: the line or the server gave way, not the files
 */
export function goesOn(error: unknown): boolean {
	if (!(error instanceof Refused)) return true;
	const { status } = error;
	return status !== null && (status >= 500 || status === 409 || status === 429);
}

/**
 * @param files to send
 * @param identity the report's own age identity
 * @param lookup shows the server that one may
 * @param progress told the share that has arrived, 0 to 1
 */
export function sendingOf(
	files: readonly File[],
	identity: string,
	lookup: string,
	progress: (share: number) => void
): Sending {
	const total = files.reduce((sum, { size }) => sum + sealedFileSize(size), 0);
	const waiting: Upload[] = files.map((file) => ({
		file,
		id: newSealedId(),
		size: sealedFileSize(file.size),
		parts: sealFileInParts(file, identity, PART_BYTES),
		current: null,
		next: null,
		offset: 0
	}));
	const done: SealedFile[] = [];
	let before = 0;
	return {
		go: async () => {
			for (let upload = waiting[0]; upload; upload = waiting[0]) {
				const { file, id, size } = upload;
				const sha256 = await send(upload, lookup, () => progress((before + upload.offset) / total));
				done.push({
					id,
					name: file.name.slice(0, 255) || 'tanpa nama',
					type: file.type.slice(0, 255),
					size: file.size,
					sha256
				});
				before += size;
				waiting.shift();
			}
			return done;
		}
	};
}

async function send(upload: Upload, lookup: string, told: () => void): Promise<string> {
	for (;;) {
		upload.current ??= draw(upload);
		const step = await upload.current;
		if (step.done) return step.value;
		const expected = upload.offset + step.value.length;
		upload.next ??= draw(upload);
		// In a step of its own, so that the page draws before and after it.
		await new Promise((resolve) => setTimeout(resolve));
		const received = await sendPart(upload, step.value, lookup);
		// The answer to a part that had arrived before may have been lost.
		if (received !== expected) throw new Refused('Lampiran ini tidak tersambung. Pilih lagi.');
		upload.offset = received;
		upload.current = upload.next;
		upload.next = null;
		told();
	}
}

function draw({ file, parts }: Upload): Part {
	const part = parts.next().catch(() => {
		throw new Refused(
			`Berkas ${file.name} berubah atau tidak terbaca lagi. Kirim lagi lewat kotak Anda.`
		);
	});
	// Told when its turn comes.
	part.catch(() => {});
	return part;
}

async function sendPart(
	{ id, size, offset }: Upload,
	part: Uint8Array<ArrayBuffer>,
	lookup: string
): Promise<number> {
	const headers = {
		'content-type': 'application/octet-stream',
		accept: 'application/json',
		'wbs-lookup': lookup,
		'wbs-file': id,
		'wbs-size': String(size),
		'wbs-offset': String(offset)
	};
	for (let tries = 1; ; tries++) {
		try {
			const request = { method: 'POST', headers, body: part, cache: 'no-store' } as const;
			const response = await fetch('/wbs/lampiran', request);
			const answer = (await response.json()) as { received: number; message?: string };
			if (response.ok) return answer.received;
			throw new Refused(answer.message ?? 'Lampiran ini tidak bisa diterima.', response.status);
		} catch (error) {
			// Without a line there is nothing to wait for; the person sees it, and goes on by a button.
			if (error instanceof Refused || tries === TRIES || !navigator.onLine) throw error;
			await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * tries));
		}
	}
}
