// Owns the key of the team's own thread, wrapped for those of the team who may read the report.
import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { takeWrite } from './budgets.ts';
import { changeCompanions } from './companions.ts';
import { nothingThere } from './limits.ts';
import {
	append,
	checkEnvelope,
	type Key,
	keysChanged,
	readOlderKeys,
	reportFor,
	writeSlots
} from './reports.ts';
import { slots } from './schema.ts';

/** @returns keys of the team's thread before the one in use, the latest first @throws DomainError not_found */
export async function readOlderCaseKeys(db: Db, key: Key): Promise<Uint8Array[]> {
	if ('lookup' in key) throw nothingThere();
	const { id } = await reportFor(db, key);
	return readOlderKeys(db, id, 'case');
}

/** @returns the sixteen slots, none before the first note @throws DomainError not_found */
export async function readCaseSlots(db: Db, key: Key): Promise<Uint8Array[]> {
	if ('lookup' in key) throw nothingThere();
	const { id } = await reportFor(db, key);
	const found = await db
		.select({ sealed: slots.sealed })
		.from(slots)
		.where(and(eq(slots.reportId, id), eq(slots.kind, 'case')))
		.orderBy(asc(slots.place));
	return found.map(({ sealed }) => sealed);
}

/**
 * Begins the team's thread: its first message and its key at once, so that the key is always the one
 * of whoever wrote first. Slots that were there without a message are nobody's.
 * @param first its key, sixteen times, and the message
 * @param day today, ISO
 * @throws DomainError not_found, invalid_input, conflict when a colleague was faster, rate_limited
 */
export async function startCase(
	db: Db,
	key: Key,
	first: { slots: readonly Uint8Array[]; sealed: Uint8Array },
	day: string
): Promise<void> {
	if ('lookup' in key) throw nothingThere();
	checkEnvelope(first.sealed);
	await takeWrite(db, (await reportFor(db, key)).id, key, day);
	await db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		const { id } = await reportFor(tx, key, true);
		await append(tx, id, { thread: 'case', sequence: 0, sealed: first.sealed }, day);
		await writeSlots(tx, id, 'case', first.slots);
		await keysChanged(tx, id, day);
	});
}

/**
 * Wraps the keys of a report anew, for who may read from now on: the clients judge who that is. What
 * was there before is gone, so whoever is left out opens it no more.
 * @param sealed of the report, and of the team's thread where it has begun
 * @param day today, ISO
 * @throws DomainError not_found, invalid_input, rate_limited
 */
export async function rewrapReport(
	db: Db,
	key: Key,
	sealed: { report: readonly Uint8Array[]; notes: readonly Uint8Array[] | null },
	day: string
): Promise<void> {
	if ('lookup' in key) throw nothingThere();
	await takeWrite(db, (await reportFor(db, key)).id, key, day);
	await db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		const report = await reportFor(tx, key, true);
		const { id } = report;
		await writeSlots(tx, id, 'report', sealed.report);
		if (sealed.notes) await writeSlots(tx, id, 'case', sealed.notes);
		await keysChanged(tx, id, day);
		await changeCompanions(tx, report, day);
	});
}
