// What must hold of every complaint at any time, read straight from the tables.
import { asc, eq, isNull } from 'drizzle-orm';
import { STATUSES } from '#lib/codes/complaint-codes.ts';
import { explainClock, explainMinuteClock, listComplaints } from '#lib/server/complaints/index.ts';
import {
	complaintClocks,
	complaintEvents,
	complaintExtensions,
	complaintPauses,
	complaints
} from '#lib/server/complaints/schema.ts';
import { localDate, workingDaysBetween } from '#lib/server/deadlines/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import type { Stage } from './actions.ts';

type Context = Stage['context'];
type Event = typeof complaintEvents.$inferSelect;
type Shift = { stage: string; from: string; to: string };

/**
 * @param context database and office
 * @param staff everybody who works here
 * @param now right after timed work was done
 * @returns a sentence for each rule that does not hold
 */
export async function checkEverything(
	context: Context,
	staff: readonly Actor[],
	now: Date
): Promise<string[]> {
	const events = await eventsByComplaint(context);
	return [
		...(await nobodyIsForgotten(context, staff, now)),
		...(await deadlinesAreExplained(context)),
		...(await nothingChangedSilently(context, events))
	];
}

async function eventsByComplaint({ db }: Context): Promise<Map<string, Event[]>> {
	const found = await db.select().from(complaintEvents).orderBy(asc(complaintEvents.id));
	const byComplaint = new Map<string, Event[]>();
	for (const event of found) {
		const list = byComplaint.get(event.complaintId);
		if (list) list.push(event);
		else byComplaint.set(event.complaintId, [event]);
	}
	return byComplaint;
}

/** An open complaint lies on a desk, or waits for a date that is still to come. */
async function nobodyIsForgotten(context: Context, staff: readonly Actor[], now: Date) {
	const owned = new Set<string>();
	for (const actor of staff) {
		const whole = { cursor: null, size: 100_000 };
		const page = await listComplaints(context, actor, { mine: true, order: 'due' }, whole, now);
		for (const { number } of page.rows) owned.add(number);
	}
	const open = await context.db.select().from(complaints).where(isNull(complaints.closedAt));
	const sentences: string[] = [];
	for (const { number, status, nextDueAt, nextDueStage, pausedAt, escalatedTo } of open) {
		if (!nextDueAt) {
			sentences.push(`${number}: ${status}, and no date lies ahead`);
			continue;
		}
		const waitsForDate = (status === 'answered' || pausedAt !== null) && nextDueAt >= now;
		if (!owned.has(number) && !waitsForDate) {
			sentences.push(`${number}: ${status}, on nobody's desk`);
		}
		if (pausedAt && nextDueAt < now) sentences.push(`${number}: a pause is past its end`);
		const late = !pausedAt && nextDueStage !== 'reporter_answer' && nextDueAt < now;
		const { calendar } = context.office;
		const days = workingDaysBetween(
			calendar,
			localDate(calendar, nextDueAt),
			localDate(calendar, now)
		);
		// The longest that any stage waits before the head is told.
		if (late && days > 4 && escalatedTo !== 'head') {
			sentences.push(`${number}: ${days} working days late, and the head was not told`);
		}
	}
	return sentences;
}

/** Every deadline is the sum of its rule, its pauses and its extensions. */
async function deadlinesAreExplained({ db, office }: Context): Promise<string[]> {
	const group = async <Row extends { complaintId: string }>(found: Promise<Row[]>) =>
		Map.groupBy(await found, ({ complaintId }) => complaintId);
	const pauses = await group(
		db.select().from(complaintPauses).orderBy(asc(complaintPauses.startedAt))
	);
	const extensions = await group(
		db.select().from(complaintExtensions).orderBy(asc(complaintExtensions.askedAt))
	);
	const clocks = await db
		.select({ clock: complaintClocks, number: complaints.number })
		.from(complaintClocks)
		.innerJoin(complaints, eq(complaints.id, complaintClocks.complaintId));
	return clocks.flatMap(({ clock, number }) => {
		const minutes = explainMinuteClock(office, clock);
		if (minutes) {
			const counted = minutes.parts.reduce((sum, part) => sum + (+part.until - +part.from), 0);
			return counted === minutes.minutes * 60_000
				? []
				: [`${number}: ${clock.stage} counts ${counted / 60_000} of ${minutes.minutes} minutes`];
		}
		const why = explainClock(
			office,
			clock,
			pauses.get(clock.complaintId) ?? [],
			extensions.get(clock.complaintId) ?? []
		);
		if (!why) return [`${number}: nothing explains its ${clock.stage}`];
		const due = localDate(office.calendar, clock.dueAt);
		return why.calendarDays === 0 && why.dueDate === due
			? []
			: [`${number}: ${clock.stage} is due ${due}, which is ${why.calendarDays} days unexplained`];
	});
}

/** Status, version and every deadline can be told again from the events alone. */
async function nothingChangedSilently({ db }: Context, events: Map<string, Event[]>) {
	const all = await db.select().from(complaints);
	const clocks = Map.groupBy(
		await db.select().from(complaintClocks),
		({ complaintId }) => complaintId
	);
	return all.flatMap((complaint) => {
		const { id, number } = complaint;
		const history = events.get(id) ?? [];
		const sentences: string[] = [];
		const told = history.flatMap(({ data }) => STATUSES.filter((status) => status === data.to));
		if (told.at(-1) !== complaint.status) {
			sentences.push(`${number}: is ${complaint.status}, and no event says so`);
		}
		// A step may tell of more than one thing, never of none.
		if (history.length < complaint.version) {
			sentences.push(`${number}: ${complaint.version} versions and ${history.length} events`);
		}
		for (const { stage, startedAt, stoppedAt, firstDueAt, dueAt } of clocks.get(id) ?? []) {
			// Rounds share their stages: what happened while this clock ran.
			const shifts = history
				.filter((event) => event.at >= startedAt && (!stoppedAt || event.at <= stoppedAt))
				.flatMap(({ data }) => (data.shifts as Shift[] | undefined) ?? []);
			let at = firstDueAt.toISOString();
			for (const shift of shifts) {
				if (shift.stage === stage && shift.from === at) at = shift.to;
			}
			if (at !== dueAt.toISOString()) {
				sentences.push(`${number}: ${stage} moved from ${at} to ${dueAt.toISOString()} unsaid`);
			}
		}
		return sentences;
	});
}
