// The officers' lists: filtered, searched, page by page, always within what the officer may see.
import {
	and,
	asc,
	desc,
	eq,
	gte,
	inArray,
	isNotNull,
	isNull,
	lt,
	lte,
	or,
	type SQL,
	sql
} from 'drizzle-orm';
import { parseComplaintNumber } from '#lib/codes/receipt-code.ts';
import {
	type Channel,
	type ComplaintClass,
	type ComplaintType,
	type EscalatedTo,
	OPEN_STATUSES,
	type Status
} from '#lib/codes/complaint-codes.ts';
import { excerptOf } from '#lib/redaction/redaction.ts';
import { searchQuery } from '#lib/search/word-roots.ts';
import { instantAt } from '../../deadlines/index.ts';
import { type Actor, hasRole } from '../../officers/index.ts';
import { officers } from '../../officers/schema.ts';
import { rows } from '../../platform/database.ts';
import type { Context } from '../context.ts';
import { notAbout, onDeskOf, reasonsToSee, visibleTo } from '../policy.ts';
import { complaintClocks, complaints, complaintSubjectWords } from '../schema.ts';
import type { Verb } from '../workflow.ts';
import { verbsFor } from './verbs.ts';

/** What an officer asked to see. Absent means "any". */
export interface QueueFilter {
	status?: Status | 'open';
	type?: ComplaintType;
	class?: ComplaintClass;
	serviceCode?: string;
	categoryCode?: string;
	kecamatanCode?: string;
	unitCode?: string;
	handlerId?: string;
	channel?: Channel;
	/** ISO dates on which it came in, both included, in the office's zone. */
	from?: string;
	to?: string;
	overdue?: boolean;
	/** Late ones that went up to there. */
	escalatedTo?: EscalatedTo;
	/** Only what waits for the officer's own hand. */
	mine?: boolean;
	/** Only these, by number. */
	numbers?: readonly string[];
	/** Words of the narrative, or a number. */
	text?: string;
	/** By when it came in, newest first; or by the next deadline, earliest first. */
	order?: 'received' | 'due';
}

/** A place in a list: the sort value and the id of a row. */
export interface Cursor {
	at: string;
	id: string;
	/** Rows after that place, or before it. */
	direction: 'after' | 'before';
}

/** A row of the list. */
export type QueueRow = Pick<
	typeof complaints.$inferSelect,
	| 'id'
	| 'number'
	| 'version'
	| 'type'
	| 'channel'
	| 'status'
	| 'class'
	| 'serviceCode'
	| 'categoryCode'
	| 'kecamatanCode'
	| 'unitCode'
	| 'receivedAt'
	| 'nextDueAt'
	| 'nextDueStage'
	| 'pausedAt'
	| 'pausedFor'
	| 'extensionAskedAt'
	| 'contactNeededSince'
	| 'erasedAt'
	| 'escalatedTo'
	| 'unansweredSince'
	| 'confidential'
	| 'handlerId'
	| 'filedBy'
	| 'overseerActs'
	| 'nameHidden'
	| 'publicSince'
> & {
	/** Its beginning, without numbers and contacts of people. */
	excerpt: string;
	/** It says whom it is about, and nobody has settled who that is. */
	subjectsOpen: boolean;
	handlerName: string | null;
	/** Of the clock that is due next. */
	nextPolicyId: string | null;
	/** What this officer may do now. */
	verbs: Verb[];
};

/** One page of the list and the ways on and back. */
export interface QueuePage {
	rows: QueueRow[];
	next: Cursor | null;
	previous: Cursor | null;
}

const COLUMNS = {
	id: complaints.id,
	number: complaints.number,
	version: complaints.version,
	type: complaints.type,
	channel: complaints.channel,
	status: complaints.status,
	class: complaints.class,
	serviceCode: complaints.serviceCode,
	categoryCode: complaints.categoryCode,
	kecamatanCode: complaints.kecamatanCode,
	unitCode: complaints.unitCode,
	receivedAt: complaints.receivedAt,
	nextDueAt: complaints.nextDueAt,
	nextDueStage: complaints.nextDueStage,
	pausedAt: complaints.pausedAt,
	pausedFor: complaints.pausedFor,
	extensionAskedAt: complaints.extensionAskedAt,
	contactNeededSince: complaints.contactNeededSince,
	erasedAt: complaints.erasedAt,
	escalatedTo: complaints.escalatedTo,
	unansweredSince: complaints.unansweredSince,
	confidential: complaints.confidential,
	handlerId: complaints.handlerId,
	filedBy: complaints.filedBy,
	overseerActs: complaints.overseerActs,
	subjectsOpen: sql<boolean>`exists (select from ${complaintSubjectWords}
		where ${eq(complaintSubjectWords.complaintId, complaints.id)}
			and ${isNull(complaintSubjectWords.settledAt)})`,
	nameHidden: complaints.nameHidden,
	publicSince: complaints.publicSince,
	// Longer than what is shown, so that no number is cut before it can be recognised.
	beginning: sql<string>`left(${complaints.narrative}, 400)`,
	handlerName: officers.name,
	nextPolicyId: complaintClocks.policyId
};

/**
 * One page of complaints.
 * @param context database and office
 * @param actor whose view it is
 * @param filter what they asked for
 * @param page where to go on (null: from the start) and how many rows
 * @param now decides what is overdue
 */
export async function listComplaints(
	{ db, office }: Context,
	actor: Actor,
	filter: QueueFilter,
	page: { cursor: Cursor | null; size: number },
	now: Date
): Promise<QueuePage> {
	const byDue = filter.order === 'due';
	const key = byDue ? complaints.nextDueAt : complaints.receivedAt;
	const backwards = page.cursor?.direction === 'before';
	const ascending = byDue !== backwards;
	const conditions = conditionsOf(filter, actor, office, now);
	if (page.cursor) {
		const place = sql`(${page.cursor.at}::timestamptz, ${page.cursor.id}::uuid)`;
		conditions.push(
			ascending
				? sql`(${key}, ${complaints.id}) > ${place}`
				: sql`(${key}, ${complaints.id}) < ${place}`
		);
	}
	const direction = ascending ? asc : desc;
	const order = [direction(key), direction(complaints.id)];
	const limit = page.size + 1;
	// As many rows for each reason to see them as the page could need; the page is among these.
	const status = filter.status === 'open' ? undefined : filter.status;
	const reachable = reasonsToSee(actor, status).map((reason) =>
		db
			.select({ id: complaints.id })
			.from(complaints)
			.where(and(reason, ...conditions))
			.orderBy(...order)
			.limit(limit)
	);
	if (!reachable.length) return { rows: [], next: null, previous: null };
	const found = await db
		.select(COLUMNS)
		.from(complaints)
		.leftJoin(officers, eq(officers.id, complaints.handlerId))
		.leftJoin(
			complaintClocks,
			and(
				eq(complaintClocks.complaintId, complaints.id),
				eq(complaintClocks.round, complaints.round),
				eq(complaintClocks.stage, complaints.nextDueStage)
			)
		)
		.where(sql`${complaints.id} in (${sql.join(reachable, sql` union all `)})`)
		.orderBy(...order)
		.limit(limit);

	const more = found.length > page.size;
	const shown = found.slice(0, page.size);
	if (backwards) shown.reverse();
	const place = (
		row: (typeof shown)[number] | undefined,
		way: Cursor['direction']
	): Cursor | null => {
		const at = byDue ? row?.nextDueAt : row?.receivedAt;
		return row && at ? { at: at.toISOString(), id: row.id, direction: way } : null;
	};
	return {
		rows: shown.map(({ beginning, ...row }) => ({
			...row,
			excerpt: excerptOf(beginning),
			verbs: verbsFor(actor, row)
		})),
		next: (backwards ? page.cursor : more) ? place(shown.at(-1), 'after') : null,
		previous: (backwards ? more : page.cursor) ? place(shown[0], 'before') : null
	};
}

/**
 * How many complaints a list has.
 * @param cap the count stops there
 */
export async function countComplaints(
	{ db, office }: Context,
	actor: Actor,
	filter: QueueFilter,
	cap: number,
	now: Date
): Promise<number> {
	const conditions = and(...conditionsOf(filter, actor, office, now)) ?? sql`true`;
	const [counted] = await rows<{ count: number }>(
		db,
		sql`select ${cappedCount(visibleTo(actor), conditions, cap)} as "count"`
	);
	return counted?.count ?? 0;
}

/**
 * A list as a whole, page by page so that any length fits into memory. Not one picture of the database,
 * which would have to stay open as long as somebody's line is slow: what changes its place meanwhile
 * may be missing.
 * @param most rows at most
 * @returns rows in the order of the list
 */
export async function* allComplaints(
	context: Context,
	actor: Actor,
	filter: QueueFilter,
	most: number,
	now: Date
): AsyncGenerator<QueueRow> {
	let cursor: Cursor | null = null;
	for (let left = most; left > 0; left -= ROWS_AT_ONCE) {
		const page: QueuePage = await listComplaints(
			context,
			actor,
			filter,
			{ cursor, size: Math.min(left, ROWS_AT_ONCE) },
			now
		);
		yield* page.rows;
		cursor = page.next;
		if (!cursor) return;
	}
}

const ROWS_AT_ONCE = 500;

/** Numbers that stop counting at a cap: "1000+" is as much as anyone can work with. */
export interface WorkCounts {
	/** Up to `OVERDUE_COUNT_CAP`. */
	overdue: number;
	submitted: number;
	verified: number;
	assigned: number;
	inProgress: number;
	reopened: number;
	waitingForReporter: number;
	answered: number;
}

export const WORK_COUNT_CAP = 1000;
/** Low, as this count stands on every page of the desk and no index says who sees what is late. */
export const OVERDUE_COUNT_CAP = 100;

/**
 * How much is overdue within what the officer sees.
 * @returns a count up to `OVERDUE_COUNT_CAP`
 */
export async function countOverdue({ db }: Context, actor: Actor, now: Date): Promise<number> {
	const [counted] = await rows<{ count: number }>(
		db,
		sql`select ${overdueUpToCap(actor, now)} as "count"`
	);
	return counted?.count ?? 0;
}

/**
 * How much waits in which status, within what the officer sees.
 * @returns counts up to `WORK_COUNT_CAP`
 */
export async function countWork({ db }: Context, actor: Actor, now: Date): Promise<WorkCounts> {
	const inStatus = (status: Status) =>
		cappedCount(visibleTo(actor, status), hasStatus(status), WORK_COUNT_CAP);
	const [counts] = await rows<Record<keyof WorkCounts, number>>(
		db,
		sql`select ${overdueUpToCap(actor, now)} as "overdue",
			${inStatus('submitted')} as "submitted",
			${inStatus('verified')} as "verified",
			${inStatus('assigned')} as "assigned",
			${inStatus('in_progress')} as "inProgress",
			${inStatus('reopened')} as "reopened",
			${inStatus('needs_completion')} as "waitingForReporter",
			${inStatus('answered')} as "answered"`
	);
	if (!counts) throw new Error('a select without from returns one row');
	return counts;
}

/**
 * Whether a deadline runs that lies at a moment or after it.
 * @param actor what is kept from them doesn't count
 */
export async function deadlinesReach(
	{ db }: Context,
	actor: Actor,
	moment: Date
): Promise<boolean> {
	const [found] = await rows<{ reach: boolean }>(
		db,
		sql`select exists (select from ${complaintClocks}
			inner join ${complaints} on ${eq(complaints.id, complaintClocks.complaintId)}
			where ${isNull(complaintClocks.stoppedAt)} and ${gte(complaintClocks.dueAt, moment)}
				and ${notAbout(actor)}) as "reach"`
	);
	return found?.reach ?? false;
}

function overdueUpToCap(actor: Actor, now: Date): SQL {
	return cappedCount(visibleTo(actor), isOverdue(now), OVERDUE_COUNT_CAP);
}

function cappedCount(visible: SQL, condition: SQL, cap: number): SQL {
	return sql`(select count(*)::int from (select 1 from ${complaints} where ${visible} and ${condition} limit ${cap}) capped)`;
}

function conditionsOf(
	filter: QueueFilter,
	actor: Actor,
	{ agency, calendar }: Context['office'],
	now: Date
): SQL[] {
	const conditions: (SQL | undefined)[] = [];
	if (filter.mine)
		conditions.push(onDeskOf(actor, agency), or(waitsForUs(now), waitsForDecision(actor)));
	if (filter.mine || filter.order === 'due') conditions.push(isNotNull(complaints.nextDueAt));
	if (filter.status === 'open') {
		conditions.push(isOpen());
	} else if (filter.status) {
		conditions.push(hasStatus(filter.status));
	}
	if (filter.type) conditions.push(eq(complaints.type, filter.type));
	if (filter.class) conditions.push(eq(complaints.class, filter.class));
	if (filter.serviceCode) conditions.push(eq(complaints.serviceCode, filter.serviceCode));
	if (filter.categoryCode) conditions.push(eq(complaints.categoryCode, filter.categoryCode));
	if (filter.kecamatanCode) conditions.push(eq(complaints.kecamatanCode, filter.kecamatanCode));
	if (filter.unitCode) conditions.push(eq(complaints.unitCode, filter.unitCode));
	if (filter.handlerId === 'none') conditions.push(isNull(complaints.handlerId));
	else if (filter.handlerId) conditions.push(eq(complaints.handlerId, filter.handlerId));
	if (filter.channel) conditions.push(eq(complaints.channel, filter.channel));
	if (filter.from) {
		conditions.push(gte(complaints.receivedAt, instantAt(calendar, filter.from, '00:00')));
	}
	if (filter.to) {
		const endOfDay = new Date(instantAt(calendar, filter.to, '23:59').getTime() + 59_999);
		conditions.push(lte(complaints.receivedAt, endOfDay));
	}
	if (filter.escalatedTo) conditions.push(eq(complaints.escalatedTo, filter.escalatedTo));
	if (filter.overdue) conditions.push(isOverdue(now));
	if (filter.numbers) conditions.push(inArray(complaints.number, [...filter.numbers]));
	if (filter.text) conditions.push(matches(filter.text));
	return conditions.filter((condition) => condition !== undefined);
}

// The same as one of OPEN_STATUSES (a constraint of the table), in the words of the partial indexes.
function isOpen(): SQL {
	return isNull(complaints.closedAt);
}

function hasStatus(status: Status): SQL {
	const found = eq(complaints.status, status);
	return (OPEN_STATUSES as readonly Status[]).includes(status)
		? sql`${found} and ${isOpen()}`
		: found;
}

// The reporter's own time to answer is nobody's delay. "Distinct from", because PostgreSQL takes
// `<>` to rule out the many without a deadline once more, and then expects next to no rows.
export function isOverdue(now: Date): SQL {
	return sql`${lt(complaints.nextDueAt, now)} and ${complaints.nextDueStage} is distinct from 'reporter_answer'`;
}

// Answered, the next word is the reporter's, until they write or their time is over; while the
// clocks stand still, so is what we wait for.
function waitsForUs(now: Date): SQL {
	return sql`((${complaints.status} <> 'answered' and ${complaints.pausedAt} is null)
		or ${complaints.unansweredSince} is not null or ${lt(complaints.nextDueAt, now)})`;
}

function waitsForDecision(actor: Actor): SQL | undefined {
	return hasRole(actor, 'head') ? isNotNull(complaints.extensionAskedAt) : undefined;
}

function matches(text: string): SQL {
	const number = parseComplaintNumber(text);
	if (number) return eq(complaints.number, number);
	const query = searchQuery(text);
	// Only stop words: nothing can match, and saying so beats showing everything.
	return query === null ? sql`false` : sql`${complaints.searchRoots} @@ ${query}::tsquery`;
}
