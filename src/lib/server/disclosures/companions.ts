// Owns that changed keys give no report away. Whoever saves the list and compares sees which entries have
// other keys by now, and nobody would ever change those of a decoy. So the keys of some decoys change
// whenever those of a report do, always of the same ones, and at times those of decoys alone (ADR 0044).
import { randomBytes, randomInt } from 'node:crypto';
import { generateX25519Identity } from 'age-encryption';
import { and, desc, eq, gt, isNotNull, isNull, lte, max, ne, sql } from 'drizzle-orm';
import { sealSlots } from '../../sealed/index.ts';
import type { Db } from '../platform/database.ts';
import { daysAfter } from './days.ts';
import { lastDayOfDecoy } from './listing.ts';
import { writeSlots } from './reports.ts';
import { envelopes, manifests, reports } from './schema.ts';

/** Decoys that change with a report. */
export const COMPANIONS = 7;
/** Days of the list from which they are drawn. */
const SPAN_DAYS = 90;
/** Decoys alone change about once in so many calls, and oftener in the week after the team changed. */
const CALLS_BETWEEN = 1440;
const WEEK_FACTOR = 6;

type Entry = Pick<typeof reports.$inferSelect, 'id' | 'listedOn' | 'cohort'>;

const isDecoy = sql`not exists (select from ${envelopes} where ${envelopes.reportId} = ${reports.id})`;

/**
 * Changes the wrapped keys of the decoys that go with a report. Call it in the transaction that changes
 * those of the report, which is locked.
 * @param day today, ISO
 */
export async function changeCompanions(tx: Db, report: Entry, day: string): Promise<void> {
	const companions = report.cohort
		? await tx
				.select({ id: reports.id })
				.from(reports)
				.where(and(eq(reports.cohort, report.cohort), ne(reports.id, report.id)))
				.orderBy(reports.id)
				.for('update')
		: await draw(tx, report, day);
	for (const { id } of companions) await changeDecoy(tx, id, day);
}

/**
 * Now and then, by chance, changes decoys that go with no report: a change alone doesn't show that there
 * is one. To be called each minute while the office works, when members change keys.
 * @param day today, ISO
 */
export async function changeDecoysAtTimes(db: Db, day: string): Promise<void> {
	const [latest] = await db.select({ day: max(manifests.storedOn) }).from(manifests);
	if (!latest?.day) return;
	const often = latest.day > daysAfter(day, -7);
	if (randomInt(often ? CALLS_BETWEEN / WEEK_FACTOR : CALLS_BETWEEN) === 0) {
		await changeDecoysAlone(db, day);
	}
}

/** Changes decoys that go with no report, as many as with one. @param day today, ISO */
export async function changeDecoysAlone(db: Db, day: string): Promise<void> {
	await db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		// Keys of a report often change more than once.
		const again = randomInt(2) === 0 || !(await isRoomForMore(tx, day));
		const entry = (again && (await someCohortAlone(tx, day))) || (await someDecoy(tx, day));
		if (!entry) return;
		await changeCompanions(tx, entry, day);
		await changeDecoy(tx, entry.id, day);
	});
}

// From a span that begins and ends anywhere around the report, as its middle would give it away.
async function draw(tx: Db, report: Entry, day: string): Promise<{ id: string }[]> {
	const ahead = daysAfter(report.listedOn, randomInt(SPAN_DAYS));
	const until = ahead < day ? ahead : day;
	const from = daysAfter(until, 1 - SPAN_DAYS);
	const within = sql`${reports.listedOn} between ${from}::date and ${until}::date`;
	const drawn = await tx
		.select({ id: reports.id })
		.from(reports)
		.where(
			and(lte(reports.listedOn, day), ne(reports.id, report.id), isNull(reports.cohort), isDecoy)
		)
		// From elsewhere where the span has too few.
		.orderBy(desc(within), sql`gen_random_uuid()`)
		.limit(COMPANIONS)
		.for('update', { skipLocked: true });
	const cohort = randomBytes(16).toString('hex');
	for (const { id } of [report, ...drawn]) {
		await tx.update(reports).set({ cohort }).where(eq(reports.id, id));
	}
	return drawn;
}

// Half of the decoys are for reports.
async function isRoomForMore(tx: Db, day: string): Promise<boolean> {
	const free = await tx.$count(reports, and(recent(day), isNull(reports.cohort), isDecoy));
	const taken = await tx.$count(reports, and(recent(day), isNotNull(reports.cohort), isDecoy));
	return taken < free;
}

async function someDecoy(tx: Db, day: string): Promise<Entry | undefined> {
	const [found] = await tx
		.select()
		.from(reports)
		.where(and(recent(day), isNull(reports.cohort), isDecoy))
		.orderBy(sql`gen_random_uuid()`)
		.limit(1)
		.for('update', { skipLocked: true });
	return found;
}

async function someCohortAlone(tx: Db, day: string): Promise<Entry | undefined> {
	const others = sql`select from ${reports} other
		join ${envelopes} on ${envelopes.reportId} = other.id where other.cohort = ${reports}.cohort`;
	const [found] = await tx
		.select()
		.from(reports)
		.where(and(recent(day), isNotNull(reports.cohort), sql`not exists (${others})`))
		.orderBy(sql`gen_random_uuid()`)
		.limit(1)
		.for('update', { skipLocked: true });
	return found;
}

// Keys of reports change in the months in which people work on them.
function recent(day: string) {
	return and(gt(reports.listedOn, daysAfter(day, -2 * SPAN_DAYS)), lte(reports.listedOn, day));
}

async function changeDecoy(tx: Db, id: string, day: string): Promise<void> {
	await writeSlots(tx, id, 'report', await sealSlots(await generateX25519Identity(), []));
	await tx
		.update(reports)
		.set({
			keyChanges: sql`${reports.keyChanges} + 1`,
			eraseOn: sql`greatest(${reports.eraseOn}, ${lastDayOfDecoy(day)}::date)`
		})
		.where(eq(reports.id, id));
}
