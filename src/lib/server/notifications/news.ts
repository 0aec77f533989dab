// What officers read at their desk. Filtered by what they may see when they look, not when it was
// written.
import { and, desc, eq, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { EventKind, Status } from '../../codes/complaint-codes.ts';
import type { Reminder } from '../../codes/notification-codes.ts';
import { visibleTo } from '../complaints/index.ts';
import { complaints } from '../complaints/schema.ts';
import { maySeeFindings } from '../findings/index.ts';
import { findingActions, findings } from '../findings/schema.ts';
import { maySeeMonev } from '../monitoring/index.ts';
import { monitoringDrafts, monitoringReports } from '../monitoring/schema.ts';
import type { Actor } from '../officers/index.ts';
import { type Db, rows } from '../platform/database.ts';
import { officerNews } from './schema.ts';

/** What a line is about: where it leads, and how that stands now. */
export type NewsSubject =
	| { of: 'complaint'; number: string; status: Status }
	| {
			of: 'action';
			findingId: string;
			what: string;
			dueDate: string;
			done: boolean;
			closed: boolean;
	  }
	| {
			of: 'monev';
			period: string;
			/** Of the first version; null while there is none. */
			signedAt: Date | null;
			/** Something is being written. */
			draft: boolean;
	  };

/** One line at the desk. */
export interface NewsItem {
	id: string;
	kind: EventKind | Reminder;
	about: NewsSubject;
	at: Date;
	read: boolean;
}

/** A page is enough: what is older lies at the desk anyway. */
const LENGTH = 100;
export const UNREAD_COUNT_CAP = 100;

/** @param db connection @param actor whose @returns the latest hundred, newest first */
export async function listNews(db: Db, actor: Actor): Promise<NewsItem[]> {
	const found = await linesOf(db, actor)
		.orderBy(desc(officerNews.at), desc(officerNews.id))
		.limit(LENGTH);
	return found.map((row) => ({
		id: row.id,
		kind: row.kind,
		about: subjectOf(row),
		at: row.at,
		read: row.readAt !== null
	}));
}

function linesOf(db: Db, actor: Actor, id?: string) {
	return db
		.select({
			id: officerNews.id,
			kind: officerNews.kind,
			number: complaints.number,
			status: complaints.status,
			findingId: findingActions.findingId,
			what: findingActions.what,
			dueDate: findingActions.dueDate,
			done: sql<boolean>`${findingActions.doneAt} is not null`,
			closed: sql<boolean>`${findings.closedAt} is not null`,
			period: officerNews.period,
			signedAt:
				sql<Date | null>`(select min(${monitoringReports.signedAt}) from ${monitoringReports}
				where ${monitoringReports.period} = ${officerNews.period})`.mapWith(monitoringReports.signedAt),
			draft: sql<boolean>`exists (select from ${monitoringDrafts}
				where ${monitoringDrafts.period} = ${officerNews.period})`,
			at: officerNews.at,
			readAt: officerNews.readAt
		})
		.from(officerNews)
		.leftJoin(complaints, eq(complaints.id, officerNews.complaintId))
		.leftJoin(findingActions, eq(findingActions.id, officerNews.actionId))
		.leftJoin(findings, eq(findings.id, findingActions.findingId))
		.where(and(openTo(actor), id === undefined ? undefined : eq(officerNews.id, id)));
}

// What may be seen is asked by what each line is about; `visibleTo` is not true of no complaint.
function openTo(actor: Actor): SQL | undefined {
	return and(
		eq(officerNews.officerId, actor.id),
		or(
			and(isNotNull(officerNews.complaintId), visibleTo(actor)),
			maySeeFindings(actor) ? isNotNull(officerNews.actionId) : undefined,
			maySeeMonev(actor) ? isNotNull(officerNews.period) : undefined
		)
	);
}

function subjectOf(row: Awaited<ReturnType<typeof linesOf>>[number]): NewsSubject {
	const { number, status, findingId, what, dueDate, done, closed, period, ...monev } = row;
	if (number !== null && status !== null) return { of: 'complaint', number, status };
	if (findingId !== null && what !== null && dueDate !== null) {
		return { of: 'action', findingId, what, dueDate, done, closed };
	}
	return { of: 'monev', period: period ?? '', signedAt: monev.signedAt, draft: monev.draft };
}

/** @param db connection @param actor whose @returns unread news up to `UNREAD_COUNT_CAP` */
export async function countUnread(db: Db, actor: Actor): Promise<number> {
	const [counted] = await rows<{ count: number }>(
		db,
		sql`select count(*)::int as "count" from (
			select 1 from ${officerNews}
				left join ${complaints} on ${complaints.id} = ${officerNews.complaintId}
			where ${openTo(actor)} and ${officerNews.readAt} is null
			limit ${UNREAD_COUNT_CAP}) unread`
	);
	return counted?.count ?? 0;
}

/**
 * Opens one line: it is read from now on.
 * @param db connection @param actor whose @param id which @param now when
 * @returns what it is about, or null when it isn't theirs to see
 */
export async function openNews(
	db: Db,
	actor: Actor,
	id: string,
	now: Date
): Promise<NewsSubject | null> {
	const [found] = await linesOf(db, actor, id);
	if (!found) return null;
	await db
		.update(officerNews)
		.set({ readAt: now })
		.where(and(eq(officerNews.id, id), isNull(officerNews.readAt)));
	return subjectOf(found);
}

/** Marks everything read. @param db connection @param actor whose @param now when */
export async function readAllNews(db: Db, actor: Actor, now: Date): Promise<void> {
	await db
		.update(officerNews)
		.set({ readAt: now })
		.where(and(eq(officerNews.officerId, actor.id), isNull(officerNews.readAt)));
}
