// Owns what the server keeps of the team: manifests as they were signed, and locked keys.
import { and, arrayContains, asc, desc, eq, isNull } from 'drizzle-orm';
import {
	manifestDigest,
	openManifest,
	type PublicKeys,
	type WrappedKeys
} from '../../sealed/index.ts';
import type { Actor } from '../officers/index.ts';
import { officers } from '../officers/schema.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { assertCandidate } from './access.ts';
import { malformed } from './limits.ts';
import { manifests, memberKeys } from './schema.ts';

/** A manifest as it is handed to clients, who judge it themselves. */
export interface StoredManifest {
	version: number;
	text: string;
	signature: string;
}

/** @returns the latest, or null while there is none */
export async function currentManifest(db: Db): Promise<StoredManifest | null> {
	const [latest] = await db
		.select({ version: manifests.version, text: manifests.text, signature: manifests.signature })
		.from(manifests)
		.orderBy(desc(manifests.version))
		.limit(1);
	return latest ?? null;
}

/** @returns all of them, oldest first: who has left the team has signed messages that remain */
export async function allManifests(db: Db): Promise<StoredManifest[]> {
	return db
		.select({ version: manifests.version, text: manifests.text, signature: manifests.signature })
		.from(manifests)
		.orderBy(asc(manifests.version));
}

/**
 * Stores the next manifest.
 * @param signed text and signature, from the ceremony page
 * @param rootKey Ed25519 public key of the root, as the office has configured it
 * @param day today, ISO
 * @throws DomainError invalid_input when it isn't the root's, isn't the next one, or names somebody
 *   whose keys are not here
 */
export async function storeManifest(
	db: Db,
	signed: { text: string; signature: string },
	rootKey: Uint8Array,
	day: string
): Promise<number> {
	return db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
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
			throw new DomainError('conflict', 'not the next manifest');
		}
		const known = new Map((await tx.select().from(memberKeys)).map((keys) => [keys.id, keys]));
		for (const { id, recipient, signKey } of manifest.members) {
			const keys = known.get(id);
			if (keys?.recipient !== recipient || keys.signKey !== signKey) {
				throw malformed('a member without keys');
			}
		}
		await tx.insert(manifests).values({ version: manifest.version, ...signed, storedOn: day });
		return manifest.version;
	});
}

/**
 * Keeps the keys that an officer made in their browser, locked. Making new ones replaces the old,
 * with which everything is lost that was sealed for them alone.
 * @throws DomainError not_allowed, invalid_input
 */
export async function storeMemberKeys(
	db: Db,
	actor: Actor,
	made: PublicKeys & WrappedKeys & { id: string; position: string },
	day: string
): Promise<void> {
	assertCandidate(actor);
	if (!/^[0-9a-f]{16}$/.test(made.id)) throw malformed('member id');
	const row = { ...made, name: actor.name, officerId: actor.id, madeOn: day };
	await db
		.insert(memberKeys)
		.values(row)
		.onConflictDoUpdate({ target: memberKeys.officerId, set: row });
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
