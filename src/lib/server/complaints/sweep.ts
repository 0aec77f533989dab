// All that happens by the clock and not by a request: pauses that end, clocks that run
// out, reporters who don't answer.
import { and, asc, lt, type SQL, sql } from 'drizzle-orm';
import { localDate } from '../deadlines/index.ts';
import { listActiveOfficers } from '../officers/index.ts';
import type { Db } from '../platform/database.ts';
import { logError } from '../platform/log.ts';
import { changeByClock, type TimedStep } from './change.ts';
import type { Context } from './context.ts';
import { rungOf } from './escalation.ts';
import { type Complaint, officersKeptFrom } from './policy.ts';
import { complaints } from './schema.ts';
import { dutiesOf, type Duty, earliest } from './timing.ts';

/** Ids that are fetched at a time. */
const AT_ONCE = 500;

/** What one run did. */
export interface Swept {
	/** Complaints in which something was due. */
	touched: number;
	/** Complaints that could not be done; they are tried again by the next run. */
	failed: number;
}

/**
 * What is due, the longest due first. On one index, which holds nothing but what waits for its time.
 * @param after a place in this order; undefined: from the start
 */
export function selectDue(db: Db, now: Date, after?: SQL) {
	return db
		.select({ id: complaints.id, at: complaints.nextCheckAt })
		.from(complaints)
		.where(and(lt(complaints.nextCheckAt, now), after))
		.orderBy(asc(complaints.nextCheckAt), asc(complaints.id))
		.limit(AT_ONCE);
}

/**
 * Does all that is due. Harmless to repeat, and safe in any number of processes at once. Each
 * complaint has a transaction of its own, so that one that fails keeps none of the others.
 * @param context database and office
 * @param now the moment; everything hangs on it and on nothing else
 */
export async function runTimedWork(context: Context, now: Date): Promise<Swept> {
	const { db, office } = context;
	const today = localDate(office.calendar, now);
	const swept: Swept = { touched: 0, failed: 0 };
	let after: SQL | undefined;
	for (;;) {
		const due = await selectDue(db, now, after);
		for (const { id } of due) {
			try {
				const steps = await changeByClock(context, id, now, async (complaint, tx) => {
					const duty = earliest(await dutiesOf(tx, office, complaint));
					return duty && duty.at < now ? changeFor(tx, complaint, duty, today) : null;
				});
				if (steps > 0) swept.touched += 1;
			} catch (error) {
				swept.failed += 1;
				logError(`what is due was not done for complaint ${id}`, error);
			}
		}
		const last = due.at(-1);
		if (!last?.at || due.length < AT_ONCE) return swept;
		// On from there, whatever became of these.
		after = sql`(${complaints.nextCheckAt}, ${complaints.id})
			> (${last.at.toISOString()}::timestamptz, ${last.id}::uuid)`;
	}
}

async function changeFor(
	tx: Db,
	complaint: Complaint,
	duty: Duty,
	today: string
): Promise<TimedStep> {
	const { verb, data, set, escalation } = duty;
	if (!escalation) return { verb, change: { data, set } };
	const { level, round } = escalation;
	const kept = await officersKeptFrom(tx, complaint.id, today);
	const staff = (await listActiveOfficers(tx, today)).filter(({ id }) => !kept.has(id));
	const to = rungOf(level.recipient, complaint, staff);
	const late = level.workingDaysAfter !== null;
	return {
		verb,
		change: {
			data: { ...data, to },
			escalation: { stage: level.stage, round, level: level.level, to: late ? to : null }
		}
	};
}
