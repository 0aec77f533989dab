// Owns how a report is sealed as a whole, and what its reporter adds later: the same steps in the
// reporter's browser and, for browsers without JavaScript, on the server.
import { identityToRecipient } from 'age-encryption';
import { hex } from '@scure/base';
import { toBase64 } from './bytes.ts';
import type { Writers } from './chain.ts';
import { envelopeDigest, NO_PREDECESSOR, sealEnvelope } from './envelope.ts';
import { SealedError } from './errors.ts';
import { type Manifest, readersOf } from './manifest.ts';
import { newReceipt, receiptKeys, type ReceiptKeys } from './receipt.ts';
import { newReportKey } from './report-key.ts';
import { sealFor, sealSlots, tryOpen } from './slots.ts';
import {
	openTalk,
	type RefusedEntry,
	type ReportBody,
	type TalkBody,
	type TalkEntry
} from './talk.ts';
import { openKeyring, writingIdentity } from './keyring.ts';

const NOBODY: Writers = { keyOf: () => null, samePerson: () => false };

/** What leaves the place where a report was sealed. */
export interface SealedParts {
	/** 32 hex digits. */
	id: string;
	lookupHash: string;
	readHash: string;
	manifestVersion: number;
	reporterWrap: Uint8Array;
	slots: Uint8Array[];
	envelope: Uint8Array;
}

/** What the reporter's side holds while it writes. */
export interface ReporterSide {
	/** The report's id. */
	report: string;
	/** The age identity for which is sealed what is said next. */
	identity: string;
	keys: ReceiptKeys;
}

/** @returns a fresh id of a report or of a file: 32 hex digits */
export function newSealedId(): string {
	return hex.encode(crypto.getRandomValues(new Uint8Array(16)));
}

/**
 * Seals a new report for everybody in the manifest who is not left out, the reserve key alike.
 * @param said the reporter's words
 * @param day today, ISO
 * @returns what is sent, and what stays with the reporter
 * @throws SealedError out_of_place when it leaves out somebody whom the manifest does not name: the
 *   reporter has chosen among another team; not_for_us when nobody would be left to read it; too_large
 */
export async function sealReport(
	manifest: Manifest,
	said: Omit<ReportBody, 'kind' | 'signKey' | 'recipient'>,
	day: string
): Promise<{ parts: SealedParts; receipt: string; side: ReporterSide }> {
	const all = readersOf(manifest);
	if (!said.excluded.every((one) => all.some(({ id }) => id === one))) {
		throw new SealedError('out_of_place', 'the team is another than the one that was shown');
	}
	const may = ({ id }: { id: string }) => !said.excluded.includes(id);
	// The reserve key alone is not enough: nobody looks with it unless something has happened.
	if (!manifest.members.some(may)) throw new SealedError('not_for_us', 'nobody could read it');
	const readers = all.filter(may);
	const receipt = newReceipt();
	const keys = receiptKeys(receipt);
	const { identity, readHash } = await newReportKey();
	const id = newSealedId();
	const side = { report: id, identity, keys };
	const recipient = await identityToRecipient(keys.identity);
	const body: TalkBody = { kind: 'report', signKey: toBase64(keys.signKey), recipient, ...said };
	const parts = {
		id,
		lookupHash: keys.lookupHash,
		readHash,
		manifestVersion: manifest.version,
		reporterWrap: await sealFor(recipient, identity),
		slots: await sealSlots(
			identity,
			readers.map(({ recipient }) => recipient)
		),
		envelope: await sealSaid(side, [], body, day)
	};
	return { parts, receipt, side };
}

/**
 * Seals what the reporter says next.
 * @param talk everything that was said so far, as stored
 * @throws SealedError too_large
 */
export function sealSaid(
	{ report, identity, keys }: ReporterSide,
	talk: readonly Uint8Array[],
	body: TalkBody,
	day: string
): Promise<Uint8Array> {
	const last = talk.at(-1);
	const place = {
		report,
		sequence: talk.length,
		previous: last ? envelopeDigest(last) : NO_PREDECESSOR
	};
	return sealEnvelope({ ...place, author: 'reporter', day, body }, keys.signSeed, identity);
}

/**
 * What the reporter's receipt opens.
 * @param stored the report's id, its key sealed for the receipt, the keys before it (the latest first)
 *   and everything that was said, from the server
 * @param team who could ever write as the team; null when the server's answer can't be trusted
 * @returns what was said, and what it takes to go on: null when the server does not give the key for
 *   which it would have to be sealed, or nobody can be believed who may have named another
 * @throws SealedError not_for_us
 */
export async function openBox(
	keys: ReceiptKeys,
	stored: {
		id: string;
		reporterWrap: Uint8Array;
		olderKeys: readonly Uint8Array[];
		talk: readonly Uint8Array[];
	},
	team: Writers | null
): Promise<{ side: ReporterSide | null; entries: (TalkEntry | RefusedEntry)[] }> {
	const { id, talk } = stored;
	const current = await tryOpen(stored.reporterWrap, keys.identity);
	const ring = current === null ? [] : await openKeyring(current, stored.olderKeys);
	if (ring.length === 0) throw new SealedError('not_for_us', 'the receipt does not open it');
	const writers = { reporter: keys.signKey, ...(team ?? NOBODY) };
	const entries = await openTalk(id, talk, ring, writers);
	const identity = team && (await writingIdentity(talk[0] ?? new Uint8Array(), entries, ring));
	return { side: identity === null ? null : { report: id, identity, keys }, entries };
}
