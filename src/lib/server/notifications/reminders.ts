// Reminders of work that is no complaint, as they are told: actions of findings, reports of monev.
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Escalation } from '../../codes/finding-codes.ts';
import type { Reminder } from '../../codes/notification-codes.ts';
import { type MessageWords, reminderMessage } from '../../labels/notifications.ts';
import type { Context } from '../complaints/index.ts';
import { isLastDayNear, localDate } from '../deadlines/index.ts';
import { maySeeFindings, peopleForAction } from '../findings/index.ts';
import { findingActions, findingEvents, findings } from '../findings/schema.ts';
import { calledAt, maySeeMonev, peopleForMonev } from '../monitoring/index.ts';
import { monitoringReminders, monitoringReports } from '../monitoring/schema.ts';
import type { Actor } from '../officers/index.ts';
import type { Db } from '../platform/database.ts';

/** A reminder that waits to be told, with the people whom it is for. */
export interface ToldReminder {
	/** Of the event or reminder. */
	id: string;
	kind: Reminder;
	at: Date;
	actionId: string | null;
	period: string | null;
	people: readonly Actor[];
}

/**
 * @param tx connection
 * @param ids of what happened; those of complaints are passed over
 * @param staff everybody who works here
 * @returns the reminders among them, the oldest first
 */
export async function readReminders(
	tx: Db,
	ids: readonly string[],
	staff: readonly Actor[]
): Promise<ToldReminder[]> {
	const ofActions = await tx
		.select({
			id: findingEvents.id,
			kind: findingEvents.kind,
			at: findingEvents.at,
			to: sql<Escalation>`${findingEvents.data}->>'to'`,
			action: findingActions
		})
		.from(findingEvents)
		.innerJoin(findingActions, sql`${findingActions.id} = (${findingEvents.data}->>'action')::uuid`)
		.where(
			and(
				inArray(findingEvents.id, [...ids]),
				inArray(findingEvents.kind, ['action_due_soon', 'action_overdue'])
			)
		)
		.orderBy(findingEvents.id);
	const ofMonev = await tx
		.select()
		.from(monitoringReminders)
		.where(inArray(monitoringReminders.id, [...ids]))
		.orderBy(monitoringReminders.id);
	return [
		...ofActions.map(({ id, kind, at, to, action }) => ({
			id,
			kind: kind as Reminder,
			at,
			actionId: action.id,
			period: null,
			people: peopleForAction(to, action, staff)
		})),
		...ofMonev.map(({ id, period, stage, at }) => ({
			id,
			kind: stage === 0 ? ('monev_due_soon' as const) : ('monev_overdue' as const),
			at,
			actionId: null,
			period,
			people: [...new Set(calledAt(stage).flatMap((rung) => peopleForMonev(rung, staff)))]
		}))
	];
}

/**
 * What a message about an action or a monev says, asked when it leaves.
 * @returns null when it has been done by then, or got more time, or isn't theirs to know
 */
export async function reminderWords(
	{ db, office }: Context,
	officer: Actor,
	{ actionId, period }: { actionId: string | null; period: string | null },
	origin: string,
	now: Date
): Promise<MessageWords | null> {
	if (period && maySeeMonev(officer)) {
		const signed = await db.$count(monitoringReports, eq(monitoringReports.period, period));
		return signed ? null : reminderMessage({ period }, origin);
	}
	if (!actionId || !maySeeFindings(officer)) return null;
	const [action] = await db
		.select({ findingId: findings.id, dueDate: findingActions.dueDate })
		.from(findingActions)
		.innerJoin(findings, eq(findings.id, findingActions.findingId))
		.where(
			and(eq(findingActions.id, actionId), isNull(findingActions.doneAt), isNull(findings.closedAt))
		);
	if (!action || !isLastDayNear(office.calendar, action.dueDate, now)) return null;
	const late = action.dueDate < localDate(office.calendar, now);
	return reminderMessage({ ...action, late }, origin);
}
