// Findings as officers see them: the list, and one with its whole chain.
import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Status } from '../../codes/complaint-codes.ts';
import { ESCALATIONS, type FindingStatus } from '../../codes/finding-codes.ts';
import { listAttachments, readAttachment, type StoredAttachment } from '../attachments/index.ts';
import { aboutNobody, type Context, visibleTo } from '../complaints/index.ts';
import { complaints } from '../complaints/schema.ts';
import { localDate } from '../deadlines/index.ts';
import { type Actor, listActiveOfficers } from '../officers/index.ts';
import { officers } from '../officers/schema.ts';
import { DomainError } from '../platform/errors.ts';
import { type Action, assertSees, type Finding, isResponsible, peopleForAction } from './policy.ts';
import {
	findingActions,
	findingComplaints,
	findingEffects,
	findingEvents,
	findingEvidence,
	findings
} from './schema.ts';

/** A finding in a list. */
export interface FindingSummary extends Pick<
	Finding,
	| 'id'
	| 'cause'
	| 'serviceCode'
	| 'categoryCode'
	| 'kecamatanCode'
	| 'status'
	| 'foundAt'
	| 'closedAt'
> {
	/** Complaints in which it was seen, without those that are kept from officers. */
	complaints: number;
	actions: number;
	actionsDone: number;
	/** Open actions whose last day is over. */
	actionsLate: number;
	evidence: number;
	/** The nearest last day of an open action, ISO date. */
	nextDueDate: string | null;
}

/** What a list is limited to; everything by default. */
export interface FindingFilter {
	id?: string;
	statuses?: readonly FindingStatus[];
	serviceCode?: string;
	kecamatanCode?: string;
	/** Found on or after this moment, and before that one. */
	foundFrom?: Date;
	foundBefore?: Date;
	/** Only with actions that belong to this row of the plan. */
	planRow?: string;
	/** Only with an open action whose last day is over. */
	late?: boolean;
}

/** An action in a list, with the cause that it is against. */
export interface ActionRow extends Action {
	cause: string;
	officerName: string | null;
}

const LIST_MOST = 500;

/**
 * Findings for an officer's page.
 * @param context database and office
 * @param actor the officer
 * @param filter what to show
 * @param now decides what is late
 * @returns the newest first, at most 500
 * @throws DomainError not_found for who has nothing to do with findings
 */
export async function listFindings(
	context: Context,
	actor: Actor,
	filter: FindingFilter,
	now: Date
): Promise<FindingSummary[]> {
	assertSees(actor);
	return readFindings(context, filter, now);
}

/**
 * The same for reports that are not one person's (monev, integrity plan): the caller has asked who
 * may read them.
 */
export async function readFindings(
	{ db, office }: Context,
	filter: FindingFilter,
	now: Date
): Promise<FindingSummary[]> {
	const today = localDate(office.calendar, now);
	// Drizzle drops the table of a column that stands directly in a selected expression; here, one
	// level deeper, it stays.
	const actions = (rest: SQL) =>
		sql`from ${findingActions} where finding_id = ${findings.id} and ${rest}`;
	const open = sql`done_at is null and ${findings.closedAt} is null`;
	const late = sql`${open} and due_date < ${today}`;
	const evidence = sql`from ${findingEvidence} where finding_id = ${findings.id}`;
	const linked = sql`from ${findingComplaints}
		inner join ${complaints} on ${complaints.id} = ${findingComplaints.complaintId}
		where ${findingComplaints.findingId} = ${findings.id} and ${aboutNobody()}`;
	const found = await db
		.select({
			id: findings.id,
			cause: findings.cause,
			serviceCode: findings.serviceCode,
			categoryCode: findings.categoryCode,
			kecamatanCode: findings.kecamatanCode,
			status: findings.status,
			foundAt: findings.foundAt,
			closedAt: findings.closedAt,
			complaints: sql<number>`(select count(*)::int ${linked})`,
			actions: sql<number>`(select count(*)::int ${actions(sql`true`)})`,
			actionsDone: sql<number>`(select count(*)::int ${actions(sql`done_at is not null`)})`,
			actionsLate: sql<number>`(select count(*)::int ${actions(late)})`,
			evidence: sql<number>`(select count(*)::int ${evidence})`,
			nextDueDate: sql<string | null>`(select min(due_date)::text ${actions(open)})`
		})
		.from(findings)
		.where(
			and(
				filter.id === undefined ? undefined : eq(findings.id, filter.id),
				filter.statuses && inArray(findings.status, [...filter.statuses]),
				filter.serviceCode === undefined ? undefined : eq(findings.serviceCode, filter.serviceCode),
				filter.kecamatanCode === undefined
					? undefined
					: eq(findings.kecamatanCode, filter.kecamatanCode),
				filter.foundFrom && sql`${findings.foundAt} >= ${filter.foundFrom.toISOString()}`,
				filter.foundBefore && sql`${findings.foundAt} < ${filter.foundBefore.toISOString()}`,
				filter.planRow === undefined
					? undefined
					: sql`exists (select ${actions(sql`plan_row = ${filter.planRow}`)})`,
				filter.late ? sql`exists (select ${actions(late)})` : undefined
			)
		)
		.orderBy(desc(findings.foundAt), desc(findings.id))
		.limit(LIST_MOST);
	return found;
}

/**
 * Actions of findings, for reports and the plan; the caller has asked who may read them.
 * @param filter a row of the plan; only those that are open
 * @returns the nearest last day first
 */
export async function readActions(
	{ db }: Context,
	filter: { planRow?: string; open?: boolean } = {}
): Promise<ActionRow[]> {
	const found = await db
		.select({ action: findingActions, cause: findings.cause, officerName: officers.name })
		.from(findingActions)
		.innerJoin(findings, eq(findings.id, findingActions.findingId))
		.leftJoin(officers, eq(officers.id, findingActions.officerId))
		.where(
			and(
				filter.planRow === undefined ? undefined : eq(findingActions.planRow, filter.planRow),
				// What a closed finding left open waits for nobody.
				filter.open ? and(isNull(findingActions.doneAt), isNull(findings.closedAt)) : undefined
			)
		)
		.orderBy(asc(findingActions.dueDate), asc(findingActions.id));
	return found.map(({ action, ...rest }) => ({ ...action, ...rest }));
}

/** One finding with all that hangs on it. */
export interface FindingDetail {
	finding: Finding & { foundByName: string };
	summary: FindingSummary;
	/** Those that this officer may open, the oldest first. */
	complaints: { number: string; receivedAt: Date; status: Status; linkedAt: Date }[];
	actions: ActionRow[];
	evidence: (typeof findingEvidence.$inferSelect & { addedByName: string })[];
	effects: (typeof findingEffects.$inferSelect & {
		computedByName: string;
		concludedByName: string | null;
	})[];
	events: (typeof findingEvents.$inferSelect & { officerName: string | null })[];
}

/** @throws DomainError not_found */
export async function getFinding(
	context: Context,
	actor: Actor,
	id: string,
	now: Date
): Promise<FindingDetail> {
	assertSees(actor);
	const { db } = context;
	const [found] = await db
		.select({ finding: findings, foundByName: officers.name })
		.from(findings)
		.innerJoin(officers, eq(officers.id, findings.foundBy))
		.where(eq(findings.id, id));
	if (!found) throw new DomainError('not_found', 'no such finding');
	const { finding, foundByName } = found;
	const [summary] = await readFindings(context, { id }, now);
	if (!summary) throw new DomainError('not_found', 'no such finding');
	const linked = await db
		.select({
			number: complaints.number,
			receivedAt: complaints.receivedAt,
			status: complaints.status,
			linkedAt: findingComplaints.linkedAt
		})
		.from(findingComplaints)
		.innerJoin(complaints, eq(complaints.id, findingComplaints.complaintId))
		.where(and(eq(findingComplaints.findingId, id), aboutNobody(), visibleTo(actor)))
		.orderBy(asc(complaints.receivedAt), asc(complaints.id));
	const evidence = await db
		.select({ row: findingEvidence, addedByName: officers.name })
		.from(findingEvidence)
		.innerJoin(officers, eq(officers.id, findingEvidence.addedBy))
		.where(
			and(
				eq(findingEvidence.findingId, id),
				// A case that turned out to be about an officer is kept from everybody here.
				sql`(${findingEvidence.kind} <> 'complaint' or exists (select from ${complaints}
					where ${complaints.number} = ${findingEvidence.reference} and ${aboutNobody()}))`
			)
		)
		.orderBy(asc(findingEvidence.id));
	const effects = await db
		.select({
			row: findingEffects,
			computedByName: officers.name,
			concludedByName: sql<
				string | null
			>`(select name from officers one where one.id = ${findingEffects.concludedBy})`
		})
		.from(findingEffects)
		.innerJoin(officers, eq(officers.id, findingEffects.computedBy))
		.where(eq(findingEffects.findingId, id))
		.orderBy(asc(findingEffects.id));
	const events = await db
		.select({ row: findingEvents, officerName: officers.name })
		.from(findingEvents)
		.leftJoin(officers, eq(officers.id, findingEvents.officerId))
		.where(eq(findingEvents.findingId, id))
		.orderBy(asc(findingEvents.id));
	const actions = await db
		.select({ row: findingActions, officerName: officers.name })
		.from(findingActions)
		.leftJoin(officers, eq(officers.id, findingActions.officerId))
		.where(eq(findingActions.findingId, id))
		.orderBy(asc(findingActions.id));
	return {
		finding: { ...finding, foundByName },
		summary,
		complaints: linked,
		actions: actions.map(({ row, officerName }) => ({ ...row, officerName, cause: finding.cause })),
		evidence: evidence.map(({ row, addedByName }) => ({ ...row, addedByName })),
		effects: effects.map(({ row, ...names }) => ({ ...row, ...names })),
		events: events.map(({ row, officerName }) => ({ ...row, officerName }))
	};
}

/**
 * Late actions that wait for this officer: their own, or those whose news has reached them.
 * @returns the latest first
 */
export async function lateActionsFor(
	context: Context,
	actor: Actor,
	now: Date
): Promise<ActionRow[]> {
	const today = localDate(context.office.calendar, now);
	const open = await readActions(context, { open: true });
	const late = open.filter(({ dueDate }) => dueDate < today);
	// On most days nothing is late, and this is asked for every page of an officer.
	if (late.length === 0) return [];
	const staff = await listActiveOfficers(context.db, today);
	return late.filter(
		(action) =>
			isResponsible(actor, action) ||
			ESCALATIONS.slice(0, action.escalated).some((to) =>
				peopleForAction(to, action, staff).some(({ id }) => id === actor.id)
			)
	);
}

/**
 * The bytes of a piece of evidence.
 * @throws DomainError not_found when it is no file of this finding
 */
export async function getEvidenceFile(
	{ db }: Context,
	actor: Actor,
	findingId: string,
	evidenceId: string
): Promise<{ attachment: StoredAttachment; bytes: Uint8Array }> {
	assertSees(actor);
	const [piece] = await db
		.select({ attachmentId: findingEvidence.attachmentId })
		.from(findingEvidence)
		.where(and(eq(findingEvidence.id, evidenceId), eq(findingEvidence.findingId, findingId)));
	const attachment = (await listAttachments(db, findingId)).find(
		({ id }) => id === piece?.attachmentId
	);
	const bytes = attachment && (await readAttachment(db, attachment.id));
	if (!attachment || !bytes) throw new DomainError('not_found', 'no such file of this finding');
	return { attachment, bytes };
}
