// When a reporter who doesn't answer may be taken to have nothing to add: their time is over, and
// somebody has really tried to reach them.
import { and, asc, desc, eq, gte, or, sql } from 'drizzle-orm';
import { addWorkingDays, deadlineFrom, localDate, policyOn } from '../deadlines/index.ts';
import type { Db } from '../platform/database.ts';
import type { Clock } from './clocks.ts';
import type { Office } from './context.ts';
import type { Complaint } from './policy.ts';
import { complaintContacts, complaintEvents } from './schema.ts';

/** How often, on days of their own, who left a contact is to be called before their case is closed. */
const TRIES = 2;

/** How it stands with an answered complaint. */
export interface Silence {
	/** When the reporter's time is over, counted from their last word. */
	overAt: Date;
	/** Days on which they were called since the answer. */
	tries: number;
	/** Days that are still missing. None for who left no contact: the answer on their page is the try. */
	missing: number;
	/** From when it may be closed without their word; null while something else has to happen first. */
	closableFrom: Date | null;
}

/**
 * @param tx connection
 * @param office calendar and policies
 * @param complaint an answered one
 * @param clock its running `reporter_answer`
 */
export async function silenceOf(
	tx: Db,
	{ calendar, policies }: Office,
	complaint: Pick<Complaint, 'id' | 'reporterPhone' | 'reporterEmail' | 'unansweredSince'>,
	clock: Clock
): Promise<Silence> {
	const [lastWord] = await tx
		.select({ at: complaintEvents.at })
		.from(complaintEvents)
		.where(
			and(
				eq(complaintEvents.complaintId, complaint.id),
				or(
					eq(complaintEvents.actorKind, 'reporter'),
					// What an operator passes on is their word, too.
					sql`${complaintEvents.data} @> '{"relayed": true}'`
				),
				eq(complaintEvents.kind, 'messaged'),
				gte(complaintEvents.at, clock.startedAt)
			)
		)
		.orderBy(desc(complaintEvents.id))
		.limit(1);
	const tried = await tx
		.select({ at: complaintContacts.at })
		.from(complaintContacts)
		.where(
			and(
				eq(complaintContacts.complaintId, complaint.id),
				gte(complaintContacts.at, clock.startedAt)
			)
		)
		.orderBy(asc(complaintContacts.at));
	const amount = (code: 'reporter_answer' | 'contact_answer', at: Date) =>
		policyOn(policies, code, localDate(calendar, at)).amount;
	const overAt = lastWord
		? deadlineFrom(calendar, lastWord.at, amount('reporter_answer', clock.startedAt)).dueAt
		: clock.dueAt;
	const days = [...new Set(tried.map(({ at }) => localDate(calendar, at)))];
	const reachable = complaint.reporterPhone !== null || complaint.reporterEmail !== null;
	const missing = reachable ? Math.max(0, TRIES - days.length) : 0;
	const lastDay = days.at(-1);
	const lastTry = tried.at(-1);
	// Who was called a minute ago has not been silent yet.
	const heardUntil =
		lastDay && lastTry
			? addWorkingDays(calendar, lastDay, amount('contact_answer', lastTry.at)).dueAt
			: overAt;
	return {
		overAt,
		tries: days.length,
		missing,
		closableFrom:
			missing > 0 || complaint.unansweredSince
				? null
				: new Date(Math.max(overAt.getTime(), heardUntil.getTime()))
	};
}
