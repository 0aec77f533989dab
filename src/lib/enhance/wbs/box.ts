// A reporter's box in this browser: opened with the receipt, and written to. What was stored is known as
// stored, also where the answer was lost on its way.
import { BOX_DAMAGED, KEY_WITHHELD, NO_SUCH_BOX } from '#lib/labels/disclosures.ts';
import { ESCROW_LABEL } from '#lib/labels/disclosure-team.ts';
import { fromBase64, toBase64 } from '#lib/sealed/bytes.ts';
import {
	type ApprovedManifest,
	chainOrNull,
	openBox as openSealed,
	type ReceiptKeys,
	type RefusedEntry,
	type ReporterSide,
	SealedError,
	sealSaid,
	type TalkBody,
	type TalkEntry
} from '#lib/sealed/index.ts';
import { post, postOnly, Refused } from './page.ts';

/** What the server tells of a report to whoever has its receipt. */
interface Told {
	filedOn: string;
	sealedBy: 'browser' | 'server';
	clocks: { firstWord: string; assessment: string; feedback: string };
	/** Today, by the office's clock. */
	day: string;
}

interface Handed extends Told {
	id: string;
	reporterWrap: string;
	olderKeys: string[];
	talk: string[];
	manifests: ApprovedManifest[];
}

/** An open box. */
export interface Box extends Told {
	keys: ReceiptKeys;
	/** Base64; empty while the office has none. */
	rootKey: string;
	/** Null when the server does not give the key for which the next message has to be sealed. */
	side: ReporterSide | null;
	/** As stored. */
	talk: Uint8Array[];
	entries: (TalkEntry | RefusedEntry)[];
	/** A reader by id, null for nobody known. */
	nameOf: (readerId: string) => string | null;
}

/**
 * Opens a box as it is now.
 * @param rootKey of the team, base64
 * @throws Refused; anything else without connection
 */
export async function openBox(keys: ReceiptKeys, rootKey: string): Promise<Box> {
	const { id, reporterWrap, olderKeys, talk, manifests, ...told } = await handedFor(keys);
	const pinned = rootKey ? { rootKey: fromBase64(rootKey, 32), minimumVersion: 1 } : null;
	const team = chainOrNull(manifests, pinned);
	const nameOf = (readerId: string) => team?.nameOf(readerId, ESCROW_LABEL) ?? null;
	const stored = {
		id,
		reporterWrap: fromBase64(reporterWrap),
		olderKeys: olderKeys.map((key) => fromBase64(key)),
		talk: talk.map((sealed) => fromBase64(sealed))
	};
	try {
		const opened = await openSealed(keys, stored, team);
		return { ...told, ...opened, keys, rootKey, talk: stored.talk, nameOf };
	} catch (error) {
		throw error instanceof SealedError ? new Refused(BOX_DAMAGED) : error;
	}
}

async function handedFor({ lookup }: ReceiptKeys): Promise<Handed> {
	try {
		return await post<Handed>('/wbs/buka', { lookup });
	} catch (error) {
		// Nothing else tells of the code: who took trouble of the server for that might throw it away.
		throw statusOf(error) === 404 ? new Refused(NO_SUCH_BOX, 404) : error;
	}
}

/**
 * @param lookup of a report
 * @returns whether the server has it @throws when that can't be learned now
 */
export async function isStored({ lookup }: Pick<ReceiptKeys, 'lookup'>): Promise<boolean> {
	try {
		await postOnly('/wbs/buka', { lookup });
		return true;
	} catch (error) {
		if (statusOf(error) === 404) return false;
		throw error;
	}
}

/**
 * Adds what the reporter says.
 * @returns the box as it is after that, and what kept the words from being stored; null when they are
 * @throws Refused, SealedError too_large; anything else when nobody knows whether they are stored: said
 *   once more, they are found
 */
export async function say(box: Box, body: TalkBody): Promise<{ box: Box; problem: Error | null }> {
	const { side, talk, entries, day } = box;
	if (!side) throw new Refused(KEY_WITHHELD);
	const sealed = await sealSaid(side, talk, body, day);
	const sequence = talk.length;
	try {
		const { lookup } = side.keys;
		await postOnly('/wbs/kirim', { lookup, sequence, sealed: toBase64(sealed) });
	} catch (error) {
		const status = statusOf(error);
		const decided = status !== null && status < 500 && status !== 409;
		if (decided || !(error instanceof Error)) throw error;
		const now = await openBox(box.keys, box.rootKey);
		return { box: now, problem: hasSaid(now, sequence, body) ? null : error };
	}
	// As the server has taken it: it would have refused any other place.
	const entry: TalkEntry = { sequence, author: 'reporter', day, body };
	return { box: { ...box, talk: [...talk, sealed], entries: [...entries, entry] }, problem: null };
}

// Not by its bytes: a second try is sealed anew.
function hasSaid({ entries }: Box, since: number, body: TalkBody): boolean {
	const words = JSON.stringify(body);
	return entries
		.slice(since)
		.some(
			(entry) =>
				'body' in entry && entry.author === 'reporter' && JSON.stringify(entry.body) === words
		);
}

function statusOf(error: unknown): number | null {
	return error instanceof Refused ? error.status : null;
}
