// Owns the turning of keys: when a reader has gone out, what follows is sealed for a fresh key, which
// opens the keys before it.
import { Decrypter, identityToRecipient } from 'age-encryption';
import { newReportKey, type ReportKey } from './report-key.ts';
import { sealFor, tryOpen } from './slots.ts';
import type { RefusedEntry, TalkEntry } from './talk.ts';
import type { TeamEntry } from './team-bodies.ts';

/** Something in either thread. */
type ThreadEntry = TalkEntry | TeamEntry | RefusedEntry;

/** A key that takes the place of another. */
export interface TurnedKey extends ReportKey {
	recipient: string;
	/** The key before, sealed for this one. */
	older: Uint8Array;
}

/** Draws a key that takes the place of another. @param before age identity */
export async function turnedKey(before: string): Promise<TurnedKey> {
	const key = await newReportKey();
	const recipient = await identityToRecipient(key.identity);
	return { ...key, recipient, older: await sealFor(recipient, before) };
}

/**
 * @param identity the key that a slot or the wrap gave
 * @param older the keys before it as the server gives them, the latest first
 * @returns age identities, the latest first; it ends where one does not open the next
 */
export async function openKeyring(
	identity: string,
	older: readonly Uint8Array[]
): Promise<string[]> {
	const ring = [identity];
	for (const sealed of older) {
		const before = await tryOpen(sealed, ring.at(-1) ?? identity);
		if (before === null || !(await recipientOf(before))) break;
		ring.push(before);
	}
	return ring;
}

/**
 * The key for which is sealed what is said next in a thread: the one that the last member named who
 * turned it, or the one of the first envelope. Neither wrap nor slot decides it, as the server could put
 * in others.
 * @param first the first envelope, as stored
 * @param entries of the thread, of which those that hold count
 * @param ring from `openKeyring`
 * @returns null when the ring lacks it, and when nobody vouches for a key: the first entry does not hold,
 *   or somebody unknown has named a later one
 */
export async function writingIdentity(
	first: Uint8Array,
	entries: readonly ThreadEntry[],
	ring: readonly string[]
): Promise<string | null> {
	if (!entries[0] || 'refused' in entries[0]) return null;
	const last = entries.findLast(isTurn);
	if (last && 'refused' in last) return null;
	const named = last?.body.kind === 'key' ? last.body.recipient : undefined;
	for (const identity of ring) {
		const its =
			named === undefined ? await opens(first, identity) : (await recipientOf(identity)) === named;
		if (its) return identity;
	}
	return null;
}

// What names a key, or would if its author were known.
function isTurn(entry: ThreadEntry): boolean {
	return 'refused' in entry ? entry.refused === 'unnamed' : entry.body.kind === 'key';
}

async function recipientOf(identity: string): Promise<string | null> {
	try {
		return await identityToRecipient(identity);
	} catch {
		return null;
	}
}

async function opens(sealed: Uint8Array, identity: string): Promise<boolean> {
	const decrypter = new Decrypter();
	decrypter.addIdentity(identity);
	return decrypter.decrypt(sealed).then(
		() => true,
		() => false
	);
}
