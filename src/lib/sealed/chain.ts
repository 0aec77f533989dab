// Owns the chain of manifests: each is vouched for by the digest that the next one names, also under a
// new root, and by the members who agreed to it. It tells who could ever write as the team, alike to
// the team and to reporters.
import { type ApprovedManifest, approvedSince } from './approval.ts';
import { fromBase64 } from './bytes.ts';
import type { Author } from './envelope.ts';
import { SealedError } from './errors.ts';
import {
	type Manifest,
	openSigned,
	type Pinned,
	readersOf,
	readManifest,
	type WrittenManifest
} from './manifest.ts';

/** Who could ever write as the team. */
export interface Writers {
	/** Ed25519 key of an author; null for nobody. */
	keyOf: (author: Author) => Uint8Array | null;
	/**
	 * Whether two ids are one person, who made new keys in between: of one name, and never members at the
	 * same time.
	 */
	samePerson: (id: string, other: string) => boolean;
}

/** Everybody who has ever been in the team. */
export interface Chain extends Writers {
	/** Newest first, each with the day from which it held. */
	manifests: { since: string; manifest: WrittenManifest }[];
	/** The latest name of a reader by id; null for nobody. @param escrowName what a reserve key is called */
	nameOf: (id: string, escrowName: string) => string | null;
}

/**
 * @param signed every manifest that there was, oldest first
 * @throws SealedError when the last is not of the pinned root or too old, when one is missing or another
 *   stands in its place, when members have not agreed, and when an id has had two keys
 */
export function openChain(signed: readonly ApprovedManifest[], pinned: Pinned): Chain {
	const latest = signed.at(-1);
	if (!latest) throw new SealedError('malformed', 'no manifest');
	openSigned(latest, pinned);
	const oldestFirst = signed.map((one, place) => ({
		since: approvedSince(one, signed[place - 1]?.text ?? null),
		manifest: readManifest(one.text)
	}));
	const all = oldestFirst.map(({ manifest }) => manifest);
	assertOwnKeys(all);
	const keys = new Map(all.flatMap(writersOf));
	const names = new Map(
		all.flatMap(({ members }) => members.map(({ id, name }) => [id, name] as const))
	);
	const escrows = new Set(all.flatMap(({ escrow }) => escrow?.id ?? []));
	const wereTogether = (id: string, other: string) =>
		all.some(({ members }) => [id, other].every((who) => members.some((one) => one.id === who)));
	return {
		manifests: oldestFirst.reverse(),
		keyOf: (author) => {
			const key = keys.get(author);
			return key === undefined ? null : fromBase64(key, 32);
		},
		nameOf: (id, escrowName) => names.get(id) ?? (escrows.has(id) ? escrowName : null),
		samePerson: (id, other) =>
			id === other ||
			(names.has(id) && names.get(id) === names.get(other) && !wereTogether(id, other))
	};
}

/** @returns null when the chain can't be trusted, or there is no root @param signed as for `openChain` */
export function chainOrNull(
	signed: readonly ApprovedManifest[],
	pinned: Pinned | null
): Chain | null {
	try {
		return pinned && openChain(signed, pinned);
	} catch (error) {
		if (error instanceof SealedError) return null;
		throw error;
	}
}

/**
 * An id stays with the recipient and the key with which it came: whoever took another's would count as
 * that one, as a reader from the start and as an author.
 * @param manifests in any order
 * @throws SealedError malformed
 */
export function assertOwnKeys(manifests: readonly Pick<Manifest, 'members' | 'escrow'>[]): void {
	const owners = new Map<string, string>();
	for (const { id, recipient, signKey } of manifests.flatMap(readersOf)) {
		const owner = [id, recipient, signKey].join(' ');
		for (const own of [id, recipient, signKey]) {
			if ((owners.get(own) ?? owner) !== owner) {
				throw new SealedError('malformed', 'an id or a key was another’s');
			}
			owners.set(own, owner);
		}
	}
}

function writersOf({ members, escrow }: Manifest): [Author, string][] {
	const writers: [Author, string][] = members.map(({ id, signKey }) => [`member:${id}`, signKey]);
	return escrow ? [...writers, [`escrow:${escrow.id}`, escrow.signKey]] : writers;
}
