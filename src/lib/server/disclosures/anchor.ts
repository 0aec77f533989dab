// Owns the log that makes an anchor: closes each day that is over, and hands out what was closed.
// Writers never wait for it, and it tells nobody how much happened (docs/adr/0036).
import { createHash, randomBytes } from 'node:crypto';
import { and, asc, between, desc, eq, gte, lt, lte, min, sql } from 'drizzle-orm';
import {
	dayRoot,
	fillerBytes,
	leafBytes,
	leafTag,
	LEAVES_STEP,
	listHash,
	nextHead,
	NO_HEAD,
	type PublishedDay,
	sha256Hex
} from '../../sealed/index.ts';
import type { Db } from '../platform/database.ts';
import { daysAfter } from './days.ts';
import { partsOf } from './files.ts';
import { KEPT_DAYS, UNVOUCHED_DAYS } from './limits.ts';
import { envelopes, files, loggedDays, manifests, olderKeys, reports, slots } from './schema.ts';

/** In so many days after a change of the team a day has at least so many steps of leaves. */
const TURNING_DAYS = 7;
const STEPS_WHILE_TURNING = 4;

/** A head that leaves the house. */
export interface Head {
	/** ISO date. */
	day: string;
	/** Hex. */
	head: string;
}

/**
 * Closes every day that is over: what came in until its end gets a leaf, and the day a head. Harmless
 * to repeat, safe in several processes; what is stored while a day is closed goes into the next.
 * @param today ISO
 * @returns the latest head, null before there is a team
 */
export async function closeDays(db: Db, today: string): Promise<Head | null> {
	const yesterday = daysAfter(today, -1);
	for (;;) {
		const latest = await latestHead(db);
		if (latest && latest.day >= yesterday) return latest;
		const closed = await db.transaction(async (transaction) => {
			const tx = transaction as unknown as Db;
			await tx.execute(sql`select pg_advisory_xact_lock(72616004)`);
			const before = await latestHead(tx);
			const day = before ? daysAfter(before.day, 1) : await firstDay(tx);
			if (day === null || day > yesterday) return false;
			await closeDay(tx, day, before?.head ?? NO_HEAD);
			return true;
		});
		if (!closed) return latestHead(db);
	}
}

/** @returns the head of the last day that is closed, or null */
export async function latestHead(db: Db): Promise<Head | null> {
	const [latest] = await db
		.select({ day: loggedDays.day, head: loggedDays.head })
		.from(loggedDays)
		.orderBy(desc(loggedDays.day))
		.limit(1);
	return latest ?? null;
}

/** @returns the head of a day, or null @param day ISO */
export async function headOf(db: Db, day: string): Promise<string | null> {
	const [found] = await db
		.select({ head: loggedDays.head })
		.from(loggedDays)
		.where(eq(loggedDays.day, day));
	return found?.head ?? null;
}

/**
 * The log since a day, for whoever compares it with a head that they noted. The same for everybody.
 * @param from ISO; earlier than the log begins means from its beginning
 * @returns the days, and the head before the first of them
 */
export async function publishedDays(
	db: Db,
	from: string
): Promise<{ before: string; days: PublishedDay[] }> {
	const days = await db
		.select()
		.from(loggedDays)
		.where(gte(loggedDays.day, from))
		.orderBy(asc(loggedDays.day));
	const [first] = days;
	return {
		before: (first && (await headOf(db, daysAfter(first.day, -1)))) ?? NO_HEAD,
		days: days.map(({ day, head, root, detail }) =>
			detail
				? {
						day,
						head,
						fillerHash: sha256Hex(Buffer.from(detail.fillerSecret)),
						listed: detail.listed,
						leaves: detail.leaves
					}
				: { day, head, root }
		)
	};
}

/** @returns the first day of whose leaves none may be gone, ISO */
export function vouchedSince(today: string): string {
	return daysAfter(today, UNVOUCHED_DAYS - KEPT_DAYS);
}

/** Forgets the leaves of what has had its time; roots and heads stay. @param today ISO */
export async function forgetLeaves(db: Db, today: string): Promise<void> {
	await db
		.update(loggedDays)
		.set({ detail: null })
		.where(
			and(lt(loggedDays.day, daysAfter(today, -KEPT_DAYS)), sql`${loggedDays.detail} is not null`)
		);
}

/** @returns SHA-256 of a report's unchanging parts and of every key that is wrapped in it, hex */
export async function reportDigest(db: Db, id: string): Promise<string | null> {
	const [report] = await db.select().from(reports).where(eq(reports.id, id));
	if (!report) return null;
	const wrapped = await db
		.select({ kind: slots.kind, digest: sql<string>`encode(sha256(${slots.sealed}), 'hex')` })
		.from(slots)
		.where(eq(slots.reportId, id))
		.orderBy(asc(slots.kind), asc(slots.place));
	const older = await db
		.select({
			kind: olderKeys.kind,
			digest: sql<string>`encode(sha256(${olderKeys.sealed}), 'hex')`
		})
		.from(olderKeys)
		.where(eq(olderKeys.reportId, id))
		.orderBy(asc(olderKeys.kind), asc(olderKeys.generation));
	const { lookupHash, readHash, sealedBy, filedOn, listedOn } = report;
	const lines = [
		...[id, lookupHash, readHash, sealedBy, filedOn, listedOn, sha256Hex(report.reporterWrap)],
		...wrapped.map(({ kind, digest }) => `${kind} ${digest}`),
		...older.map(({ kind, digest }) => `older ${kind} ${digest}`)
	];
	return sha256Hex(Buffer.from(lines.join('\n')));
}

/** @returns SHA-256 of a sealed file, part by part, hex */
export async function fileDigest(db: Db, reportId: string, fileId: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const part of partsOf(db, reportId, fileId)) hash.update(part);
	return hash.digest('hex');
}

async function closeDay(tx: Db, day: string, before: string): Promise<void> {
	const real = await takeLeaves(tx, day);
	const fillerSecret = randomBytes(32).toString('hex');
	const steps = Math.max(await leastSteps(tx, day), Math.ceil(real.length / LEAVES_STEP));
	const fillers = steps * LEAVES_STEP - real.length;
	const all = real.map((leaf) => Buffer.from(leaf));
	for (let place = 0; place < fillers; place++) {
		all.push(Buffer.from(fillerBytes(fillerSecret, place)));
	}
	// By their bytes, which are random: the order says nothing.
	const leaves = Buffer.concat(all.sort((a, b) => a.compare(b)));
	const listed = listHash(await entriesOf(tx, day));
	const fillerHash = sha256Hex(Buffer.from(fillerSecret));
	const root = dayRoot({ day, fillerHash, listed, leaves });
	await tx.insert(loggedDays).values({
		day,
		root,
		head: nextHead(before, root),
		detail: { fillerSecret, listed, leaves: leaves.toString('base64') }
	});
}

// After a change of the team the keys of open reports turn: how many there are must not be seen.
async function leastSteps(tx: Db, day: string): Promise<number> {
	const lately = between(manifests.storedOn, daysAfter(day, 1 - TURNING_DAYS), day);
	return (await tx.$count(manifests, lately)) > 0 ? STEPS_WHILE_TURNING : 1;
}

/** @returns ids of the list's entries of a day */
export async function entriesOf(db: Db, day: string): Promise<string[]> {
	const found = await db.select({ id: reports.id }).from(reports).where(eq(reports.listedOn, day));
	return found.map(({ id }) => id);
}

// Whatever has no leaf yet gets one, so that nothing falls between two days.
async function takeLeaves(tx: Db, day: string): Promise<Uint8Array[]> {
	const changed = await tx
		.update(reports)
		.set({ loggedKeys: sql`${reports.keyChanges}` })
		.where(
			and(
				lte(reports.filedOn, day),
				sql`${reports.loggedKeys} is distinct from ${reports.keyChanges}`
			)
		)
		.returning({ id: reports.id, change: reports.keyChanges });
	const said = await tx
		.update(envelopes)
		.set({ logged: true })
		.where(and(sql`not ${envelopes.logged}`, lte(envelopes.storedOn, day)))
		.returning({
			reportId: envelopes.reportId,
			thread: envelopes.thread,
			sequence: envelopes.sequence,
			digest: sql<string>`encode(sha256(${envelopes.sealed}), 'hex')`
		});
	const sent = await tx
		.update(files)
		.set({ logged: true })
		.where(and(sql`not ${files.logged}`, eq(files.received, files.size), lte(files.startedOn, day)))
		.returning({ reportId: files.reportId, id: files.id });
	const leaves: Uint8Array[] = [];
	for (const { id, change } of changed) {
		const digest = await reportDigest(tx, id);
		if (digest) leaves.push(leafBytes(leafTag(await readHashOf(tx, id), 'report', change), digest));
	}
	for (const { reportId, thread, sequence, digest } of said) {
		leaves.push(leafBytes(leafTag(await readHashOf(tx, reportId), thread, sequence), digest));
	}
	for (const { reportId, id } of sent) {
		const tag = leafTag(await readHashOf(tx, reportId), 'file', id);
		leaves.push(leafBytes(tag, await fileDigest(tx, reportId, id)));
	}
	return leaves;
}

async function readHashOf(tx: Db, id: string): Promise<string> {
	const [report] = await tx
		.select({ readHash: reports.readHash })
		.from(reports)
		.where(eq(reports.id, id));
	if (!report) throw new Error('a report vanished while its day was closed');
	return report.readHash;
}

async function firstDay(tx: Db): Promise<string | null> {
	const [first] = await tx.select({ day: min(manifests.storedOn) }).from(manifests);
	return first?.day ?? null;
}
