// What the tests of this module share: a team with keys, and reports sealed as browsers seal them.
import { ed25519 } from '@noble/curves/ed25519.js';
import {
	type Escrow,
	findProof,
	type Manifest,
	type MemberKeys,
	newMemberKeys,
	newReceipt,
	newReportKey,
	NO_PREDECESSOR,
	publicKeysOf,
	receiptKeys,
	sealEnvelope,
	sealFor,
	sealSlots,
	signManifest,
	turnedKey
} from '../../sealed/index.ts';
import { identityToRecipient } from 'age-encryption';
import type { Actor } from '../officers/index.ts';
import { officers } from '../officers/schema.ts';
import type { Db } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { TurnedKeys } from './key-turning.ts';
import { storeManifest, storeMemberKeys } from './manifests.ts';
import { newChallenge } from './proofs.ts';
import type { SealedReport, Today } from './reports.ts';

export const TODAY: Today = { day: '2026-11-02', now: new Date('2026-11-02T02:00:00Z') };
/** Kept outside the office; here, by the tests. */
export const ROOT_SEED = new Uint8Array(32).fill(7);
export const ROOT_KEY = ed25519.getPublicKey(ROOT_SEED);

/** A member with the keys in their head. */
export interface TeamMember {
	id: string;
	actor: Actor;
	keys: MemberKeys;
	recipient: string;
}

/** Makes a team of so many, and a manifest that names them, with a reserve key where one is given. */
export async function teamOf(db: Db, count: number, escrow?: Escrow): Promise<TeamMember[]> {
	const team: TeamMember[] = [];
	const members = [];
	for (let place = 0; place < count; place++) {
		const row = {
			id: newId(),
			username: `wbs${place}.${newId().slice(-8)}`,
			name: `Anggota ${place}`,
			roles: ['disclosure_member' as const],
			unitCode: null,
			kecamatanCode: null,
			createdAt: TODAY.now
		};
		await db.insert(officers).values(row);
		const keys = await newMemberKeys();
		const id = place.toString(16).padStart(16, '0');
		const made = { id, position: 'Inspektorat', ...(await publicKeysOf(keys)) };
		const locked = { byPassphrase: new Uint8Array(8), byRecovery: new Uint8Array(8) };
		await storeMemberKeys(db, row, { ...made, ...locked }, TODAY.day);
		team.push({ id, actor: row, keys, recipient: made.recipient });
		members.push({ ...made, name: row.name });
	}
	const manifest: Manifest = {
		version: 1,
		previous: null,
		from: TODAY.day,
		until: '2027-11-02',
		members,
		escrow
	};
	await storeManifest(db, signManifest(manifest, ROOT_SEED), ROOT_KEY, TODAY.day);
	return team;
}

/** Seals a report for some of the team. */
export async function sealedReport(
	readers: readonly Pick<TeamMember, 'recipient'>[],
	body: Record<string, unknown>
) {
	const receipt = newReceipt();
	const reporter = receiptKeys(receipt);
	const key = await newReportKey();
	const id = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('hex');
	const place = { report: id, sequence: 0, previous: NO_PREDECESSOR };
	const report: SealedReport = {
		id,
		lookupHash: reporter.lookupHash,
		readHash: key.readHash,
		manifestVersion: 1,
		reporterWrap: await sealFor(await identityToRecipient(reporter.identity), key.identity),
		slots: await sealSlots(
			key.identity,
			readers.map(({ recipient }) => recipient)
		),
		envelope: await sealEnvelope(
			{ ...place, author: 'reporter', day: TODAY.day, body },
			reporter.signSeed,
			key.identity
		)
	};
	return { report, receipt, reporter, key, place };
}

/**
 * Turns the key of a report that nobody has turned before, and that of its notes.
 * @param notes age identity of the notes
 * @returns what a browser sends, and the key that is in use from then on
 */
export async function turnedKeysOf(
	{ report, key, reporter }: Awaited<ReturnType<typeof sealedReport>>,
	notes: string,
	readers: readonly Pick<TeamMember, 'recipient'>[],
	next = { talk: 1, notes: 1 }
): Promise<{ turned: TurnedKeys; identity: string; read: string }> {
	const recipients = readers.map(({ recipient }) => recipient);
	const [fresh, freshNotes] = [await turnedKey(key.identity), await turnedKey(notes)];
	const { readHash, older, identity, read } = fresh;
	const turned: TurnedKeys = {
		readHash,
		reporterWrap: await sealFor(await identityToRecipient(reporter.identity), identity),
		slots: await sealSlots(identity, recipients),
		older,
		talk: { sequence: next.talk, sealed: report.envelope },
		notes: {
			slots: await sealSlots(freshNotes.identity, recipients),
			older: freshNotes.older,
			sequence: next.notes,
			sealed: report.envelope
		}
	};
	return { turned, identity, read };
}

/** Does the work that a browser does before it sends. */
export async function proofOf(db: Db, { now }: Today = TODAY) {
	const challenge = await newChallenge(db, now);
	const search = findProof(challenge);
	for (;;) {
		const step = search.next();
		if (step.done) return { challenge, answers: step.value };
	}
}
