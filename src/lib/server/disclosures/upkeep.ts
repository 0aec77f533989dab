// Owns what the sealed channel does by itself as days go by.
import type { Db } from '../platform/database.ts';
import { closeDays, forgetLeaves, type Head } from './anchor.ts';
import { forgetBudgets } from './budgets.ts';
import { marked, rewriteKeyTables } from './erased-keys.ts';
import { daysAfter } from './days.ts';
import { removeUnfinishedFiles } from './files.ts';
import { fillWithDecoys } from './listing.ts';
import { forgetProofs } from './proofs.ts';
import { eraseOldReports } from './reports.ts';

// Since when this process has erased keys that may still be in the database's files; null when there are
// none. What a restart forgets, the next day makes up for: decoys end nearly every day.
let keysLeft: string | null = null;

/**
 * Removes what has had its time, completes the list up to today, and closes the days that are over.
 * Harmless to repeat, safe in several processes.
 * @param db connection
 * @param day today, ISO
 * @returns the head of the last day that is over; null before there is a team, and while the list has
 *   still to be completed after a long rest
 */
export async function keepDisclosures(db: Db, day: string): Promise<Head | null> {
	if ((await eraseOldReports(db, day)) > 0) keysLeft = await marked(db);
	const isWhole = await fillWithDecoys(db, day);
	if (keysLeft !== null && (await rewriteKeyTables(db, keysLeft))) keysLeft = null;
	await removeUnfinishedFiles(db, day);
	// A challenge lives for hours.
	await forgetProofs(db, daysAfter(day, -1));
	await forgetBudgets(db, day);
	await forgetLeaves(db, day);
	// Nothing comes to a day that is closed.
	return isWhole ? closeDays(db, day) : null;
}
