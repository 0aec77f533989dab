// Owns the list that every member gets: always the same number of entries a day, of which most are
// decoys. Who is left out of a report sees no entry more and none less.
import { randomBytes, randomInt } from 'node:crypto';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { and, asc, count, eq, gte, lte, min, sql } from 'drizzle-orm';
import { sealFor, sealSlots } from '../../sealed/index.ts';
import type { Db } from '../platform/database.ts';
import { daysAfter } from './days.ts';
import { KEPT_DAYS } from './limits.ts';
import { manifests, reports, slots } from './schema.ts';

/** More than a small office gets; a day that has more passes them on to the next. */
export const ENTRIES_A_DAY = 2;
/** A decoy stays at most so many days longer than a report in which nothing was said. */
export const DECOY_STAYS_LONGER = 2048;

/** One entry of the list: a report that the reader may open, one that they may not, or a decoy. */
export interface Entry {
	id: string;
	listedOn: string;
	/** Sixteen wrapped keys. */
	slots: Uint8Array[];
}

/**
 * The day on which a new report comes to the list: tomorrow, or the first day after that has room.
 * Today's entries are complete, so that nothing is added to a list that somebody has seen.
 * @param tx transaction of the report; days are taken one after the other
 * @param day today, ISO
 */
export async function listingDay(tx: Db, day: string): Promise<string> {
	await tx.execute(sql`select pg_advisory_xact_lock(72616002)`);
	for (let ahead = 1; ; ahead++) {
		const candidate = daysAfter(day, ahead);
		if ((await entriesOn(tx, candidate)) < ENTRIES_A_DAY) return candidate;
	}
}

/**
 * Fills every day up to today with decoys, as far back as decoys are kept. Harmless to repeat, safe in
 * several processes.
 * @param day today, ISO
 */
export async function fillWithDecoys(db: Db, day: string): Promise<void> {
	const [first] = await db.select({ day: min(manifests.storedOn) }).from(manifests);
	if (!first?.day) return;
	const kept = keptSince(day);
	const from = first.day > kept ? first.day : kept;
	const counts = await countsBetween(db, from, day);
	for (let date = from; date <= day; date = daysAfter(date, 1)) {
		// Each by itself: a report may have come to a later day while an earlier one was not complete.
		if ((counts.get(date) ?? 0) >= ENTRIES_A_DAY) continue;
		await db.transaction(async (transaction) => {
			const tx = transaction as unknown as Db;
			await tx.execute(sql`select pg_advisory_xact_lock(72616002)`);
			for (let missing = ENTRIES_A_DAY - (await entriesOn(tx, date)); missing > 0; missing--) {
				await addDecoy(tx, date);
			}
		});
	}
}

/**
 * What members get. A day comes when it is complete: what stands alone on it before that is a report.
 * @param from first day, ISO @param to last day, ISO
 * @param day today, ISO; of days whose decoys have had their time, what is left
 * @returns the entries of these days, in an order that says nothing
 */
export async function listWholeDays(
	db: Db,
	from: string,
	to: string,
	day: string
): Promise<Entry[]> {
	const byDay = Map.groupBy(
		await listEntries(db, from, to < day ? to : day),
		({ listedOn }) => listedOn
	);
	const kept = keptSince(day);
	return [...byDay].flatMap(([date, entries]) =>
		date < kept || entries.length >= ENTRIES_A_DAY ? entries : []
	);
}

/**
 * Everything that stands on the list, for who may know what is not complete yet: no member may.
 * @param from first day, ISO @param to last day, ISO
 * @returns the entries of these days, in an order that says nothing
 */
export async function listEntries(db: Db, from: string, to: string): Promise<Entry[]> {
	const found = await db
		.select({ id: reports.id, listedOn: reports.listedOn, sealed: slots.sealed })
		.from(reports)
		.innerJoin(slots, and(eq(slots.reportId, reports.id), eq(slots.kind, 'report')))
		.where(and(gte(reports.listedOn, from), lte(reports.listedOn, to)))
		// Ids are random, so their order is, too.
		.orderBy(asc(reports.listedOn), asc(reports.id), asc(slots.place));
	const entries: Entry[] = [];
	for (const { id, listedOn, sealed } of found) {
		const last = entries.at(-1);
		if (last?.id === id) last.slots.push(sealed);
		else entries.push({ id, listedOn, slots: [sealed] });
	}
	return entries;
}

/**
 * A report goes five years after what was last said in it, so nobody may be able to say that what stays
 * longer than that on the list is one.
 * @param day from which its time begins, ISO
 * @returns the last day of a decoy: some weeks later than five years for most, some years for a few
 */
export function lastDayOfDecoy(day: string): string {
	const long = 2 ** ((randomInt(1000) / 1000) * Math.log2(DECOY_STAYS_LONGER));
	return daysAfter(day, KEPT_DAYS + Math.floor(long));
}

// The same in every column as a report that nobody of the readers may open.
async function addDecoy(tx: Db, listedOn: string): Promise<void> {
	const id = randomBytes(16).toString('hex');
	const identity = await generateX25519Identity();
	const nobody = await identityToRecipient(await generateX25519Identity());
	const filedOn = daysAfter(listedOn, -1);
	await tx.insert(reports).values({
		id,
		lookupHash: randomBytes(32).toString('hex'),
		readHash: randomBytes(32).toString('hex'),
		reporterWrap: await sealFor(nobody, identity),
		sealedBy: 'browser',
		filedOn,
		listedOn,
		eraseOn: lastDayOfDecoy(listedOn)
	});
	const sealed = await sealSlots(identity, []);
	await tx
		.insert(slots)
		.values(
			sealed.map((slot, place) => ({ reportId: id, kind: 'report' as const, place, sealed: slot }))
		);
}

// No decoy of this day or a later one has had its time.
function keptSince(day: string): string {
	return daysAfter(day, -KEPT_DAYS);
}

async function countsBetween(db: Db, from: string, to: string): Promise<Map<string, number>> {
	const found = await db
		.select({ day: reports.listedOn, entries: count() })
		.from(reports)
		.where(and(gte(reports.listedOn, from), lte(reports.listedOn, to)))
		.groupBy(reports.listedOn);
	return new Map(found.map(({ day, entries }) => [day, entries]));
}

async function entriesOn(db: Db, day: string): Promise<number> {
	return db.$count(reports, eq(reports.listedOn, day));
}
