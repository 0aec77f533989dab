// Owns a change of the team on its way: signed by the root, waiting for two members who agree.
import { eq } from 'drizzle-orm';
import {
	type Approval,
	approvalsDue,
	type ApprovedManifest,
	assertApproval,
	type Signed
} from '../../sealed/index.ts';
import type { Actor } from '../officers/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { assertCandidate } from './access.ts';
import { malformed } from './limits.ts';
import { checkNext, findMemberKeys, oneAfterTheOther, storeManifest } from './manifests.ts';
import { proposedManifests } from './schema.ts';

/** A manifest that waits for consent. */
export interface Proposal extends ApprovedManifest {
	version: number;
	/** ISO date. */
	proposedOn: string;
}

/** What became of a manifest or of a consent. */
export interface ProposalStep {
	version: number;
	/** How many members still have to agree; 0: it is in force. */
	missing: number;
}

/**
 * Takes the next manifest from the ceremony: the first of a root is in force at once, others wait.
 * @param rootKey Ed25519 public key of the root, as the office has configured it
 * @param day today, ISO
 * @throws DomainError not_allowed, invalid_input, conflict
 */
export async function proposeManifest(
	db: Db,
	actor: Actor,
	{ text, signature }: Signed,
	rootKey: Uint8Array,
	day: string
): Promise<ProposalStep> {
	assertCandidate(actor);
	return db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		const { manifest, previous } = await checkNext(tx, { text, signature }, rootKey, day);
		const { version } = manifest;
		const { needed, may } = approvalsDue(text, previous);
		if (needed === 0) {
			await storeManifest(tx, { text, signature }, rootKey, day);
			return { version, missing: 0 };
		}
		if (may.length < needed) {
			throw new DomainError('invalid_input', 'too few members stay who could agree', {
				fields: {
					'': 'Terlalu sedikit anggota lama yang tetap, jadi tidak ada yang bisa menyetujui. Ganti lebih sedikit orang sekaligus, atau buat kunci induk baru.'
				}
			});
		}
		const [waiting] = await tx.select().from(proposedManifests);
		// Sent once more it keeps the consent that it has.
		if (waiting?.text === text) {
			return { version, missing: Math.max(0, needed - waiting.approvals.length) };
		}
		const row = { version, text, signature, approvals: [], proposedOn: day };
		await tx.delete(proposedManifests);
		await tx.insert(proposedManifests).values(row);
		return { version, missing: needed };
	});
}

/** @returns the manifest that waits, null when none does @throws DomainError not_allowed */
export async function openProposal(db: Db, actor: Actor): Promise<Proposal | null> {
	assertCandidate(actor);
	const [proposal] = await db.select().from(proposedManifests);
	return proposal ?? null;
}

/**
 * A member agrees with the manifest that waits. With the last consent that it needs it is in force.
 * @param approval signed in the member's browser
 * @throws DomainError not_allowed, not_found when none waits, invalid_input, conflict when the team
 *   has changed meanwhile
 */
export async function approveProposal(
	db: Db,
	actor: Actor,
	approval: Approval,
	rootKey: Uint8Array,
	day: string
): Promise<ProposalStep> {
	const keys = await findMemberKeys(db, actor);
	// For oneself only, on the day on which one does.
	if (keys?.id !== approval.member || approval.day !== day) throw malformed('consent');
	return db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		await oneAfterTheOther(tx);
		const [proposal] = await tx.select().from(proposedManifests);
		if (!proposal) throw new DomainError('not_found', 'no manifest waits');
		const { version, text, signature } = proposal;
		const { previous } = await checkNext(tx, { text, signature }, rootKey, day);
		const { needed, may } = approvalsDue(text, previous);
		try {
			assertApproval(text, approval, may);
		} catch {
			throw malformed('consent');
		}
		const others = proposal.approvals.filter(({ member }) => member !== approval.member);
		const approvals = [...others, approval];
		const missing = Math.max(0, needed - approvals.length);
		if (missing === 0) await storeManifest(tx, { text, signature, approvals }, rootKey, day);
		else {
			await tx
				.update(proposedManifests)
				.set({ approvals })
				.where(eq(proposedManifests.version, version));
		}
		return { version, missing };
	});
}
