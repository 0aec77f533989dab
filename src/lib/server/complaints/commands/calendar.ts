// A new version of a calendar year: which deadlines it moves, seen before it is saved, and the moves.
import { createHash } from 'node:crypto';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { ClockStage } from '#lib/codes/complaint-codes.ts';
import {
	calendarWith,
	changeOf,
	listCalendarYears,
	loadPolicies,
	localDate,
	lockCalendar,
	problemOf,
	recalculate,
	type WorkCalendar,
	writeCalendarYear,
	type YearChange,
	type YearDraft
} from '../../deadlines/index.ts';
import { type Actor, hasRole } from '../../officers/index.ts';
import type { Db } from '../../platform/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { changeByCalendar } from '../change.ts';
import type { Recalculated } from '../clocks.ts';
import type { Context } from '../context.ts';
import { addedDays } from '../explain.ts';
import { type Complaint, notAbout } from '../policy.ts';
import { complaintClocks, complaintExtensions, complaintPauses, complaints } from '../schema.ts';

/** A deadline that would move. Number and dates only: whoever edits calendars reads no complaints. */
export interface CalendarMove {
	number: string;
	stage: ClockStage;
	from: Date;
	to: Date;
	/** The clock stands still, so its deadline will move on when it runs again. */
	paused: boolean;
}

/** What saving a year would do. */
export interface CalendarPreview extends YearChange {
	/** Without those of complaints that are kept from this officer; they move as well. */
	moves: CalendarMove[];
	/** Of all that the preview shows and stands on; saving asks for it. */
	digest: string;
}

interface Affected {
	complaint: Complaint;
	visible: boolean;
	clocks: Recalculated[];
}

/**
 * What saving a year would change and move.
 * @throws DomainError not_allowed; invalid_input
 */
export async function previewCalendar(
	context: Context,
	actor: Actor,
	draft: YearDraft,
	now: Date
): Promise<CalendarPreview> {
	checkWish(actor, draft);
	return (await prepare(context.db, context, actor, draft, now)).preview;
}

/**
 * Saves a new version of a year and moves every clock that it moves, each with an event.
 * @param digest of the preview that was seen
 * @returns the calendar from now on
 * @throws DomainError as `previewCalendar`; conflict when the preview would not look the same any more
 */
export async function saveCalendar(
	context: Context,
	actor: Actor,
	draft: YearDraft,
	digest: string,
	now: Date
): Promise<WorkCalendar> {
	checkWish(actor, draft);
	return context.db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		await lockCalendar(tx);
		// All of them, in one order: what is locked later has been counted by the old calendar.
		await tx
			.select({ id: complaints.id })
			.from(complaints)
			.where(isNull(complaints.closedAt))
			.orderBy(asc(complaints.id))
			.for('update');
		const { preview, stored, calendar, policies, affected } = await prepare(
			tx,
			context,
			actor,
			draft,
			now
		);
		if (preview.digest !== digest) {
			throw new DomainError('conflict', 'the preview is not what would be saved any more');
		}
		const changeId = await writeCalendarYear(tx, stored, draft, actor.id, now);
		const changed = { db: tx, office: { ...context.office, calendar, policies } };
		for (const { complaint, clocks } of affected) {
			const data = {
				changeId,
				year: draft.year,
				decree: draft.decree,
				...between(calendar, preview, clocks)
			};
			await changeByCalendar(tx, changed, complaint, clocks, data, now);
		}
		return calendar;
	});
}

async function prepare(db: Db, context: Context, actor: Actor, draft: YearDraft, now: Date) {
	const years = await listCalendarYears(db);
	const stored = years.find(({ year }) => year === draft.year) ?? null;
	const calendar = calendarWith(context.office.calendar, years, draft);
	const policies = await loadPolicies(db);
	const office = { ...context.office, calendar, policies };
	const affected = await affectedBy(db, { db, office }, actor, now);
	const change = changeOf(stored?.days ?? [], draft.days);
	const moves = affected
		.filter(({ visible }) => visible)
		.flatMap(({ complaint: { number, pausedAt }, clocks }) =>
			clocks.map(({ clock: { stage, dueAt: from }, dueAt: to }) => ({
				number,
				stage,
				from,
				to,
				paused: pausedAt !== null
			}))
		);
	const basis = JSON.stringify([stored?.version ?? 0, draft, moves]);
	const digest = createHash('sha256').update(basis).digest('hex');
	return { preview: { ...change, moves, digest }, stored, calendar, policies, affected };
}

/** Every open complaint with a clock that the calendar moves, by number. */
async function affectedBy(
	db: Db,
	{ office: { calendar, policies } }: Context,
	actor: Actor,
	now: Date
): Promise<Affected[]> {
	const running = await db
		.select({
			complaint: complaints,
			clock: complaintClocks,
			visible: sql<boolean>`${notAbout(actor)}`
		})
		.from(complaints)
		.innerJoin(complaintClocks, eq(complaintClocks.complaintId, complaints.id))
		.where(and(isNull(complaints.closedAt), isNull(complaintClocks.stoppedAt)))
		.orderBy(asc(complaints.number), asc(complaintClocks.stage));
	const open = db.select({ id: complaints.id }).from(complaints).where(isNull(complaints.closedAt));
	const pauses = grouped(
		await db.select().from(complaintPauses).where(inArray(complaintPauses.complaintId, open))
	);
	const extensions = grouped(
		await db
			.select()
			.from(complaintExtensions)
			.where(inArray(complaintExtensions.complaintId, open))
	);
	const rules = new Map(policies.map((policy) => [policy.id, policy]));
	const affected = new Map<string, Affected>();
	for (const { complaint, clock, visible } of running) {
		const policy = rules.get(clock.policyId);
		if (policy?.unit !== 'working_days' && policy?.unit !== 'working_minutes') continue;
		const { unit } = policy;
		// Nothing is ever added to minutes.
		const added =
			unit === 'working_minutes'
				? []
				: addedDays(
						calendar,
						clock,
						pauses.get(complaint.id) ?? [],
						extensions.get(complaint.id) ?? []
					);
		const amount = added.reduce((sum, { workingDays }) => sum + workingDays, policy.amount);
		const { startedAt, dueAt } = clock;
		const { pausedAt } = complaint;
		const moved = recalculate(calendar, { startedAt, amount, unit, dueAt, pausedAt }, now);
		if (moved.getTime() === dueAt.getTime()) continue;
		const entry = affected.get(complaint.id) ?? { complaint, visible, clocks: [] };
		entry.clocks.push({ clock, dueAt: moved });
		affected.set(complaint.id, entry);
	}
	return [...affected.values()];
}

/** Of what changed, the days that lie within these clocks: the reason for their move. */
function between(
	calendar: WorkCalendar,
	{ added, removed }: YearChange,
	clocks: readonly Recalculated[]
): YearChange {
	const dates = clocks.flatMap(({ clock, dueAt }) =>
		[clock.startedAt, clock.dueAt, dueAt].map((at) => localDate(calendar, at))
	);
	dates.sort();
	const [first = '', last = ''] = [dates[0], dates.at(-1)];
	const within = ({ date }: { date: string }) => first < date && date <= last;
	return { added: added.filter(within), removed: removed.filter(within) };
}

function grouped<Row extends { complaintId: string }>(rows: readonly Row[]): Map<string, Row[]> {
	return Map.groupBy(rows, ({ complaintId }) => complaintId);
}

function checkWish(actor: Actor, draft: YearDraft): void {
	if (!hasRole(actor, 'administrator')) {
		throw new DomainError('not_allowed', 'only administrators change the calendar');
	}
	const problem = problemOf(draft);
	if (problem) {
		throw new DomainError('invalid_input', 'no such year', { fields: { daftar: problem } });
	}
}
