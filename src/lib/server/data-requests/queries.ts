// Data requests as officers and residents see them.
import { and, asc, desc, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import type { Context, Reporter } from '../complaints/index.ts';
import { complaints } from '../complaints/schema.ts';
import type { Actor } from '../officers/index.ts';
import { officers } from '../officers/schema.ts';
import { DomainError } from '../platform/errors.ts';
import type { Identity } from './decide.ts';
import { isHeld } from './holds.ts';
import { concerning, decidesOn } from './policy.ts';
import { dataRequests } from './schema.ts';

/** A request in a list. */
export type DataRequest = typeof dataRequests.$inferSelect;

/** A request in a list of the desk. */
export type DataRequestRow = Pick<
	DataRequest,
	'id' | 'kind' | 'askedAt' | 'dueAt' | 'decision' | 'decidedAt'
> & { number: string; decidedByName: string | null };

/** One request with what is needed to decide it. */
export interface DataRequestDetail {
	request: DataRequest;
	number: string;
	status: typeof complaints.$inferSelect.status;
	/** As it stands now; empty once erased. */
	identity: Identity;
	decidedByName: string | null;
	held: boolean;
	/** Whether this officer decides on it. */
	decides: boolean;
}

/** What waits, for a count. */
export interface DataRequestCounts {
	waiting: number;
	overdue: number;
}

const DECIDED_SHOWN = 50;

/**
 * @param context database
 * @param actor the officer
 * @returns all that wait, the nearest end first, and the latest fifty that were decided
 */
export async function listDataRequests(
	{ db }: Context,
	actor: Actor
): Promise<{ waiting: DataRequestRow[]; decided: DataRequestRow[] }> {
	const columns = {
		id: dataRequests.id,
		kind: dataRequests.kind,
		askedAt: dataRequests.askedAt,
		dueAt: dataRequests.dueAt,
		decision: dataRequests.decision,
		decidedAt: dataRequests.decidedAt,
		number: complaints.number,
		decidedByName: officers.name
	};
	const rowsWhere = (condition: SQL, order: SQL, limit: number) =>
		db
			.select(columns)
			.from(dataRequests)
			.innerJoin(complaints, eq(complaints.id, dataRequests.complaintId))
			.leftJoin(officers, eq(officers.id, dataRequests.decidedBy))
			.where(and(condition, concerning(actor)))
			.orderBy(order)
			.limit(limit);
	return {
		waiting: await rowsWhere(isNull(dataRequests.decision), asc(dataRequests.dueAt), 1000),
		decided: await rowsWhere(
			isNotNull(dataRequests.decision),
			desc(dataRequests.decidedAt),
			DECIDED_SHOWN
		)
	};
}

/** @returns how many wait for a decision, and how many of them too long */
export async function countDataRequests(
	{ db }: Context,
	actor: Actor,
	now: Date
): Promise<DataRequestCounts> {
	const [counted] = await db
		.select({
			waiting: sql<number>`count(*)::int`,
			overdue: sql<number>`(count(*) filter (where ${dataRequests.dueAt} < ${now.toISOString()}::timestamptz))::int`
		})
		.from(dataRequests)
		.innerJoin(complaints, eq(complaints.id, dataRequests.complaintId))
		.where(and(isNull(dataRequests.decision), concerning(actor)));
	return counted ?? { waiting: 0, overdue: 0 };
}

/** @throws DomainError not_found when there is none that concerns them */
export async function getDataRequest(
	{ db }: Context,
	actor: Actor,
	requestId: string
): Promise<DataRequestDetail> {
	const [found] = await db
		.select({ request: dataRequests, complaint: complaints, decidedByName: officers.name })
		.from(dataRequests)
		.innerJoin(complaints, eq(complaints.id, dataRequests.complaintId))
		.leftJoin(officers, eq(officers.id, dataRequests.decidedBy))
		.where(and(eq(dataRequests.id, requestId), concerning(actor)));
	if (!found) throw new DomainError('not_found', 'no such data request for this officer');
	const { request, complaint, decidedByName } = found;
	return {
		request,
		number: complaint.number,
		status: complaint.status,
		identity: {
			name: complaint.reporterName,
			phone: complaint.reporterPhone,
			email: complaint.reporterEmail
		},
		decidedByName,
		held: await isHeld(db, complaint.id),
		decides: request.decision === null && decidesOn(actor, request.kind, complaint)
	};
}

/** @returns what a reporter asked about their data, oldest first */
export async function dataRequestsOf(
	{ db }: Context,
	{ complaintId }: Reporter
): Promise<DataRequest[]> {
	return db
		.select()
		.from(dataRequests)
		.where(eq(dataRequests.complaintId, complaintId))
		.orderBy(asc(dataRequests.askedAt), asc(dataRequests.id));
}

/** @returns who a reporter said that they are @throws DomainError not_found */
export async function identityOf({ db }: Context, { complaintId }: Reporter): Promise<Identity> {
	const [identity] = await db
		.select({
			name: complaints.reporterName,
			phone: complaints.reporterPhone,
			email: complaints.reporterEmail
		})
		.from(complaints)
		.where(eq(complaints.id, complaintId));
	if (!identity) throw new DomainError('not_found', 'no such complaint');
	return identity;
}
