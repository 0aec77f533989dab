// Owns what the sealed channel does by itself as days go by.
import type { Db } from '../platform/database.ts';
import { daysAfter } from './days.ts';
import { removeUnfinishedFiles } from './files.ts';
import { fillWithDecoys } from './listing.ts';
import { forgetProofs } from './proofs.ts';
import { eraseOldReports } from './reports.ts';

/**
 * Completes the list up to today, and removes what has had its time. Harmless to repeat, safe in
 * several processes.
 * @param db connection
 * @param day today, ISO
 */
export async function keepDisclosures(db: Db, day: string): Promise<void> {
	await fillWithDecoys(db, day);
	await eraseOldReports(db, day);
	await removeUnfinishedFiles(db, day);
	// A challenge lives for hours.
	await forgetProofs(db, daysAfter(day, -1));
}
