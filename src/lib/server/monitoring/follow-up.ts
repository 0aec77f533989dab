// What was done about each complaint of a period: rows of its follow-up report (laporan tindak lanjut).
import { and, asc, gte, gt, lt, or, eq, sql } from 'drizzle-orm';
import type { EventKind } from '#lib/codes/complaint-codes.ts';
import { WHERE_TO_TURN } from '#lib/labels/answer.ts';
import { excerptOf } from '#lib/redaction/redaction.ts';
import { aboutNobody, type Context, visibleTo } from '../complaints/index.ts';
import { complaints } from '../complaints/schema.ts';
import type { Period } from '../figures/index.ts';
import type { Actor } from '../officers/index.ts';
import { rows } from '../platform/database.ts';
import { assertSeesMonev } from './policy.ts';

/** A complaint and the last thing that was done about it. */
export interface FollowUpRow {
	number: string;
	serviceCode: string;
	categoryCode: string;
	kecamatanCode: string;
	status: typeof complaints.$inferSelect.status;
	receivedAt: Date;
	closedAt: Date | null;
	/** Null while nobody has done anything that is told to the reporter. */
	last: { kind: EventKind; at: Date; /** Redacted, at most 400 characters. */ text: string } | null;
}

/** Steps that say what was done, as the reporter reads them. */
const TELLING = ['followed_up', 'answered', 'rejected', 'forwarded'] as const;
const BATCH = 500;

function openIn(actor: Actor, { from, to }: Period) {
	const { receivedAt } = complaints;
	return and(gte(receivedAt, from), lt(receivedAt, to), aboutNobody(), visibleTo(actor));
}

/** @returns how many `followUpsOf` gives @throws DomainError not_found as it does */
export async function countFollowUps(
	{ db }: Context,
	actor: Actor,
	period: Period
): Promise<number> {
	assertSeesMonev(actor);
	return db.$count(complaints, openIn(actor, period));
}

/**
 * Complaints that came in during a period, as far as this officer may see them, without those about
 * an officer: a report is passed on.
 * @returns the oldest first, one after another
 * @throws DomainError not_found for who has no business with monitoring
 */
export async function* followUpsOf(
	{ db }: Context,
	actor: Actor,
	period: Period
): AsyncGenerator<FollowUpRow> {
	assertSeesMonev(actor);
	const { id, receivedAt } = complaints;
	let after: { at: Date; id: string } | null = null;
	for (;;) {
		const found: (Omit<FollowUpRow, 'last'> & { id: string })[] = await db
			.select({
				id,
				number: complaints.number,
				serviceCode: complaints.serviceCode,
				categoryCode: complaints.categoryCode,
				kecamatanCode: complaints.kecamatanCode,
				status: complaints.status,
				receivedAt,
				closedAt: complaints.closedAt
			})
			.from(complaints)
			.where(
				and(
					openIn(actor, period),
					after
						? or(gt(receivedAt, after.at), and(eq(receivedAt, after.at), gt(id, after.id)))
						: undefined
				)
			)
			.orderBy(asc(receivedAt), asc(id))
			.limit(BATCH);
		const last = await lastSteps(
			db,
			found.map((one) => one.id)
		);
		for (const { id: complaintId, ...row } of found) {
			yield { ...row, last: last.get(complaintId) ?? null };
		}
		const end = found.at(-1);
		if (!end || found.length < BATCH) return;
		after = { at: end.receivedAt, id: end.id };
	}
}

async function lastSteps(
	db: Context['db'],
	ids: readonly string[]
): Promise<Map<string, FollowUpRow['last']>> {
	if (ids.length === 0) return new Map();
	const found = await rows<{ complaint_id: string; kind: EventKind; at: string; said: string }>(
		db,
		sql`select distinct on (complaint_id) complaint_id, kind, at::text as at,
				coalesce(data->>'text', data->>'record', data->>'reason', '') as said
			from complaint_events
			where complaint_id in ${ids} and kind in ${TELLING}
			order by complaint_id, id desc`
	);
	return new Map(
		found.map(({ complaint_id, kind, at, said }) => {
			// What stands at the end of every answer says nothing of this one.
			const own = said.replace(WHERE_TO_TURN, '').trim();
			return [complaint_id, { kind, at: new Date(at), text: excerptOf(own, 400) }];
		})
	);
}
