// Seals files and sends them part by part; a lost connection goes on where it stopped.
import {
	newSealedId,
	type SealedFile,
	sealedFileSize,
	sealFileInParts
} from '#lib/sealed/index.ts';
import { Refused } from './page.ts';

/** As the server takes it. */
const PART_BYTES = 512 * 1024;
const TRIES = 4;
const PAUSE_MS = 1500;

/** A file that is on its way. */
interface Upload {
	file: File;
	id: string;
	size: number;
	parts: AsyncGenerator<Uint8Array<ArrayBuffer>, string, void>;
	/** Drawn from `parts` and not yet known to have arrived. */
	pending: Uint8Array<ArrayBuffer> | null;
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
		pending: null,
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
		if (!upload.pending) {
			const step = await upload.parts.next();
			if (step.done) return step.value;
			upload.pending = step.value;
		}
		const expected = upload.offset + upload.pending.length;
		const received = await sendPart(upload, upload.pending, lookup);
		// The answer to a part that had arrived before may have been lost.
		if (received !== expected) throw new Refused('Lampiran ini tidak tersambung. Pilih lagi.');
		upload.offset = received;
		upload.pending = null;
		told();
	}
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
			throw new Refused(answer.message ?? 'Lampiran ini tidak bisa diterima.');
		} catch (error) {
			if (error instanceof Refused || tries === TRIES) throw error;
			await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * tries));
		}
	}
}
