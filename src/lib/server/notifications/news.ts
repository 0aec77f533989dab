// What officers read at their desk. Filtered by what they may see when they look, not when it was
// written.
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { EventKind, Status } from '../../codes/complaint-codes.ts';
import { visibleTo } from '../complaints/index.ts';
import { complaints } from '../complaints/schema.ts';
import type { Actor } from '../officers/index.ts';
import { type Db, rows } from '../platform/database.ts';
import { officerNews } from './schema.ts';

/** One line at the desk. */
export interface NewsItem {
	id: string;
	kind: EventKind;
	number: string;
	status: Status;
	at: Date;
	read: boolean;
}

/** A page is enough: what is older lies at the desk anyway. */
const LENGTH = 100;
export const UNREAD_COUNT_CAP = 100;

/** @param db connection @param actor whose @returns the latest hundred, newest first */
export async function listNews(db: Db, actor: Actor): Promise<NewsItem[]> {
	const found = await db
		.select({
			id: officerNews.id,
			kind: officerNews.kind,
			number: complaints.number,
			status: complaints.status,
			at: officerNews.at,
			readAt: officerNews.readAt
		})
		.from(officerNews)
		.innerJoin(complaints, eq(complaints.id, officerNews.complaintId))
		.where(and(eq(officerNews.officerId, actor.id), visibleTo(actor)))
		.orderBy(desc(officerNews.at), desc(officerNews.id))
		.limit(LENGTH);
	return found.map(({ readAt, ...item }) => ({ ...item, read: readAt !== null }));
}

/** @param db connection @param actor whose @returns unread news up to `UNREAD_COUNT_CAP` */
export async function countUnread(db: Db, actor: Actor): Promise<number> {
	const [counted] = await rows<{ count: number }>(
		db,
		sql`select count(*)::int as "count" from (
			select 1 from ${officerNews} join ${complaints} on ${complaints.id} = ${officerNews.complaintId}
			where ${officerNews.officerId} = ${actor.id} and ${officerNews.readAt} is null
				and ${visibleTo(actor)} limit ${UNREAD_COUNT_CAP}) unread`
	);
	return counted?.count ?? 0;
}

/**
 * Opens one line: it is read from now on.
 * @param db connection @param actor whose @param id which @param now when
 * @returns the number of its complaint, or null when it isn't theirs to see
 */
export async function openNews(
	db: Db,
	actor: Actor,
	id: string,
	now: Date
): Promise<string | null> {
	const [found] = await db
		.select({ number: complaints.number })
		.from(officerNews)
		.innerJoin(complaints, eq(complaints.id, officerNews.complaintId))
		.where(and(eq(officerNews.id, id), eq(officerNews.officerId, actor.id), visibleTo(actor)));
	if (!found) return null;
	await db
		.update(officerNews)
		.set({ readAt: now })
		.where(and(eq(officerNews.id, id), isNull(officerNews.readAt)));
	return found.number;
}

/** Marks everything read. @param db connection @param actor whose @param now when */
export async function readAllNews(db: Db, actor: Actor, now: Date): Promise<void> {
	await db
		.update(officerNews)
		.set({ readAt: now })
		.where(and(eq(officerNews.officerId, actor.id), isNull(officerNews.readAt)));
}
