// What was published, for pages and files.
import { asc, eq, sql } from 'drizzle-orm';
import type { Context } from '../complaints/index.ts';
import type { ReleaseDocument } from './observations.ts';
import { figureReleases } from './schema.ts';

type Database = Pick<Context, 'db'>;

/** A published file, without what is in it. */
export interface ReleaseEntry {
	code: string;
	kind: typeof figureReleases.$inferSelect.kind;
	/** ISO dates, both included. */
	firstDay: string;
	lastDay: string;
	sha256: string;
	/** Bytes of the JSON file. */
	bytes: number;
	releasedAt: Date;
}

/** @returns all that was published, the newest first */
export async function listReleases({ db }: Database): Promise<ReleaseEntry[]> {
	const entries = await db
		.select({
			code: figureReleases.code,
			kind: figureReleases.kind,
			firstDay: sql<string>`${figureReleases.body}::json ->> 'tanggal_awal'`,
			lastDay: sql<string>`${figureReleases.body}::json ->> 'tanggal_akhir'`,
			sha256: figureReleases.sha256,
			bytes: sql<number>`octet_length(${figureReleases.body})`,
			releasedAt: figureReleases.releasedAt
		})
		.from(figureReleases);
	return entries.sort((one, other) => orderOf(other) - orderOf(one));
}

/** By the last month; the time since January after the month with which it ends. */
function orderOf({ code, kind }: { code: string; kind: string }): number {
	const month = Number(code.slice(0, 4)) * 12 + Number(code.slice(-2));
	return month * 2 + (kind === 'sejak_januari' ? 1 : 0);
}

/**
 * @param context database
 * @param code `2026-09` or `2026-sd-09`
 * @returns the file as it was published, and its hash; null when there is none
 */
export async function readRelease(
	{ db }: Database,
	code: string
): Promise<{ body: string; sha256: string; document: ReleaseDocument } | null> {
	// What can't be a code never reaches PostgreSQL, which refuses some of it with an error.
	if (!/^\d{4}-(sd-)?\d\d$/.test(code)) return null;
	const [found] = await db
		.select({ body: figureReleases.body, sha256: figureReleases.sha256 })
		.from(figureReleases)
		.where(eq(figureReleases.code, code));
	return found ? { ...found, document: JSON.parse(found.body) as ReleaseDocument } : null;
}

/** @returns all published months, the oldest first */
export async function readMonths({ db }: Database): Promise<ReleaseDocument[]> {
	const found = await db
		.select({ body: figureReleases.body })
		.from(figureReleases)
		.where(eq(figureReleases.kind, 'bulan'))
		.orderBy(asc(figureReleases.code));
	return found.map(({ body }) => JSON.parse(body) as ReleaseDocument);
}
