// Actions are reminded of before their last day, and go up after it like late complaints: to who does
// it, the head of the unit, the head of the office.
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { ESCALATIONS } from '../../codes/finding-codes.ts';
import type { Context } from '../complaints/index.ts';
import { isLastDayNear, localDate, rungsReached } from '../deadlines/index.ts';
import type { Db } from '../platform/database.ts';
import { logError } from '../platform/log.ts';
import { writeEvent } from './change.ts';
import type { Action } from './policy.ts';
import { findingActions, findings } from './schema.ts';

/**
 * Writes for each open action what its people have to be told by now: once before its last day, and
 * once for each stage that it is late. Harmless to repeat, and safe in any number of processes at
 * once. Who is told of the events, and how, is the business of notifications/.
 * @param context database and office
 * @param now the moment; everything hangs on it and on nothing else
 * @returns how many events were written
 */
export async function remindOverdueActions(context: Context, now: Date): Promise<number> {
	const { db, office } = context;
	const today = localDate(office.calendar, now);
	const waits = and(
		isNull(findingActions.doneAt),
		or(
			and(lt(findingActions.dueDate, today), lt(findingActions.escalated, ESCALATIONS.length)),
			and(
				sql`${findingActions.dueDate} >= ${today}`,
				sql`${findingActions.remindedFor} is distinct from ${findingActions.dueDate}`
			)
		)
	);
	const due = await db
		.select({ id: findingActions.id, dueDate: findingActions.dueDate })
		.from(findingActions)
		.innerJoin(findings, eq(findings.id, findingActions.findingId))
		.where(and(waits, isNull(findings.closedAt)));
	let written = 0;
	for (const { id } of due.filter((one) => isLastDayNear(office.calendar, one.dueDate, now))) {
		try {
			written += await db.transaction(async (transaction) => {
				const tx = transaction as unknown as Db;
				const [action] = await tx
					.select()
					.from(findingActions)
					.where(and(eq(findingActions.id, id), waits))
					.for('update', { skipLocked: true });
				return action ? remind(context, tx, action, now) : 0;
			});
		} catch (error) {
			logError(`an action was not reminded of: ${id}`, error);
		}
	}
	return written;
}

async function remind(
	{ office: { calendar, escalation } }: Context,
	tx: Db,
	{ id, findingId, dueDate, escalated }: Action,
	now: Date
): Promise<number> {
	const set = (columns: Partial<Action>) =>
		tx.update(findingActions).set(columns).where(eq(findingActions.id, id));
	const reached = rungsReached(calendar, escalation, dueDate, now);
	if (reached === 0) {
		await set({ remindedFor: dueDate });
		const data = { action: id, to: ESCALATIONS[0], due: dueDate };
		await writeEvent(tx, findingId, null, now, { kind: 'action_due_soon', data });
		return 1;
	}
	const stages = ESCALATIONS.slice(escalated, reached);
	if (stages.length) await set({ escalated: reached });
	for (const to of stages) {
		const data = { action: id, to, due: dueDate };
		await writeEvent(tx, findingId, null, now, { kind: 'action_overdue', data });
	}
	return stages.length;
}
