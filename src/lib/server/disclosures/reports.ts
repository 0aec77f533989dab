// What reporters and readers do with a sealed report. The server checks sizes, places and keys, as it
// can read nothing else.
import { createHash, timingSafeEqual } from 'node:crypto';
import { and, asc, desc, eq, lt, sql } from 'drizzle-orm';
import { envelopeDigest, SEALED_ENVELOPE_SIZES, SLOT_BYTES, SLOTS } from '../../sealed/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { consume } from '../platform/rate-limit.ts';
import {
	ENVELOPES_AT_MOST,
	KEPT_DAYS,
	malformed,
	nothingThere,
	REPORTS_A_DAY,
	WRITES_A_DAY
} from './limits.ts';
import { daysAfter } from './days.ts';
import { listingDay } from './listing.ts';
import { currentManifest } from './manifests.ts';
import { spendProof } from './proofs.ts';
import { envelopes, olderKeys, reports, type SealedBy, slots, type Thread } from './schema.ts';

/** The office's day and the moment; only the day is ever stored. */
export interface Today {
	/** ISO date. */
	day: string;
	now: Date;
}

/** A report as its reporter's browser sealed it. */
export interface SealedReport {
	id: string;
	lookupHash: string;
	readHash: string;
	/** Of the manifest for which the slots are. */
	manifestVersion: number;
	reporterWrap: Uint8Array;
	slots: readonly Uint8Array[];
	/** The first message. */
	envelope: Uint8Array;
}

/** How a request shows that it may: by the receipt, or by the report's own key. */
export type Key = { lookup: string } | { report: string; read: string };

/** A message as it is stored. */
export interface StoredEnvelope {
	sequence: number;
	sealed: Uint8Array;
	storedOn: string;
}

/** A report with everything that was said, for who holds a key. */
export interface OpenedReport {
	id: string;
	reporterWrap: Uint8Array;
	sealedBy: SealedBy;
	filedOn: string;
	/** The last day on which it is here, unless something is added; ISO date. */
	keptUntil: string;
	/** Keys before this one, the latest first. */
	olderKeys: Uint8Array[];
	talk: StoredEnvelope[];
}

/**
 * Stores a report.
 * @param proof null only for what the server itself sealed
 * @throws DomainError invalid_input, expired (proof), conflict (another manifest is in force, or the
 *   id is taken), rate_limited
 */
export async function storeReport(
	db: Db,
	report: SealedReport,
	proof: { challenge: string; answers: readonly number[] } | null,
	{ day, now }: Today
): Promise<void> {
	checkReport(report);
	if (proof) await spendProof(db, proof, day, now);
	await takeFrom(db, 'disclosure_reports', REPORTS_A_DAY, now);
	await db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		const manifest = await currentManifest(tx);
		if (manifest?.version !== report.manifestVersion) {
			throw new DomainError('conflict', 'another manifest is in force', {
				fields: { '': 'Susunan tim berubah selagi Anda menulis. Kirim sekali lagi.' }
			});
		}
		const listedOn = await listingDay(tx, day);
		const added = await tx
			.insert(reports)
			.values({
				id: report.id,
				lookupHash: report.lookupHash,
				readHash: report.readHash,
				reporterWrap: report.reporterWrap,
				sealedBy: proof ? 'browser' : 'server',
				filedOn: day,
				listedOn,
				eraseOn: daysAfter(listedOn, KEPT_DAYS)
			})
			.onConflictDoNothing()
			.returning({ id: reports.id });
		if (added.length === 0) throw new DomainError('conflict', 'the id is taken');
		await writeSlots(tx, report.id, 'report', report.slots);
		await tx.insert(envelopes).values(row(report.id, 'talk', 0, report.envelope, day));
	});
}

/**
 * Adds a message.
 * @param sequence its place; the one after the last
 * @throws DomainError not_found, conflict when somebody else was faster, invalid_input, rate_limited
 */
export async function addEnvelope(
	db: Db,
	key: Key,
	message: { thread: Thread; sequence: number; sealed: Uint8Array },
	{ day, now }: Today
): Promise<void> {
	checkEnvelope(message.sealed);
	await takeFrom(db, 'disclosure_writes', WRITES_A_DAY, now);
	await db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		const report = await reportFor(tx, key, true);
		// The team's own thread is not the reporter's.
		if (message.thread === 'case' && 'lookup' in key) throw nothingThere();
		await append(tx, report.id, message, day);
	});
}

/**
 * Adds a message to a report that is locked.
 * @throws DomainError conflict when somebody else was faster, too_large
 */
export async function append(
	tx: Db,
	reportId: string,
	{ thread, sequence, sealed }: { thread: Thread; sequence: number; sealed: Uint8Array },
	day: string
): Promise<void> {
	const [last] = await tx
		.select({ sequence: envelopes.sequence })
		.from(envelopes)
		.where(and(eq(envelopes.reportId, reportId), eq(envelopes.thread, thread)))
		.orderBy(desc(envelopes.sequence))
		.limit(1);
	const next = last ? last.sequence + 1 : 0;
	if (next >= ENVELOPES_AT_MOST) {
		throw new DomainError('too_large', 'too many messages', {
			fields: {
				'': `Percakapan ini sudah penuh: ${ENVELOPES_AT_MOST} tulisan. Yang ini tidak tersimpan. Pelapor bisa membuat laporan baru.`
			}
		});
	}
	if (sequence !== next) {
		throw new DomainError('conflict', 'another message came first', {
			fields: { '': 'Ada pesan baru selagi Anda menulis. Baca dulu, lalu kirim lagi.' }
		});
	}
	await tx.insert(envelopes).values(row(reportId, thread, sequence, sealed, day));
	await tx
		.update(reports)
		.set({ eraseOn: keptFrom(day) })
		.where(eq(reports.id, reportId));
}

/** Everything between reporter and team. @throws DomainError not_found, alike for every reason */
export async function openReport(db: Db, key: Key): Promise<OpenedReport> {
	const { id, reporterWrap, sealedBy, filedOn, eraseOn } = await reportFor(db, key);
	return {
		...{ id, reporterWrap, sealedBy, filedOn, keptUntil: eraseOn },
		olderKeys: await readOlderKeys(db, id, 'report'),
		talk: await readThread(db, id, 'talk')
	};
}

/** What the team said among themselves. @throws DomainError not_found */
export async function openCase(db: Db, key: Key): Promise<StoredEnvelope[]> {
	if ('lookup' in key) throw nothingThere();
	const { id } = await reportFor(db, key);
	return readThread(db, id, 'case');
}

/** Removes what is past its time, with every key to it. @returns how many */
export async function eraseOldReports(db: Db, day: string): Promise<number> {
	const gone = await db
		.delete(reports)
		.where(lt(reports.eraseOn, day))
		.returning({ id: reports.id });
	return gone.length;
}

/**
 * Finds a report by a key. One query and one comparison of like length, whatever is wrong.
 * @param lock true when it is about to change
 */
export async function reportFor(db: Db, key: Key, lock = false) {
	const byLookup = 'lookup' in key;
	const secret = byLookup ? key.lookup : key.read;
	const hash = createHash('sha256')
		.update(Buffer.from(/^[0-9a-f]{64}$/.test(secret) ? secret : '', 'hex'))
		.digest();
	const query = db
		.select()
		.from(reports)
		.where(byLookup ? eq(reports.lookupHash, hash.toString('hex')) : eq(reports.id, key.report));
	const [found] = lock ? await query.for('update') : await query;
	const expected = found ? Buffer.from(byLookup ? found.lookupHash : found.readHash, 'hex') : null;
	if (!found || !expected || !timingSafeEqual(hash, expected)) throw nothingThere();
	return found;
}

/** @returns keys before the one in use, each sealed for the one after it, the latest first */
export async function readOlderKeys(
	db: Db,
	reportId: string,
	kind: 'report' | 'case'
): Promise<Uint8Array[]> {
	const found = await db
		.select({ sealed: olderKeys.sealed })
		.from(olderKeys)
		.where(and(eq(olderKeys.reportId, reportId), eq(olderKeys.kind, kind)))
		.orderBy(desc(olderKeys.generation));
	return found.map(({ sealed }) => sealed);
}

/** Counts that keys were wrapped anew, so that the log takes them. @param day today, ISO */
export async function keysChanged(tx: Db, reportId: string, day: string): Promise<void> {
	await tx
		.update(reports)
		.set({ keyChanges: sql`${reports.keyChanges} + 1`, eraseOn: keptFrom(day) })
		.where(eq(reports.id, reportId));
}

// Never earlier than it was: while the log vouches for something, it is there.
function keptFrom(day: string) {
	return sql`greatest(${reports.eraseOn}, ${daysAfter(day, KEPT_DAYS)}::date)`;
}

/** Writes sixteen slots in place of those that were there. */
export async function writeSlots(
	tx: Db,
	reportId: string,
	kind: 'report' | 'case',
	sealed: readonly Uint8Array[]
): Promise<void> {
	checkSlots(sealed);
	await tx.delete(slots).where(and(eq(slots.reportId, reportId), eq(slots.kind, kind)));
	await tx
		.insert(slots)
		.values(sealed.map((slot, place) => ({ reportId, kind, place, sealed: slot })));
}

async function readThread(db: Db, reportId: string, thread: Thread): Promise<StoredEnvelope[]> {
	return db
		.select({
			sequence: envelopes.sequence,
			sealed: envelopes.sealed,
			storedOn: envelopes.storedOn
		})
		.from(envelopes)
		.where(and(eq(envelopes.reportId, reportId), eq(envelopes.thread, thread)))
		.orderBy(asc(envelopes.sequence));
}

function row(reportId: string, thread: Thread, sequence: number, sealed: Uint8Array, day: string) {
	return { reportId, thread, sequence, digest: envelopeDigest(sealed), sealed, storedOn: day };
}

function checkReport({
	id,
	lookupHash,
	readHash,
	reporterWrap,
	slots: sealed,
	envelope
}: SealedReport) {
	if (!/^[0-9a-f]{32}$/.test(id)) throw malformed('id');
	for (const hash of [lookupHash, readHash])
		if (!/^[0-9a-f]{64}$/.test(hash)) throw malformed('hash');
	checkWrapped(reporterWrap);
	checkSlots(sealed);
	checkEnvelope(envelope);
}

/** @throws DomainError invalid_input when it can't be one wrapped key */
export function checkWrapped(sealed: Uint8Array): void {
	if (sealed.length !== SLOT_BYTES || !looksSealed(sealed)) throw malformed('wrapped key');
}

function checkSlots(sealed: readonly Uint8Array[]): void {
	if (sealed.length !== SLOTS) throw malformed('number of slots');
	sealed.forEach(checkWrapped);
}

export function checkEnvelope(sealed: Uint8Array): void {
	if (!SEALED_ENVELOPE_SIZES.includes(sealed.length) || !looksSealed(sealed))
		throw malformed('envelope');
}

/** Header of an age file for one X25519 recipient. */
const AGE_HEADER =
	/^age-encryption\.org\/v1\n-> X25519 [A-Za-z0-9+/]{43}\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n$/;
const AGE_HEADER_BYTES = 168;

/**
 * Plain text never gets in by mistake, nor behind a header that somebody put before it. Who wants to
 * keep something readable here can dress it up better; we read it as little as the rest.
 * @returns whether it is built as an age file, and what follows isn't text: of sealed bytes half are
 *   above 127, of text hardly any (fewer than an eighth of a slot's: once in 10¹⁴)
 */
export function looksSealed(bytes: Uint8Array): boolean {
	const header = Buffer.from(bytes.subarray(0, AGE_HEADER_BYTES)).toString('latin1');
	const rest = bytes.subarray(AGE_HEADER_BYTES);
	let high = 0;
	for (const byte of rest) if (byte > 127) high += 1;
	return AGE_HEADER.test(header) && high * 8 >= rest.length && rest.length > 0;
}

/** @throws DomainError rate_limited: for all people together, as no address is looked at */
export async function takeFrom(db: Db, purpose: string, limit: number, now: Date): Promise<void> {
	const bucket = { purpose, subject: 'everybody', limit, windowSeconds: 86_400 };
	const answer = await consume(db, bucket, now);
	if (!answer.allowed) {
		throw new DomainError('rate_limited', 'the channel is full for today', {
			...answer,
			fields: {
				'': 'Saluran ini sedang sangat sibuk. Isian Anda masih ada di halaman ini. Coba lagi nanti.'
			}
		});
	}
}
