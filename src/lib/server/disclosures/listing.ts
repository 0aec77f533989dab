// Owns the list that every member gets: as many entries a day, whatever came in, of which most are
// decoys. Who is left out of a report sees no entry more and none less.
import { randomBytes, randomInt } from 'node:crypto';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { and, asc, count, eq, gte, lte, min, sql } from 'drizzle-orm';
import { sealFor, sealSlots } from '../../sealed/index.ts';
import type { Db } from '../platform/database.ts';
import { daysAfter } from './days.ts';
import { KEPT_DAYS } from './limits.ts';
import { listDays, manifests, reports, slots } from './schema.ts';

/** More than a small office gets; a day that has more passes them on to the next. */
export const ENTRIES_A_DAY = 2;
/** At most so many days until a report is on the list; its first word is due after three working days. */
const WAIT_DAYS = 4;
/** A decoy stays at most so many days longer than a report in which nothing was said. */
export const DECOY_STAYS_LONGER = 2048;

/** Filled at a time, so that after a rest of years the product still ends when it is told to. */
const FILLED_AT_ONCE = 62;

/** One entry of the list: a report that the reader may open, one that they may not, or a decoy. */
export interface Entry {
	id: string;
	listedOn: string;
	/** Sixteen wrapped keys. */
	slots: Uint8Array[];
}

/**
 * The day on which a new report comes to the list: tomorrow, or the first day after that has room.
 * Today's entries are complete, so that nothing is added to a list that somebody has seen. When the
 * days of a report's wait are all full, they grow: a flood makes the list longer for everybody, and
 * keeps nobody off it.
 * @param tx transaction of the report; days are taken one after the other
 * @param day today, ISO
 */
export async function listingDay(tx: Db, day: string): Promise<string> {
	await tx.execute(sql`select pg_advisory_xact_lock(72616002)`);
	const ahead = Array.from({ length: WAIT_DAYS }, (_, days) => daysAfter(day, days + 1));
	for (;;) {
		const whole = await readDays(tx, ahead[0] ?? day, ahead.at(-1) ?? day);
		const free = ahead.find((date) => whole(date).missing > 0);
		if (free) return free;
		// Not tomorrow, which may have begun for others by now.
		for (const date of ahead.slice(1)) {
			const entries = 2 * whole(date).size;
			await tx
				.insert(listDays)
				.values({ day: date, entries })
				.onConflictDoUpdate({ target: listDays.day, set: { entries } });
		}
	}
}

/**
 * Fills days up to today with decoys, as far back as decoys are kept, the latest first and some at a
 * time. Harmless to repeat, safe in several processes.
 * @param day today, ISO
 * @returns whether all are full
 */
export async function fillWithDecoys(db: Db, day: string): Promise<boolean> {
	const kept = keptSince(day);
	const [team] = await db.select({ day: min(manifests.storedOn) }).from(manifests);
	const [list] = await db
		.select({ day: min(reports.listedOn) })
		.from(reports)
		.where(gte(reports.listedOn, kept));
	// Clocks have been wrong: where there is an entry there is a day.
	const first = [team?.day, list?.day].flatMap((one) => one ?? []).sort()[0];
	if (first === undefined) return true;
	const from = first > kept ? first : kept;
	const before = await readDays(db, from, day);
	let filled = 0;
	for (let date = day; date >= from; date = daysAfter(date, -1)) {
		// Each by itself: a report may have come to a later day while an earlier one was not complete.
		if (before(date).missing <= 0) continue;
		if (filled === FILLED_AT_ONCE) return false;
		filled += 1;
		await db.transaction(async (transaction) => {
			const tx = transaction as unknown as Db;
			await tx.execute(sql`select pg_advisory_xact_lock(72616002)`);
			const { missing } = (await readDays(tx, date, date))(date);
			for (let place = 0; place < missing; place++) await addDecoy(tx, date);
		});
	}
	return true;
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
	const until = to < day ? to : day;
	const entries = await listEntries(db, from, until);
	const byDay = Map.groupBy(entries, ({ listedOn }) => listedOn);
	const sizes = await sizesBetween(db, from, until);
	const kept = keptSince(day);
	return [...byDay].flatMap(([date, all]) =>
		date < kept || all.length >= (sizes.get(date) ?? ENTRIES_A_DAY) ? all : []
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

/** @returns for each of these days, how many entries it has to have, and how many of them it lacks */
async function readDays(db: Db, from: string, to: string) {
	const sizes = await sizesBetween(db, from, to);
	const found = await db
		.select({ day: reports.listedOn, entries: count() })
		.from(reports)
		.where(and(gte(reports.listedOn, from), lte(reports.listedOn, to)))
		.groupBy(reports.listedOn);
	const counts = new Map(found.map(({ day, entries }) => [day, entries]));
	return (day: string) => {
		const size = sizes.get(day) ?? ENTRIES_A_DAY;
		return { size, missing: size - (counts.get(day) ?? 0) };
	};
}

async function sizesBetween(db: Db, from: string, to: string): Promise<Map<string, number>> {
	const found = await db
		.select()
		.from(listDays)
		.where(and(gte(listDays.day, from), lte(listDays.day, to)));
	return new Map(found.map(({ day, entries }) => [day, entries]));
}
