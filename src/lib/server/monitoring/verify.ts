// Whether a signed report still is what was signed.
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Context } from '../complaints/index.ts';
import type { Actor } from '../officers/index.ts';
import type { Db } from '../platform/database.ts';
import { lineHash } from './canonical.ts';
import { monevPeriod } from './draft.ts';
import { assertSeesMonev } from './policy.ts';
import { monitoringReportRows, monitoringReports } from './schema.ts';

type Report = typeof monitoringReports.$inferSelect;

/** One version of a report, and what its rows and texts hash to today. */
export interface Verified {
	version: number;
	signedAt: Date;
	signedName: string;
	/** As it was kept when it was signed, SHA-256 in hexadecimal. */
	kept: string;
	/** As it comes out now. */
	now: string;
	matches: boolean;
}

const BATCH = 1000;

/**
 * Hashes a report as it stands: a line of canonical JSON for the report itself, and one for each of
 * its rows in the order of their numbers.
 * @returns SHA-256 in hexadecimal
 */
export async function hashReport(db: Db, report: Omit<Report, 'sha256'>): Promise<string> {
	const { id, signedAt, ...rest } = report;
	const { add, end } = lineHash();
	// `sha256` of a stored report is what it is compared with, so it is no part of it.
	add({ ...rest, sha256: undefined, signedAt: signedAt.toISOString() });
	for await (const rows of rowBatches(db, id)) for (const row of rows) add(row);
	return end();
}

/** Rows of a report by their numbers, so many at a time that any length fits into memory. */
export async function* rowBatches(db: Db, reportId: string) {
	const { number, facts } = monitoringReportRows;
	let last = '';
	for (;;) {
		const rows = await db
			.select({ number, facts })
			.from(monitoringReportRows)
			.where(and(eq(monitoringReportRows.reportId, reportId), gt(number, last)))
			.orderBy(asc(number))
			.limit(BATCH);
		if (rows.length) yield rows;
		if (rows.length < BATCH) return;
		last = rows.at(-1)?.number ?? '';
	}
}

/**
 * Recomputes every version of a period's report.
 * @param code of the period
 * @returns the first version first; empty while nothing is signed
 * @throws DomainError not_found
 */
export async function verifyMonev(
	context: Context,
	actor: Actor,
	code: string
): Promise<Verified[]> {
	assertSeesMonev(actor);
	const period = monevPeriod(context, code);
	const reports = await context.db
		.select()
		.from(monitoringReports)
		.where(eq(monitoringReports.period, period.code))
		.orderBy(asc(monitoringReports.version));
	const verified: Verified[] = [];
	for (const report of reports) {
		const now = await hashReport(context.db, report);
		const { version, signedAt, signedName, sha256: kept } = report;
		verified.push({ version, signedAt, signedName, kept, now, matches: now === kept });
	}
	return verified;
}
