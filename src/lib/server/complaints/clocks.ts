// The clocks of a complaint: starting, stopping, standing still. All counting is done by deadlines/.
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type {
	ClockStage,
	ComplaintClass,
	ComplaintType,
	EscalatedTo
} from '../../codes/complaint-codes.ts';
import {
	addWorkingMinutes,
	type Deadline,
	deadlineFrom,
	type DeadlineCode,
	type DeadlinePolicy,
	localDate,
	policyOn,
	shiftDeadline,
	type WorkCalendar,
	workingDaysBetween
} from '../deadlines/index.ts';
import type { Db } from '../platform/database.ts';
import type { Office } from './context.ts';
import { complaintClocks } from './schema.ts';

/** A row of the table. */
export type Clock = typeof complaintClocks.$inferSelect;

/** What the complaint row repeats of its clocks, so that the queue needs no join. */
export interface NextDue {
	nextDueAt: Date | null;
	nextDueStage: ClockStage | null;
}

/** A clock that has been computed but not stored. */
export interface NewClock<Due extends Pick<Deadline, 'dueAt'> = Deadline> {
	stage: ClockStage;
	policy: DeadlinePolicy;
	deadline: Due;
	startedAt: Date;
}

/** Before verification, the class is assumed from the type: most complaints are of this one. */
export function provisionalClass(type: ComplaintType): ComplaintClass {
	if (type === 'information_request') return 'information';
	return type === 'aspiration' ? 'aspiration' : 'without_supervision';
}

/**
 * Computes a clock from the policy in force on the day it starts.
 * @param office calendar and policies
 * @param stage what it measures
 * @param startedAt the moment from which it counts
 * @param complaintClass decides the resolution time
 */
export function newClock(
	office: Office,
	stage: ClockStage,
	startedAt: Date,
	complaintClass: ComplaintClass
): NewClock {
	const code: DeadlineCode = stage === 'resolution' ? `resolution_${complaintClass}` : stage;
	const policy = policyOn(office.policies, code, localDate(office.calendar, startedAt));
	return {
		stage,
		policy,
		startedAt,
		deadline: deadlineFrom(office.calendar, startedAt, policy.amount)
	};
}

/**
 * The clock of a question: until an officer says something to its reporter, in minutes of service.
 * @param startedAt when it came in
 */
export function humanAnswerClock(
	{ calendar, policies }: Office,
	startedAt: Date
): NewClock<Pick<Deadline, 'dueAt'>> {
	const policy = policyOn(policies, 'first_human_answer', localDate(calendar, startedAt));
	const dueAt = addWorkingMinutes(calendar, startedAt, policy.amount);
	return { stage: 'first_human_answer', policy, startedAt, deadline: { dueAt } };
}

/** @returns the row to insert for a computed clock */
export function clockRow(
	complaintId: string,
	round: number,
	clock: NewClock<Pick<Deadline, 'dueAt'>>
) {
	return {
		complaintId,
		round,
		stage: clock.stage,
		policyId: clock.policy.id,
		startedAt: clock.startedAt,
		firstDueAt: clock.deadline.dueAt,
		dueAt: clock.deadline.dueAt
	};
}

/**
 * @param clocks running clocks
 * @returns the earliest of them, as the complaint row keeps it
 */
export function nextDue(clocks: readonly Pick<Clock, 'stage' | 'dueAt'>[]): NextDue {
	let earliest: Pick<Clock, 'stage' | 'dueAt'> | undefined;
	for (const clock of clocks) {
		if (!earliest || clock.dueAt < earliest.dueAt) earliest = clock;
	}
	return { nextDueAt: earliest?.dueAt ?? null, nextDueStage: earliest?.stage ?? null };
}

/** Running clocks of a complaint, all rounds (older rounds have none left running). */
export async function runningClocks(tx: Db, complaintId: string): Promise<Clock[]> {
	return tx
		.select()
		.from(complaintClocks)
		.where(and(eq(complaintClocks.complaintId, complaintId), isNull(complaintClocks.stoppedAt)));
}

/** Stops clocks that have measured what they measure. */
export async function stopClocks(
	tx: Db,
	complaintId: string,
	stages: readonly ClockStage[],
	now: Date
): Promise<void> {
	await tx
		.update(complaintClocks)
		.set({ stoppedAt: now })
		.where(
			and(
				eq(complaintClocks.complaintId, complaintId),
				inArray(complaintClocks.stage, [...stages]),
				isNull(complaintClocks.stoppedAt)
			)
		);
}

/** A clock that goes up a level. */
export interface Escalation {
	stage: ClockStage;
	round: number;
	level: number;
	/** Null for a warning before the deadline. */
	to: EscalatedTo | null;
}

/** Writes down how far up a clock has gone. */
export async function escalateClock(
	tx: Db,
	complaintId: string,
	{ stage, round, level, to }: Escalation
): Promise<void> {
	await tx
		.update(complaintClocks)
		.set({ escalationLevel: level, ...(to ? { escalatedTo: to } : {}) })
		.where(sameClock({ complaintId, stage, round }));
}

/** A deadline that moved, as the event that moved it records it. */
export interface Shift {
	stage: ClockStage;
	from: string;
	to: string;
}

/** @returns the working days that a pause covers, by the office's dates */
export function pauseDays(calendar: WorkCalendar, from: Date, until: Date): number {
	return workingDaysBetween(calendar, localDate(calendar, from), localDate(calendar, until));
}

/**
 * Moves every running clock by the working days of a pause.
 * @returns old and new deadlines, for the event
 */
export async function shiftRunningClocks(
	tx: Db,
	office: Office,
	complaintId: string,
	pausedAt: Date,
	endedAt: Date
): Promise<Shift[]> {
	const { calendar } = office;
	const days = pauseDays(calendar, pausedAt, endedAt);
	const shifts: Shift[] = [];
	for (const clock of await runningClocks(tx, complaintId)) {
		const dueAt = shiftDeadline(calendar, clock.dueAt, days);
		if (dueAt.getTime() === clock.dueAt.getTime()) continue;
		await tx.update(complaintClocks).set({ dueAt }).where(sameClock(clock));
		shifts.push({
			stage: clock.stage,
			from: clock.dueAt.toISOString(),
			to: dueAt.toISOString()
		});
	}
	return shifts;
}

/** A clock with another promise goes up by that one. */
const NOT_ESCALATED = { escalationLevel: 0, escalatedTo: null } as const;

/**
 * Gives the resolution more time, counted from the deadline that it has.
 * @returns old and new deadline, for the event
 */
export async function extendResolution(
	tx: Db,
	office: Office,
	complaintId: string,
	workingDays: number
): Promise<Shift[]> {
	const clock = (await runningClocks(tx, complaintId)).find(({ stage }) => stage === 'resolution');
	if (!clock) return [];
	const dueAt = shiftDeadline(office.calendar, clock.dueAt, workingDays);
	await tx
		.update(complaintClocks)
		.set({ dueAt, ...NOT_ESCALATED })
		.where(sameClock(clock));
	return [{ stage: 'resolution', from: clock.dueAt.toISOString(), to: dueAt.toISOString() }];
}

/**
 * Re-bases the resolution clock when verification finds another class than was assumed. It still
 * counts from the day the complaint came in.
 * @returns the move, or null when nothing moved
 */
export async function rebaseResolution(
	tx: Db,
	office: Office,
	complaintId: string,
	complaintClass: ComplaintClass,
	pausedDays: number
): Promise<Shift | null> {
	const clock = (await runningClocks(tx, complaintId)).find(({ stage }) => stage === 'resolution');
	if (!clock) return null;
	const fresh = newClock(office, 'resolution', clock.startedAt, complaintClass);
	const dueAt = shiftDeadline(office.calendar, fresh.deadline.dueAt, pausedDays);
	await tx
		.update(complaintClocks)
		.set({ dueAt, policyId: fresh.policy.id, ...NOT_ESCALATED })
		.where(sameClock(clock));
	if (dueAt.getTime() === clock.dueAt.getTime()) return null;
	return { stage: 'resolution', from: clock.dueAt.toISOString(), to: dueAt.toISOString() };
}

/** A running clock and the deadline that another calendar gives it. */
export interface Recalculated {
	clock: Clock;
	dueAt: Date;
}

/** @returns old and new deadlines, for the event */
export async function moveClocks(tx: Db, recalculated: readonly Recalculated[]): Promise<Shift[]> {
	const shifts: Shift[] = [];
	for (const { clock, dueAt } of recalculated) {
		await tx.update(complaintClocks).set({ dueAt }).where(sameClock(clock));
		shifts.push({ stage: clock.stage, from: clock.dueAt.toISOString(), to: dueAt.toISOString() });
	}
	return shifts;
}

function sameClock(clock: Pick<Clock, 'complaintId' | 'stage' | 'round'>) {
	return and(
		eq(complaintClocks.complaintId, clock.complaintId),
		eq(complaintClocks.round, clock.round),
		eq(complaintClocks.stage, clock.stage)
	);
}
