// Owns what the server keeps of the team: manifests as they were signed, and locked keys.
import { desc, eq } from 'drizzle-orm';
import {
	manifestDigest,
	openManifest,
	type PublicKeys,
	type WrappedKeys
} from '../../sealed/index.ts';
import type { Actor } from '../officers/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { assertCandidate } from './access.ts';
import { malformed, nothingThere } from './limits.ts';
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

/** @returns the locked keys of an officer @throws DomainError not_found */
export async function readMemberKeys(db: Db, actor: Actor) {
	const [keys] = await db.select().from(memberKeys).where(eq(memberKeys.officerId, actor.id));
	if (!keys) throw nothingThere();
	return keys;
}
