// Carries the retention schedule out, by the clock or by the head's hand, and shows beforehand what it
// would do.
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { RetentionCode, RetentionObstacle } from '../../codes/data-request-codes.ts';
import { removeAttachments } from '../attachments/index.ts';
import {
	changeAsOfficer,
	changeAsSystem,
	type Complaint,
	type Context,
	visibleTo
} from '../complaints/index.ts';
import { complaintEvents, complaints } from '../complaints/schema.ts';
import { eraseTraces } from '../data-requests/index.ts';
import { localDate } from '../deadlines/index.ts';
import { type Actor, hasRole } from '../officers/index.ts';
import { officers } from '../officers/schema.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { DUE_ORDER, dueUnder, obstacle, unhindered } from './due.ts';
import { readSchedule, type RetentionRule } from './rules.ts';

/** What one rule would do now. */
export interface Preview {
	rule: RetentionRule;
	/** How many, by the month in which they ended (`2026-11`), the oldest first. */
	months: { month: string; count: number }[];
	/** The first of them. */
	numbers: string[];
	/** What is passed over, and why. */
	passedOver: { number: string; why: RetentionObstacle }[];
}

/** What was removed on one day under one rule. */
export interface RetentionDone {
	/** ISO date. */
	day: string;
	code: RetentionCode;
	count: number;
	/** Null: by the clock. */
	officerName: string | null;
}

const SHOWN = 100;
const AT_ONCE = 25;

/**
 * The dry run: changes nothing. Also for rules that are not confirmed, so that the head sees what a
 * confirmation would do.
 * @param actor who looks; what they may not see isn't counted
 * @throws DomainError not_allowed for anybody but the head and the overseer
 */
export async function previewRetention(
	context: Context,
	actor: Actor,
	now: Date
): Promise<Preview[]> {
	requireReader(actor);
	const { db, office } = context;
	const { inForce } = await readSchedule(context, now);
	const previews: Preview[] = [];
	for (const rule of inForce) {
		const due = and(dueUnder(rule, office, now), visibleTo(actor));
		const month = sql<string>`to_char(${complaints.closedAt} at time zone ${sql.raw(`'${office.calendar.timeZone.replaceAll("'", '')}'`)}, 'YYYY-MM')`;
		previews.push({
			rule,
			months: await db
				.select({ month, count: sql<number>`count(*)::int` })
				.from(complaints)
				.where(and(due, unhindered()))
				.groupBy(month)
				.orderBy(month),
			numbers: (
				await db
					.select({ number: complaints.number })
					.from(complaints)
					.where(and(due, unhindered()))
					.orderBy(...DUE_ORDER)
					.limit(SHOWN)
			).map(({ number }) => number),
			passedOver: (
				await db
					.select({ number: complaints.number, why: obstacle })
					.from(complaints)
					.where(and(due, sql`${obstacle} is not null`))
					.orderBy(...DUE_ORDER)
					.limit(SHOWN)
			).flatMap(({ number, why }) => (why ? [{ number, why }] : []))
		});
	}
	return previews;
}

/**
 * Does what the confirmed rules say. Each few complaints have a transaction of their own, so that a
 * run that is killed has done some of them wholly; another process skips what this one has.
 * @param by the head who pressed the button; null for the clock, which leaves a rule alone on its first
 *   day, so that a mistake can still be taken back
 * @returns how many complaints were changed
 * @throws DomainError not_allowed
 */
export async function runRetention(
	context: Context,
	now: Date,
	by: Actor | null = null
): Promise<number> {
	if (by && !hasRole(by, 'head')) {
		throw new DomainError('not_allowed', 'only the head of the office runs the schedule');
	}
	const today = localDate(context.office.calendar, now);
	const { inForce } = await readSchedule(context, now);
	const rules = inForce.filter(
		({ active, effectiveFrom }) => active && (by !== null || effectiveFrom < today)
	);
	let changed = 0;
	for (const rule of rules) {
		let last: number;
		do {
			last = await runBatch(context, rule, now, by);
			changed += last;
		} while (last === AT_ONCE);
	}
	return changed;
}

async function runBatch(
	context: Context,
	rule: RetentionRule,
	now: Date,
	by: Actor | null
): Promise<number> {
	return context.db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		const due = await tx
			.select()
			.from(complaints)
			.where(and(dueUnder(rule, context.office, now), unhindered(), by ? visibleTo(by) : undefined))
			.orderBy(...DUE_ORDER)
			.limit(AT_ONCE)
			.for('update', { skipLocked: true });
		for (const complaint of due) await apply({ ...context, db: tx }, rule, complaint, now, by);
		return due.length;
	});
}

async function apply(
	inside: Context,
	{ code }: RetentionRule,
	{ id, number, version }: Complaint,
	now: Date,
	by: Actor | null
): Promise<void> {
	const { db: tx } = inside;
	const files = code === 'attachments';
	const verb = files ? 'removeFiles' : 'erase';
	const change = {
		set: files ? {} : { erasedAt: now },
		data: { ground: 'retention', rule: code }
	};
	await (by
		? changeAsOfficer(inside, by, { number, version }, verb, now, () => change)
		: changeAsSystem(tx, inside, id, verb, now, () => change));
	if (files) await removeAttachments(tx, id, now);
	else await eraseTraces(inside, id, 'retention', now);
}

/**
 * The log, from the history of the complaints, in which each removal is an event that nobody can
 * change.
 * @param actor who looks; what they may not see isn't counted
 * @returns the latest hundred days and rules
 * @throws DomainError not_allowed
 */
export async function listRetentionDone(
	{ db, office }: Context,
	actor: Actor
): Promise<RetentionDone[]> {
	requireReader(actor);
	const day = sql<string>`to_char(${complaintEvents.at} at time zone ${sql.raw(`'${office.calendar.timeZone.replaceAll("'", '')}'`)}, 'YYYY-MM-DD')`;
	const code = sql<RetentionCode>`${complaintEvents.data} ->> 'rule'`;
	return db
		.select({ day, code, count: sql<number>`count(*)::int`, officerName: officers.name })
		.from(complaintEvents)
		.innerJoin(complaints, eq(complaints.id, complaintEvents.complaintId))
		.leftJoin(officers, eq(officers.id, complaintEvents.officerId))
		.where(
			and(
				inArray(complaintEvents.kind, ['erased', 'files_removed']),
				sql`${complaintEvents.data} ->> 'ground' = 'retention'`,
				visibleTo(actor)
			)
		)
		.groupBy(day, code, officers.name)
		.orderBy(desc(day))
		.limit(SHOWN);
}

function requireReader(actor: Actor): void {
	if (!hasRole(actor, 'head', 'overseer')) {
		throw new DomainError('not_allowed', 'only the head and the overseer see the schedule');
	}
}
