// Owns the team's consent to a change of the team: the root alone can't exchange who reads. Two members
// of the manifest in force sign that they agree with the next one; server and browsers refuse it else.
import { fromBase64, sha256Hex, utf8 } from './bytes.ts';
import { SealedError } from './errors.ts';
import {
	type Manifest,
	manifestDigest,
	type Member,
	openManifest,
	type Pinned,
	readManifest
} from './manifest.ts';
import { sign, type Signed, verified } from './signed.ts';

/** A member's consent to the next manifest. */
export interface Approval {
	/** Id in the manifest before. */
	member: string;
	/** ISO date on which they agreed. */
	day: string;
	/** Ed25519, base64. */
	signature: string;
}

/** A manifest with the consent to it. */
export interface ApprovedManifest extends Signed {
	approvals: readonly Approval[];
}

/** Whose consent a manifest needs. */
export interface ApprovalsDue {
	/** 0 for the first manifest of a root. */
	needed: number;
	/** Members of the manifest before who stay, with the keys that they had. */
	may: Member[];
}

/** @param next signed by the root @param member id @param day today, ISO @param signSeed of the member */
export function approveManifest(
	next: Pick<Signed, 'text'>,
	member: string,
	day: string,
	signSeed: Uint8Array
): Approval {
	const { signature } = sign('approval', approvalText(next.text, member, day), signSeed);
	return { member, day, signature };
}

/**
 * Two of those who stay. In a team of two of whom one goes, the one who stays: there is nobody else.
 * When too few stay, only a new root goes on, whose other fingerprint everybody sees.
 * @param previous text of the manifest before; null before the first
 * @throws SealedError malformed, out_of_place when `previous` isn't the one before
 */
export function approvalsDue(next: string, previous: string | null): ApprovalsDue {
	const after = readManifest(next);
	if (after.previous !== (previous === null ? null : manifestDigest({ text: previous }))) {
		throw new SealedError('out_of_place', 'another manifest comes before it');
	}
	const before = previous === null ? null : readManifest(previous);
	if (before && after.version !== before.version + 1) {
		throw new SealedError('out_of_place', 'a version is left out');
	}
	// The root stands in the text and not only behind the signature: whoever keeps the texts could
	// spoil an old signature, and so make a change of the team look like a new root's beginning.
	if (before?.root !== after.root) return { needed: 0, may: [] };
	const may = before.members.filter(({ id, recipient, signKey }) =>
		after.members.some(
			(one) => one.id === id && one.recipient === recipient && one.signKey === signKey
		)
	);
	const alone = before.members.length === 2 && may.length === 1;
	return { needed: alone ? 1 : 2, may };
}

/**
 * @param next with what members signed
 * @param previous text of the manifest before; null before the first
 * @returns the day from which it holds: its own, or that of the last consent, if that came later
 * @throws SealedError unapproved, malformed, out_of_place
 */
export function approvedSince(next: ApprovedManifest, previous: string | null): string {
	const { needed, may } = approvalsDue(next.text, previous);
	const agreed = new Set<string>();
	let since = readManifest(next.text).from;
	for (const approval of next.approvals) {
		assertApproval(next.text, approval, may);
		agreed.add(approval.member);
		if (approval.day > since) since = approval.day;
	}
	if (agreed.size < needed) {
		throw new SealedError('unapproved', `${agreed.size} of ${needed} members have agreed`);
	}
	return since;
}

/**
 * Accepts a manifest that the root has signed and the team has agreed to, or says why not.
 * @param previous text of the manifest before; null before the first
 * @param today ISO date
 * @throws SealedError as `openManifest` and `approvedSince`
 */
export function openApproved(
	next: ApprovedManifest,
	previous: string | null,
	pinned: Pinned,
	today: string
): Manifest {
	const manifest = openManifest(next, pinned, today);
	approvedSince(next, previous);
	return manifest;
}

/** @throws SealedError unapproved when it isn't by one who may, or not about this text */
export function assertApproval(
	next: string,
	{ member, day, signature }: Approval,
	may: readonly Member[]
): void {
	const by = may.find(({ id }) => id === member);
	const text = approvalText(next, member, day);
	try {
		if (!by || !/^\d{4}-\d\d-\d\d$/.test(day)) throw new Error('not by a member who may');
		verified('approval', { text, signature }, fromBase64(by.signKey, 32));
	} catch {
		throw new SealedError('unapproved', 'a consent that does not hold');
	}
}

function approvalText(next: string, member: string, day: string): string {
	return JSON.stringify({ manifest: sha256Hex(utf8(next)), member, day });
}
