// Owns the manifest: who may read, signed by a root key that is kept outside the office, so that
// the server can't add a reader.
import { ed25519 } from '@noble/curves/ed25519.js';
import { fromBase64, parseObject, sha256Hex, toBase64, utf8 } from './bytes.ts';
import { SealedError } from './errors.ts';
import { isRecipient } from './recipient.ts';
import { sign, type Signed, verified } from './signed.ts';

/** The number of members that a team may have; slots stay the same number always. */
export const MEMBERS_AT_LEAST = 2;
export const MEMBERS_AT_MOST = 15;

/** A member of the team, as everybody may know them. */
export interface Member {
	/** 16 hex digits, drawn when the member made their keys. */
	id: string;
	/** As the team is named to reporters who choose whom to leave out. */
	name: string;
	/** Their office, e.g. "Inspektorat" or "Sekretaris". */
	position: string;
	/** age recipient, `age1…`. */
	recipient: string;
	/** Ed25519 public key, base64. */
	signKey: string;
}

/** A reserve key: a reader that two of three holders of paper sheets become together (escrow.ts). */
export interface Escrow {
	/** 16 hex digits, drawn when the key was made. */
	id: string;
	/** age recipient. */
	recipient: string;
	/** Ed25519 public key, base64: signs that a report was opened with it. */
	signKey: string;
	/** Who keeps each sheet, as reporters are told. */
	holders: readonly string[];
}

/** Sheets of a reserve key, of which two open. */
export const ESCROW_SHEETS = 3;

/** Who may read, from a date on until another. */
export interface Manifest {
	/** Counted from 1. */
	version: number;
	/** SHA-256 of the text of the version before, hex; null for the first. */
	previous: string | null;
	/** ISO dates, both included. */
	from: string;
	until: string;
	members: readonly Member[];
	/** Missing where the office wants none. */
	escrow?: Escrow | undefined;
}

/** As it stands in the text, which names the key that signs it. */
export interface WrittenManifest extends Manifest {
	/** Ed25519 public key of the root, base64. */
	root: string;
}

/** What a client knows without asking the server. */
export interface Pinned {
	/** Ed25519 public key of the root. */
	rootKey: Uint8Array;
	/** The lowest version that is still accepted. */
	minimumVersion: number;
}

/** @returns the manifest as text, and the root's signature @throws SealedError malformed */
export function signManifest(manifest: Manifest, rootSeed: Uint8Array): Signed {
	const written = { ...manifest, root: toBase64(ed25519.getPublicKey(rootSeed)) };
	assertManifest(written);
	return sign('manifest', manifestText(written), rootSeed);
}

/**
 * Accepts a manifest by itself, or says why not; whether the team agreed to it is for `approval.ts`.
 * @param signed as the server gives it
 * @param pinned what is known without the server
 * @param today ISO date
 * @throws SealedError unsigned, malformed, rolled_back, expired (also: not yet in force)
 */
export function openManifest(signed: Signed, pinned: Pinned, today: string): Manifest {
	const manifest = openSigned(signed, pinned);
	if (today < manifest.from || today > manifest.until) {
		throw new SealedError('expired', 'the manifest is not in force on this day');
	}
	return manifest;
}

/** As `openManifest`, also before and after its time. @throws SealedError unsigned, malformed, rolled_back */
export function openSigned(signed: Signed, pinned: Pinned): WrittenManifest {
	// The signature first: nothing of an unsigned text is looked at.
	const manifest = readManifest(verified('manifest', signed, pinned.rootKey));
	// In the name of another root it would pass for a beginning, which needs nobody's consent.
	if (manifest.root !== toBase64(pinned.rootKey)) {
		throw new SealedError('unsigned', 'the manifest names another root');
	}
	if (manifest.version < pinned.minimumVersion) {
		throw new SealedError('rolled_back', 'a newer manifest is known already');
	}
	return manifest;
}

/** @returns everybody for whom reports are sealed by it: members, and the reserve key */
export function readersOf({
	members,
	escrow
}: Pick<Manifest, 'members' | 'escrow'>): (Member | Escrow)[] {
	return [...members, ...(escrow ? [escrow] : [])];
}

/** @returns what the version after this one names as its predecessor */
export function manifestDigest({ text }: Pick<Signed, 'text'>): string {
	return sha256Hex(utf8(text));
}

// Written out field by field: one manifest has one text.
function manifestText(manifest: WrittenManifest): string {
	const { version, root, previous, from, until, members, escrow } = manifest;
	return JSON.stringify({
		version,
		root,
		previous,
		from,
		until,
		members: members.map(({ id, name, position, recipient, signKey }) => ({
			id,
			name,
			position,
			recipient,
			signKey
		})),
		// Not there at all in a manifest without one.
		escrow: escrow && {
			id: escrow.id,
			recipient: escrow.recipient,
			signKey: escrow.signKey,
			holders: escrow.holders
		}
	});
}

/** @returns what a text says, whoever signed it @throws SealedError malformed */
export function readManifest(text: string): WrittenManifest {
	const manifest = parseObject(text) as unknown as WrittenManifest;
	assertManifest(manifest);
	// Fields that we don't know could mean something to another reader.
	if (manifestText(manifest) !== text) throw new SealedError('malformed', 'not the one form');
	return manifest;
}

function assertManifest(manifest: WrittenManifest): void {
	const { version, root, previous, from, until, members, escrow } = manifest;
	const isDate = (value: unknown) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
	const isName = (value: unknown) =>
		typeof value === 'string' && value.length >= 1 && value.length <= 100;
	if (!Number.isSafeInteger(version) || version < 1) throw wrong('version');
	fromBase64(String(root), 32);
	const first = version === 1;
	if (first ? previous !== null : !/^[0-9a-f]{64}$/.test(String(previous))) throw wrong('previous');
	if (!isDate(from) || !isDate(until) || until < from) throw wrong('dates');
	if (!Array.isArray(members)) throw wrong('members');
	if (members.length < MEMBERS_AT_LEAST || members.length > MEMBERS_AT_MOST) {
		throw wrong('number of members');
	}
	for (const { name, position } of members as readonly Member[]) {
		if (!isName(name) || !isName(position)) throw wrong('name');
	}
	if (escrow !== undefined) {
		const holders: unknown = (escrow as Partial<Escrow> | null)?.holders;
		if (!Array.isArray(holders) || holders.length !== ESCROW_SHEETS || !holders.every(isName)) {
			throw wrong('holders');
		}
	}
	assertKeys(readersOf({ members: members as readonly Member[], escrow }));
}

function assertKeys(readers: readonly Pick<Member, 'id' | 'recipient' | 'signKey'>[]): void {
	for (const { id, recipient, signKey } of readers) {
		if (!/^[0-9a-f]{16}$/.test(String(id))) throw wrong('id');
		if (!isRecipient(recipient)) throw wrong('recipient');
		fromBase64(String(signKey), 32);
	}
	for (const key of ['id', 'recipient', 'signKey'] as const) {
		if (new Set(readers.map((reader) => reader[key])).size !== readers.length) {
			throw wrong(`${key} occurs twice`);
		}
	}
}

function wrong(what: string): SealedError {
	return new SealedError('malformed', `manifest: ${what}`);
}
