// Owns what the sealed channel does by itself as days go by.
import type { Db } from '../platform/database.ts';
import { closeDays, forgetLeaves, type Head } from './anchor.ts';
import { daysAfter } from './days.ts';
import { removeUnfinishedFiles } from './files.ts';
import { fillWithDecoys } from './listing.ts';
import { forgetProofs } from './proofs.ts';
import { eraseOldReports } from './reports.ts';

/**
 * Completes the list up to today, removes what has had its time, and closes the days that are over. Harmless to repeat, safe in
 * several processes.
 * @param db connection
 * @param day today, ISO
 * @returns the head of the last day that is over, null before there is a team
 */
export async function keepDisclosures(db: Db, day: string): Promise<Head | null> {
	await fillWithDecoys(db, day);
	await eraseOldReports(db, day);
	await removeUnfinishedFiles(db, day);
	// A challenge lives for hours.
	await forgetProofs(db, daysAfter(day, -1));
	await forgetLeaves(db, day);
	return closeDays(db, day);
}
