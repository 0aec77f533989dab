// Owns the turning of a report's keys: what follows is sealed for fresh ones, and the old ones show the
// server nothing any more. Clients judge who may and for whom; the server sees that it is whole.
import { eq } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { takeWrite } from './budgets.ts';
import { changeCompanions } from './companions.ts';
import { ENVELOPES_AT_MOST, malformed, nothingThere, TURNS_AT_MOST } from './limits.ts';
import {
	append,
	checkEnvelope,
	checkWrapped,
	type Key,
	keysChanged,
	reportFor,
	type Today,
	writeSlots
} from './reports.ts';
import { olderKeys, reports } from './schema.ts';

/** A message that names the new key, in its place of the thread. */
interface Naming {
	sequence: number;
	sealed: Uint8Array;
}

/** Fresh keys of a report and of the team's thread. */
export interface TurnedKeys {
	/** SHA-256 of what holders of the new key show, hex. */
	readHash: string;
	reporterWrap: Uint8Array;
	slots: readonly Uint8Array[];
	/** The key before, sealed for the new one. */
	older: Uint8Array;
	talk: Naming;
	notes: { slots: readonly Uint8Array[]; older: Uint8Array } & Naming;
}

/**
 * Puts fresh keys in place of those in use, all at once.
 * @param key of a reader, by the key in use
 * @throws DomainError not_found, also for a key that was turned meanwhile; conflict when something was
 *   said meanwhile; invalid_input, rate_limited
 */
export async function turnKeys(
	db: Db,
	key: Key,
	turned: TurnedKeys,
	{ day }: Today
): Promise<void> {
	if ('lookup' in key) throw nothingThere();
	const { readHash, reporterWrap, slots, older, talk, notes } = turned;
	if (!/^[0-9a-f]{64}$/.test(readHash)) throw malformed('hash');
	for (const wrapped of [reporterWrap, older, notes.older]) checkWrapped(wrapped);
	for (const { sealed } of [talk, notes]) checkEnvelope(sealed);
	await takeWrite(db, (await reportFor(db, key)).id, key, day);
	await db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		const report = await reportFor(tx, key, true);
		const { id, readHash: before } = report;
		if (before === readHash) throw malformed('the same key');
		const limit = ENVELOPES_AT_MOST + TURNS_AT_MOST;
		await append(tx, id, { thread: 'talk', ...talk }, day, limit);
		await append(
			tx,
			id,
			{ thread: 'case', sequence: notes.sequence, sealed: notes.sealed },
			day,
			limit
		);
		const generation = (await tx.$count(olderKeys, eq(olderKeys.reportId, id))) / 2;
		const kept = { reportId: id, generation, readHash: before };
		await tx.insert(olderKeys).values([
			{ ...kept, kind: 'report', sealed: older },
			{ ...kept, kind: 'case', sealed: notes.older }
		]);
		await writeSlots(tx, id, 'report', slots);
		await writeSlots(tx, id, 'case', notes.slots);
		await tx.update(reports).set({ readHash, reporterWrap }).where(eq(reports.id, id));
		await keysChanged(tx, id, day);
		await changeCompanions(tx, report, day);
	});
}
