// Owns the anchor: one number for each day that stands for everything that was stored until then, and
// tells nothing of it. Whoever noted it notices when something is changed, cut off or gone.
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { hex } from '@scure/base';
import { readChecked, writeChecked } from '../codes/crockford.ts';
import { fromBase64, sha256Hex, utf8 } from './bytes.ts';
import { NO_PREDECESSOR } from './envelope.ts';
import { SealedError } from './errors.ts';
import { FINGERPRINT_CHARACTERS, fingerprint, inGroups } from './root-key.ts';

/** A day has a multiple of so many leaves, most of them fillers: how much happened can't be seen. */
export const LEAVES_STEP = 32;
/** A tag and a digest. */
const LEAF_BYTES = 64;
const DIGEST_BYTES = 32;

/** What a leaf is of: a report with its keys, a message of one of its threads, an attachment. */
export type LeafKind = 'report' | 'talk' | 'case' | 'file';

/** The day before the first has this head. */
export const NO_HEAD = NO_PREDECESSOR;

/** A day of the log. */
export interface LoggedDay {
	/** ISO date. */
	day: string;
	/** SHA-256 of the secret from which the fillers come, hex. */
	fillerHash: string;
	/** `listHash` of the entries that the team's list has for this day. */
	listed: string;
	/** Leaves, one after the other, in the order of their bytes. */
	leaves: Uint8Array;
}

/**
 * What names a leaf to whoever can read the report, and to nobody else.
 * @param readHash of the report's key, hex
 * @param name number of the change of keys, sequence of the message, id of the attachment
 * @returns hex
 */
export function leafTag(readHash: string, kind: LeafKind, name: number | string): string {
	return sha256Hex(utf8(`tanggap-wbs/1 leaf\n${readHash}\n${kind}\n${name}`));
}

/** @param tag hex @param digest SHA-256 of what is stored, hex */
export function leafBytes(tag: string, digest: string): Uint8Array {
	return hex.decode(tag + digest);
}

/** @param secret 64 hex digits, drawn for one day @param place counted from 0 */
export function fillerBytes(secret: string, place: number): Uint8Array {
	return sha512(utf8(`tanggap-wbs/1 filler\n${secret}\n${place}`));
}

/** @param ids of the entries of one day, in any order @returns hex */
export function listHash(ids: readonly string[]): string {
	return sha256Hex(utf8([...ids].sort().join(',')));
}

/** @returns what a day adds to the chain, hex */
export function dayRoot({ day, fillerHash, listed, leaves }: LoggedDay): string {
	const head = utf8(`tanggap-wbs/1 day\n${day}\n${fillerHash}\n${listed}\n`);
	return hex.encode(sha256.create().update(head).update(leaves).digest());
}

/** @param previous head of the day before; `NO_HEAD` for the first @returns hex */
export function nextHead(previous: string, root: string): string {
	return sha256Hex(utf8(`tanggap-wbs/1 head\n${previous}\n${root}`));
}

/** @returns a head as five groups of four that people note and compare; 95 bits */
export function headCode(head: string): string {
	return fingerprint(head);
}

/** @returns the code in its one form, or null when it can't be one */
export function parseHeadCode(typed: string): string | null {
	const values = typed.length > 200 ? null : readChecked(typed);
	return values?.length === FINGERPRINT_CHARACTERS ? inGroups(writeChecked(values)) : null;
}

/** A day as the server hands it out. */
export interface PublishedDay {
	day: string;
	head: string;
	/** Of days whose leaves have been forgotten with what they stood for. */
	root?: string;
	fillerHash?: string;
	listed?: string;
	/** Base64. */
	leaves?: string;
}

/** Days of the log whose chain holds. */
export interface Anchor {
	/** ISO dates, both included. */
	from: string;
	until: string;
	/** Heads by day. */
	heads: ReadonlyMap<string, string>;
	/** List hashes by day. */
	listed: ReadonlyMap<string, string>;
	/** Digests by tag. */
	leaves: ReadonlyMap<string, string>;
}

/**
 * Computes the chain anew.
 * @param before head of the day before the first
 * @param days without gaps, at least one
 * @param keptSince from this day on no leaves may be missing, ISO
 * @throws SealedError out_of_place when the days don't make this chain; malformed
 */
export function openAnchor(
	before: string,
	days: readonly PublishedDay[],
	keptSince: string
): Anchor {
	const heads = new Map<string, string>();
	const listed = new Map<string, string>();
	const leaves = new Map<string, string>();
	let previous = before;
	let expected: string | null = null;
	for (const one of days) {
		const root = readDay(one, keptSince, leaves);
		previous = nextHead(previous, root);
		if (previous !== one.head || (expected !== null && one.day !== expected)) {
			throw new SealedError('out_of_place', `the log of ${one.day} is not what it was`);
		}
		heads.set(one.day, previous);
		if (one.listed !== undefined) listed.set(one.day, one.listed);
		expected = dayAfter(one.day);
	}
	const [first, last] = [days[0], days.at(-1)];
	if (!first || !last) throw new SealedError('malformed', 'no days');
	return { from: first.day, until: last.day, heads, listed, leaves };
}

/** What an anchor says of something that was stored. */
export type AnchorVerdict =
	| 'whole'
	/** There was more at the end. */
	| 'cut'
	/** There was something else in its place. */
	| 'changed'
	/** It was not there on the day on which it is said to have come. */
	| 'added';

/**
 * Compares a thread with the anchor.
 * @param readHashes of every key that the report has had, hex
 * @param stored SHA-256 (hex) and day of each message as the server gives them, from the first on
 */
export function threadVerdict(
	{ from, until, leaves }: Anchor,
	readHashes: readonly string[],
	kind: 'talk' | 'case',
	stored: readonly { digest: string; storedOn: string }[]
): AnchorVerdict {
	const logged = (sequence: number) =>
		readHashes
			.map((readHash) => leaves.get(leafTag(readHash, kind, sequence)))
			.find((digest) => digest !== undefined);
	for (const [sequence, { digest, storedOn }] of stored.entries()) {
		const known = logged(sequence);
		if (known !== undefined && known !== digest) return 'changed';
		// What is stored while a day is closed gets into the log with the day after it.
		if (known === undefined && storedOn >= from && storedOn < until) return 'added';
	}
	return logged(stored.length) === undefined ? 'whole' : 'cut';
}

/** Cuts the leaves of a day apart. @returns tag and digest of each, hex @throws SealedError malformed */
export function readLeaves(leaves: Uint8Array): { tag: string; digest: string }[] {
	if (leaves.length % (LEAF_BYTES * LEAVES_STEP) !== 0) {
		throw new SealedError('malformed', 'not the leaves of a day');
	}
	return Array.from({ length: leaves.length / LEAF_BYTES }, (_, place) => {
		const leaf = leaves.subarray(place * LEAF_BYTES, (place + 1) * LEAF_BYTES);
		return {
			tag: hex.encode(leaf.subarray(0, DIGEST_BYTES)),
			digest: hex.encode(leaf.subarray(DIGEST_BYTES))
		};
	});
}

function readDay(
	{ day, root, fillerHash, listed, leaves }: PublishedDay,
	keptSince: string,
	into: Map<string, string>
): string {
	if (fillerHash === undefined || listed === undefined || leaves === undefined) {
		if (root === undefined || day >= keptSince) {
			throw new SealedError('out_of_place', `the log of ${day} is missing`);
		}
		return root;
	}
	const bytes = fromBase64(leaves);
	for (const { tag, digest } of readLeaves(bytes)) into.set(tag, digest);
	return dayRoot({ day, fillerHash, listed, leaves: bytes });
}

function dayAfter(day: string): string {
	return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
