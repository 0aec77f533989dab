// Which complaints a retention rule is about on a day, and what keeps one of them from it.
import { and, asc, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { RetentionObstacle } from '../../codes/data-request-codes.ts';
import type { Office } from '../complaints/index.ts';
import { complaints } from '../complaints/schema.ts';
import { instantAt, localDate } from '../deadlines/index.ts';
import type { RetentionRule } from './rules.ts';

/** So many months before now, at the beginning of that day in the office's zone. */
export function cutoff({ calendar }: Office, months: number, now: Date): Date {
	const [year = 0, month = 1, day = 1] = localDate(calendar, now).split('-').map(Number);
	const first = new Date(Date.UTC(year, month - 1 - months, 1));
	// 31 March less a month is the last of February.
	const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
	first.setUTCDate(Math.min(day, last));
	return instantAt(calendar, first.toISOString().slice(0, 10), '00:00');
}

/** @returns the condition that a complaint belongs to a rule and still holds what it removes */
function concernedBy({ code }: RetentionRule): SQL | undefined {
	if (code === 'attachments') {
		return sql`exists (select from attachments file where file.owner_id = ${complaints.id}
			and file.removed_at is null)`;
	}
	// Refused before verification: of the class that its type suggests (complaints/clocks.ts).
	return sql`coalesce(${complaints.class}, case ${complaints.type}
		when 'information_request' then 'information' when 'aspiration' then 'aspiration'
		else 'without_supervision' end) = ${code}`;
}

const held = sql`exists (select from erasure_holds hold
	where hold.complaint_id = ${complaints.id} and hold.released_at is null)`;
const asked = sql`exists (select from data_requests request
	where request.complaint_id = ${complaints.id} and request.decision is null)`;

/** Why a complaint is passed over, or null. */
export const obstacle = sql<RetentionObstacle | null>`case
	when ${complaints.closedAt} is null then 'reopened' when ${held} then 'held'
	when ${asked} then 'data_request' end`;

/** @returns the condition that a rule applies to a complaint now, whatever keeps it from that */
export function dueUnder(rule: RetentionRule, office: Office, now: Date): SQL | undefined {
	const before = cutoff(office, rule.months, now);
	return and(
		isNull(complaints.erasedAt),
		or(
			lte(complaints.closedAt, before),
			// It had ended, and its reporter opened it again: its time has yet to begin.
			and(
				isNull(complaints.closedAt),
				sql`${complaints.round} > 1`,
				lte(complaints.receivedAt, before)
			)
		),
		concernedBy(rule)
	);
}

/** The oldest end first. */
export const DUE_ORDER = [asc(complaints.closedAt), asc(complaints.id)];

/** @returns the condition that nothing keeps a complaint from its rule */
export function unhindered(): SQL | undefined {
	return and(sql`${complaints.closedAt} is not null`, sql`not ${held}`, sql`not ${asked}`);
}
