// Owns what the server keeps of the team: manifests as they were signed, and locked keys.
import { and, arrayContains, asc, desc, eq, isNull, ne, sql } from 'drizzle-orm';
import {
	type ApprovedManifest,
	approvedSince,
	assertOwnKeys,
	type Manifest,
	manifestDigest,
	openManifest,
	type PublicKeys,
	readersOf,
	readManifest,
	type Signed,
	type WrappedKeys
} from '../../sealed/index.ts';
import type { Actor } from '../officers/index.ts';
import { officers } from '../officers/schema.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { assertCandidate } from './access.ts';
import { malformed } from './limits.ts';
import { manifests, memberKeys, proposedManifests } from './schema.ts';

/** A manifest as it is handed to clients, who judge it themselves. */
export interface StoredManifest extends ApprovedManifest {
	version: number;
}

const { version, text, signature, approvals } = manifests;
const STORED = { version, text, signature, approvals };

/** @returns the latest, or null while there is none */
export async function currentManifest(db: Db): Promise<StoredManifest | null> {
	const [latest] = await latestManifests(db);
	return latest ?? null;
}

/** @returns the latest and the one before, as far as there are any */
export async function latestManifests(db: Db): Promise<StoredManifest[]> {
	return db.select(STORED).from(manifests).orderBy(desc(manifests.version)).limit(2);
}

/** @returns all of them, oldest first: who has left the team has signed messages that remain */
export async function allManifests(db: Db): Promise<StoredManifest[]> {
	return db.select(STORED).from(manifests).orderBy(asc(manifests.version));
}

async function everyManifest(db: Db): Promise<Manifest[]> {
	return (await allManifests(db)).map(({ text }) => readManifest(text));
}

/**
 * Stores the next manifest, which is in force from then on.
 * @param signed text and signature, from the ceremony page, with the consent of the team
 * @param rootKey Ed25519 public key of the root, as the office has configured it
 * @param day today, ISO
 * @returns its version
 * @throws DomainError invalid_input when it isn't the root's, names somebody whose keys are not here,
 *   or lacks consent; conflict when it isn't the next one
 */
export async function storeManifest(
	db: Db,
	signed: Signed & Partial<Pick<ApprovedManifest, 'approvals'>>,
	rootKey: Uint8Array,
	day: string
): Promise<number> {
	return db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		const { manifest, previous } = await checkNext(tx, signed, rootKey, day);
		const { text, signature, approvals = [] } = signed;
		try {
			approvedSince({ text, signature, approvals }, previous);
		} catch {
			throw malformed('consent');
		}
		const row = { version: manifest.version, text, signature, approvals: [...approvals] };
		await tx.insert(manifests).values({ ...row, storedOn: day });
		await tx.delete(proposedManifests);
		return manifest.version;
	});
}

/** Lets changes of the team wait for each other, as two could be the next. Before any row is locked. */
export async function oneAfterTheOther(tx: Db): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(72616003)`);
}

/**
 * Checks what the root signed against what is here; the team's consent is for the caller.
 * @returns the manifest, and the text of the one before
 * @throws DomainError invalid_input, conflict
 */
export async function checkNext(tx: Db, signed: Signed, rootKey: Uint8Array, day: string) {
	await oneAfterTheOther(tx);
	const latest = await currentManifest(tx);
	const minimumVersion = (latest?.version ?? 0) + 1;
	let manifest;
	try {
		manifest = openManifest(signed, { rootKey, minimumVersion }, day);
	} catch {
		throw malformed('manifest');
	}
	const previous = latest ? manifestDigest(latest) : null;
	if (manifest.version !== minimumVersion || manifest.previous !== previous) {
		throw new DomainError('conflict', 'not the next manifest', {
			fields: { '': 'Susunan tim sudah berganti. Muat ulang halaman, lalu ulangi.' }
		});
	}
	const known = new Map((await tx.select().from(memberKeys)).map((keys) => [keys.id, keys]));
	for (const { id, recipient, signKey } of manifest.members) {
		const keys = known.get(id);
		if (keys?.recipient !== recipient || keys.signKey !== signKey) {
			throw malformed('a member without keys');
		}
	}
	try {
		assertOwnKeys([...(await everyManifest(tx)), manifest]);
	} catch {
		throw malformed('an id or a key that was another’s');
	}
	return { manifest, previous: latest?.text ?? null };
}

/**
 * Keeps the keys that an officer made in their browser, locked. Making new ones replaces the old,
 * with which everything is lost that was sealed for them alone. An id that a manifest has named is
 * never free again, whoever asks: it would make them the one who had it.
 * @throws DomainError not_allowed, invalid_input, conflict when somebody else has this id
 */
export async function storeMemberKeys(
	db: Db,
	actor: Actor,
	made: PublicKeys & WrappedKeys & { id: string; position: string },
	day: string
): Promise<void> {
	assertCandidate(actor);
	if (!/^[0-9a-f]{16}$/.test(made.id)) throw malformed('member id');
	const taken = and(eq(memberKeys.id, made.id), ne(memberKeys.officerId, actor.id));
	if ((await db.$count(memberKeys, taken)) > 0) {
		throw new DomainError('conflict', 'the id is taken', {
			fields: { '': 'Kunci itu tidak bisa dipakai. Muat ulang halaman, lalu buat lagi.' }
		});
	}
	const named = (await everyManifest(db)).flatMap(readersOf);
	if (named.some(({ id }) => id === made.id)) throw malformed('an id that was named before');
	const row = { ...made, name: actor.name, officerId: actor.id, madeOn: day };
	await db
		.insert(memberKeys)
		.values(row)
		.onConflictDoUpdate({ target: memberKeys.officerId, set: row });
}

/**
 * Locks an officer's keys anew; the keys stay, and with them everything that they open.
 * @param recipient of the keys that were locked anew
 * @throws DomainError not_allowed, conflict when the officer has other keys by now
 */
export async function relockMemberKeys(
	db: Db,
	actor: Actor,
	recipient: string,
	{ byPassphrase, byRecovery }: WrappedKeys
): Promise<void> {
	assertCandidate(actor);
	const changed = await db
		.update(memberKeys)
		.set({ byPassphrase, byRecovery })
		.where(and(eq(memberKeys.officerId, actor.id), eq(memberKeys.recipient, recipient)))
		.returning({ id: memberKeys.id });
	if (changed.length === 0) {
		throw new DomainError('conflict', 'other keys by now', {
			fields: { '': 'Kunci Anda sudah berganti. Muat ulang halaman, lalu ulangi.' }
		});
	}
}

/** @returns the locked keys of an officer, or null when they have made none */
export async function findMemberKeys(db: Db, actor: Actor) {
	assertCandidate(actor);
	const [keys] = await db.select().from(memberKeys).where(eq(memberKeys.officerId, actor.id));
	return keys ?? null;
}

/** @returns who has made keys and is still named for the team, by name; public halves only */
export async function listCandidates(db: Db, actor: Actor) {
	assertCandidate(actor);
	const { id, name, position, recipient, signKey, madeOn } = memberKeys;
	return db
		.select({ id, name, position, recipient, signKey, madeOn })
		.from(memberKeys)
		.innerJoin(officers, eq(officers.id, memberKeys.officerId))
		.where(and(isNull(officers.disabledAt), arrayContains(officers.roles, ['disclosure_member'])))
		.orderBy(asc(name), asc(id));
}
