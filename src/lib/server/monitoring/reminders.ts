// Reports that are over and not signed: who writes, signs and watches them is reminded before their
// last day, and once for each stage that they are late. By the levels of a late complaint.
import { type MonevEscalation, MONEV_ESCALATIONS } from '#lib/codes/monitoring-codes.ts';
import type { Context } from '../complaints/index.ts';
import { isLastDayNear, localDate, rungsReached } from '../deadlines/index.ts';
import { type Period, periodAt } from '../figures/index.ts';
import { type Actor, hasRole } from '../officers/index.ts';
import { newId } from '../platform/ids.ts';
import { mayWriteMonev } from './policy.ts';
import { readMonevYear } from './queries.ts';
import { monitoringReminders } from './schema.ts';
import { missedFrom } from './states.ts';

/** A report that is waited for. */
export interface AwaitedMonev {
	period: Period;
	/** ISO date until which it is in time. */
	lastDay: string;
	/** Stages that its news has reached by now; 0 while it is in time. */
	reached: number;
	/** Something is being written. */
	draft: boolean;
}

/**
 * What is waited for: from three working days before its last day until a month after it. What is
 * older stands in the list of monev as missed, and nobody is called on for it any more.
 * @returns in the order of their years, months before quarters
 */
async function readAwaited(context: Context, now: Date): Promise<AwaitedMonev[]> {
	const { calendar, escalation } = context.office;
	const year = Number(localDate(calendar, now).slice(0, 4));
	const periods = [
		...(await readMonevYear(context, year - 1, now)),
		...(await readMonevYear(context, year, now))
	];
	return periods
		.filter(({ state }) => state === 'due' || state === 'missed')
		.flatMap(({ period, draft }) => {
			const limit = missedFrom(calendar, period);
			if (now >= periodAt(calendar, 'month', limit).to) return [];
			const lastDay = localDate(calendar, new Date(limit.getTime() - 1));
			if (!isLastDayNear(calendar, lastDay, now)) return [];
			const reached = rungsReached(calendar, escalation, lastDay, now);
			return [{ period, lastDay, reached, draft }];
		});
}

/**
 * Reports that wait for this officer: who writes and who signs them sees all of them, who watches the
 * office those whose news has come up to them.
 * @param context database and office
 * @param actor the officer
 * @param now the moment
 */
export async function awaitedMonevFor(
	context: Context,
	actor: Actor,
	now: Date
): Promise<AwaitedMonev[]> {
	const owes = mayWriteMonev(actor);
	if (!owes && !hasRole(actor, 'overseer')) return [];
	const awaited = await readAwaited(context, now);
	return awaited.filter(({ reached }) => owes || reached === MONEV_ESCALATIONS.length);
}

/**
 * Notes of whom has to be reminded by now, once for each report and stage. Harmless to repeat, and
 * safe in any number of processes at once. Who is told, and how, is the business of notifications/.
 * @param context database and office
 * @param now the moment; everything hangs on it and on nothing else
 * @returns how many reminders were written
 */
export async function remindOfMonev(context: Context, now: Date): Promise<number> {
	const due = (await readAwaited(context, now)).flatMap(({ period, reached }) =>
		stagesUpTo(reached).map((stage) => ({ id: newId(), period: period.code, stage, at: now }))
	);
	if (due.length === 0) return 0;
	const written = await context.db
		.insert(monitoringReminders)
		.values(due)
		.onConflictDoNothing()
		.returning({ id: monitoringReminders.id });
	return written.length;
}

// Late, nobody is told any more that it will soon be.
function stagesUpTo(reached: number): number[] {
	return reached === 0 ? [0] : Array.from({ length: reached }, (_, index) => index + 1);
}

/** @returns whom the reminder of a stage is for: before the last day, who writes and who signs */
export function calledAt(stage: number): readonly MonevEscalation[] {
	return stage === 0 ? ['writer', 'signer'] : MONEV_ESCALATIONS.slice(stage - 1, stage);
}
