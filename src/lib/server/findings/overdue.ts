// Late actions go up like late complaints: to who does it, the head of the unit, the head of the
// office. By the office's levels for a late resolution (deadlines/), so that nobody learns two rules.
import { and, eq, isNull, lt } from 'drizzle-orm';
import { ESCALATIONS } from '../../codes/finding-codes.ts';
import type { Context } from '../complaints/index.ts';
import { addWorkingDays, localDate, nextLevel } from '../deadlines/index.ts';
import type { Db } from '../platform/database.ts';
import { logError } from '../platform/log.ts';
import { writeEvent } from './change.ts';
import { findingActions, findings } from './schema.ts';

/**
 * Notes for each late action how far up its news has to go by now, once for each stage. Harmless to
 * repeat, and safe in any number of processes at once.
 * @param context database and office
 * @param now the moment; everything hangs on it and on nothing else
 * @returns how many actions went up
 */
export async function remindOverdueActions(context: Context, now: Date): Promise<number> {
	const { db, office } = context;
	const today = localDate(office.calendar, now);
	const late = and(
		isNull(findingActions.doneAt),
		lt(findingActions.dueDate, today),
		lt(findingActions.escalated, ESCALATIONS.length)
	);
	const due = await db
		.select({ id: findingActions.id, findingId: findingActions.findingId })
		.from(findingActions)
		.innerJoin(findings, eq(findings.id, findingActions.findingId))
		.where(and(late, isNull(findings.closedAt)));
	let raised = 0;
	for (const { id, findingId } of due) {
		try {
			const rose = await db.transaction(async (transaction) => {
				const tx = transaction as unknown as Db;
				const [action] = await tx
					.select()
					.from(findingActions)
					.where(and(eq(findingActions.id, id), late))
					.for('update', { skipLocked: true });
				if (!action) return false;
				const stage = stageOf(context, action.dueDate, now);
				if (stage <= action.escalated) return false;
				await tx.update(findingActions).set({ escalated: stage }).where(eq(findingActions.id, id));
				const data = { action: id, to: ESCALATIONS[stage - 1] };
				await writeEvent(tx, findingId, null, now, { kind: 'action_overdue', data });
				return true;
			});
			if (rose) raised += 1;
		} catch (error) {
			logError(`a late action did not go up: ${id}`, error);
		}
	}
	return raised;
}

/** @returns how many of `ESCALATIONS` have been reached */
function stageOf(
	{ office: { calendar, escalation } }: Context,
	dueDate: string,
	now: Date
): number {
	let reached = 1;
	let level = 0;
	for (;;) {
		const next = nextLevel(escalation, 'resolution', dueDate, level);
		if (!next) return reached;
		level = next.level;
		const { workingDaysAfter: days, recipient } = next;
		// A level before the deadline says nothing here.
		if (days === null || recipient === 'handler') continue;
		const over = days === 0 || addWorkingDays(calendar, dueDate, days).dueAt < now;
		if (over) reached = Math.max(reached, ESCALATIONS.indexOf(recipient) + 1);
	}
}
