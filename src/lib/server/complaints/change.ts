// The one way in which a complaint changes: lock the row, ask the policy, ask the workflow, move
// the clocks, write the row and the event, all in one transaction.
import { and, asc, eq, isNull, lt, type SQL } from 'drizzle-orm';
import type { ClockStage, EventKind, PauseCategory } from '../../codes/complaint-codes.ts';
import {
	type InspectedAttachment,
	listAttachments,
	storeAttachments
} from '../attachments/index.ts';
import { type AccountKeeper, type Actor, SHELL } from '../officers/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { hashSecret, newId } from '../platform/ids.ts';
import { consume } from '../platform/rate-limit.ts';
import {
	clockRow,
	escalateClock,
	type Escalation,
	extendResolution,
	moveClocks,
	newClock,
	nextDue,
	pauseDays,
	provisionalClass,
	rebaseResolution,
	type Recalculated,
	runningClocks,
	type Shift,
	shiftRunningClocks,
	stopClocks
} from './clocks.ts';
import type { Context, Reporter } from './context.ts';
import { type Complaint, may, standsInWith, visibleUnder } from './policy.ts';
import {
	complaintClocks,
	complaintContacts,
	complaintEvents,
	complaintExtensions,
	complaintPauses,
	complaints
} from './schema.ts';
import { timedColumns } from './timing.ts';
import { isPossible, type QuietVerb, transition, type Verb } from './workflow.ts';

// Of one complaint: far more than a conversation needs, and bounded.
const WORDS_A_DAY = 20;
const FILES_A_DAY = 40;
const DAY_SECONDS = 86_400;
/** More than a complaint can have fallen behind. */
const STEPS_AT_MOST = 50;

/** Which complaint, and the version that the form showed. */
export interface Target {
	number: string;
	version: number;
}

/** What a verb adds to the general course of things. */
export interface Change {
	/** The row of the table that is meant, where what the officer does counts as another step. */
	as?: Verb;
	/** Columns to set besides status, version and clocks. */
	set?: Partial<typeof complaints.$inferInsert>;
	/** What the event records. Never a name or a contact. */
	data?: Record<string, unknown>;
	attachments?: readonly InspectedAttachment[];
	/** For a pause that begins: what we wait for, why, and when it ends by itself. */
	pause?: { category: PauseCategory; reason: string; expectedUntil: Date };
	/** Clocks that the step stops besides those of its row of the table. */
	stops?: readonly ClockStage[];
	/** A clock that goes up a level. */
	escalation?: Escalation;
	/** A try to reach the reporter, for the ledger. */
	contact?: Pick<typeof complaintContacts.$inferInsert, 'way' | 'outcome' | 'at' | 'note'>;
	/** Working days by which the resolution gets more time. */
	extendBy?: number;
	/** A step of the system that has to follow at once. */
	then?: { verb: Verb; set: Change['set'] };
	/** Deadlines by another calendar. */
	recalculated?: readonly Recalculated[];
}

/** Whose an event is. */
type Author = Pick<
	typeof complaintEvents.$inferInsert,
	'actorKind' | 'officerId' | 'unitCode' | 'formKeyHash'
>;

/** What a command returns: the number and the version after the change. */
export interface Changed {
	number: string;
	version: number;
	eventId: string;
}

/**
 * Changes a complaint on behalf of an officer.
 * @param context database and office
 * @param actor the officer
 * @param target number and the version that they saw
 * @param verb a row of the workflow
 * @param now the moment
 * @param decide given the locked row, what to write; may throw a DomainError
 * @throws DomainError not_found when they may not see it, not_allowed, conflict when somebody was
 *   faster, invalid_transition
 */
export async function changeAsOfficer(
	context: Context,
	actor: Actor,
	target: Target,
	verb: Verb,
	now: Date,
	decide: (complaint: Complaint, tx: Db) => Change | Promise<Change>
): Promise<Changed> {
	return context.db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		let complaint = await lock(tx, visibleUnder(actor, target.number));
		if (!may(actor, verb, complaint)) {
			throw new DomainError('not_allowed', `${verb} is not for this officer`);
		}
		// Before the workflow: "somebody was faster" says more than "not possible any more".
		if (complaint.version !== target.version) {
			throw new DomainError('conflict', 'the complaint changed since the form was opened');
		}
		complaint = await endDuePause(tx, context, complaint, now);
		const change = await decide(complaint, tx);
		const standsInFor = standsInWith(actor, verb, complaint);
		if (standsInFor) change.data = { ...change.data, standsInFor };
		const changed = await write(tx, context, complaint, change.as ?? verb, now, change, {
			actorKind: 'officer',
			officerId: actor.id,
			unitCode: actor.unitCode
		});
		if (!change.then) return changed;
		const between = await lock(tx, eq(complaints.id, complaint.id));
		const { verb: next, set } = change.then;
		return write(tx, context, between, next, now, { set }, SYSTEM);
	});
}

/**
 * Records something that an officer did beside a complaint, which stays as it is: no version, no
 * lock, so no form that a colleague has open is out of date.
 * @param verb a quiet row of the workflow
 * @throws DomainError not_found, not_allowed, invalid_transition
 */
export async function recordAsOfficer(
	{ db }: Pick<Context, 'db'>,
	actor: Actor,
	number: string,
	verb: QuietVerb,
	now: Date,
	data: Record<string, unknown>
): Promise<Changed> {
	const [complaint] = await db.select().from(complaints).where(visibleUnder(actor, number));
	if (!complaint) throw new DomainError('not_found', 'no such complaint for this officer');
	if (!may(actor, verb, complaint)) {
		throw new DomainError('not_allowed', `${verb} is not for this officer`);
	}
	const standsInFor = standsInWith(actor, verb, complaint);
	const told = standsInFor ? { ...data, standsInFor } : data;
	const author = { actorKind: 'officer', officerId: actor.id, unitCode: actor.unitCode } as const;
	const eventId = await writeQuietEvent(db, complaint, verb, now, told, author);
	return { number, version: complaint.version, eventId };
}

/**
 * Writes the event of a quiet verb, and nothing else.
 * @param complaint one that the author may see
 * @returns the event's id
 * @throws DomainError invalid_transition
 */
export async function writeQuietEvent(
	db: Db,
	complaint: Complaint,
	verb: QuietVerb,
	now: Date,
	data: Record<string, unknown>,
	author: Author
): Promise<string> {
	const { event } = transition(verb, complaint);
	const id = newId();
	await db
		.insert(complaintEvents)
		.values({ id, complaintId: complaint.id, kind: event, ...author, data, at: now });
	return id;
}

/**
 * Changes a complaint on behalf of its reporter. No version: what a resident says is never refused
 * because an officer was typing at the same time. A form that was sent before changes nothing.
 * @param said what the reporter wrote
 * @param decide given the locked row, what to set, and what else to write in the same transaction;
 *   may throw a DomainError; not called again for a form that was sent before
 * @throws DomainError not_found, invalid_transition, conflict when the form was sent before with
 *   other words, rate_limited
 */
export async function changeAsReporter(
	context: Context,
	reporter: Reporter,
	verb: (complaint: Complaint) => Verb,
	now: Date,
	said: Pick<Change, 'data' | 'attachments'>,
	decide: (complaint: Complaint, tx: Db) => Change['set'] | Promise<Change['set']> = () => ({})
): Promise<Changed> {
	return context.db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		let complaint = await lock(tx, eq(complaints.id, reporter.complaintId));
		const formKeyHash = reporter.formKey
			? hashSecret(`form about ${complaint.id}`, reporter.formKey)
			: null;
		// First of all: the first sending may have ended what the step needs.
		const earlier = formKeyHash && (await sentBefore(tx, formKeyHash, said));
		if (earlier) return { number: complaint.number, version: complaint.version, eventId: earlier };
		complaint = await endDuePause(tx, context, complaint, now);
		const chosen = verb(complaint);
		// The order matters: `decide` may rely on the step being possible.
		transition(chosen, complaint);
		const set = await decide(complaint, tx);
		await keepQuota(tx, complaint.id, chosen, said.attachments?.length ?? 0, now);
		return write(
			tx,
			context,
			complaint,
			chosen,
			now,
			{ set, ...said },
			{ actorKind: 'reporter', officerId: null, unitCode: null, formKeyHash }
		);
	});
}

/** @returns the event that this form wrote, or null; @throws DomainError conflict */
async function sentBefore(
	tx: Db,
	formKeyHash: string,
	{ data = {}, attachments = [] }: Pick<Change, 'data' | 'attachments'>
): Promise<string | null> {
	const [event] = await tx
		.select()
		.from(complaintEvents)
		.where(eq(complaintEvents.formKeyHash, formKeyHash));
	if (!event) return null;
	const stored = (await listAttachments(tx, event.complaintId))
		.filter(({ eventId }) => eventId === event.id)
		.map(({ originalSha256 }) => originalSha256);
	const sent = attachments.map(({ originalSha256 }) => originalSha256);
	const same = Object.entries(data).every(([key, value]) => event.data[key] === value);
	if (!same || stored.join() !== sent.join()) {
		throw new DomainError('conflict', 'this form was sent before with other words');
	}
	return event.id;
}

// Inside the transaction, so that only what is written counts.
async function keepQuota(
	tx: Db,
	complaintId: string,
	verb: Verb,
	files: number,
	now: Date
): Promise<void> {
	const take = (purpose: string, limit: number, count: number) =>
		consume(tx, { purpose, subject: complaintId, limit, windowSeconds: DAY_SECONDS, count }, now);
	const answer = await take(`reporter_${verb}`, WORDS_A_DAY, 1);
	if (!answer.allowed) {
		throw new DomainError('rate_limited', 'too many words of a reporter', {
			...answer,
			fields: {
				'': 'Hari ini sudah terlalu banyak kiriman untuk laporan ini. Isian Anda masih ada di bawah. Kirim lagi besok.'
			}
		});
	}
	if (files === 0) return;
	const room = await take('reporter_files', FILES_A_DAY, files);
	if (!room.allowed) {
		throw new DomainError('rate_limited', 'too many files of a reporter', {
			...room,
			fields: {
				lampiran:
					'Hari ini sudah terlalu banyak lampiran untuk laporan ini. Kirim tanpa lampiran, atau kirim lagi besok.'
			}
		});
	}
}

/** A step that nobody takes but the clock. */
export interface TimedStep {
	verb: Verb;
	change: Change;
}

/**
 * Moves the open cases of an officer, on behalf of whoever keeps the accounts and sees none of them.
 * @param keeper who does it; was asked whether they may
 * @param handlerId whose cases
 * @param decide given a locked row, what to write; null leaves it where it is
 */
export async function moveCasesOf(
	context: Context,
	keeper: AccountKeeper,
	handlerId: string,
	now: Date,
	decide: (complaint: Complaint, tx: Db) => Promise<Change | null>
): Promise<void> {
	await context.db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		const found = await tx
			.select()
			.from(complaints)
			.where(and(eq(complaints.handlerId, handlerId), isNull(complaints.closedAt)))
			.orderBy(asc(complaints.id))
			.for('update');
		const author =
			keeper === SHELL
				? SYSTEM
				: { actorKind: 'officer' as const, officerId: keeper.id, unitCode: keeper.unitCode };
		for (const complaint of found) {
			const change = await decide(complaint, tx);
			if (change) await write(tx, context, complaint, 'handOver', now, change, author);
		}
	});
}

/**
 * Does with one complaint what its time has come for, in a transaction of its own. Any number of
 * processes may do so at once: a complaint that another one has is left to it.
 * @param next given the locked row, the step that is due; null when there is none left
 * @returns how many steps were taken
 */
export async function changeByClock(
	context: Context,
	complaintId: string,
	now: Date,
	next: (complaint: Complaint, tx: Db) => Promise<TimedStep | null>
): Promise<number> {
	return context.db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		const here = eq(complaints.id, complaintId);
		let [complaint] = await tx
			.select()
			.from(complaints)
			.where(and(here, lt(complaints.nextCheckAt, now)))
			.for('update', { skipLocked: true });
		for (let steps = 0; ; steps++) {
			if (!complaint) return steps;
			if (steps > STEPS_AT_MOST) throw new Error(`the clock goes in circles: ${complaint.number}`);
			const step = await next(complaint, tx);
			if (!step) {
				await tx
					.update(complaints)
					.set(await timedColumns(tx, context.office, complaint))
					.where(here);
				return steps;
			}
			await write(tx, context, complaint, step.verb, now, step.change, SYSTEM);
			complaint = await lock(tx, here);
		}
	});
}

/**
 * Looks at complaints one by one, each locked in a transaction of its own, and takes the step of the
 * system that each needs. Any number of processes may do so at once: a row that another one has is
 * skipped, and looked at next time.
 * @param condition which complaints
 * @param now the moment
 * @param decide what a complaint needs, if anything; may write besides
 * @returns how many needed a step
 */
export async function reviewEach(
	context: Context,
	condition: SQL | undefined,
	now: Date,
	decide: (complaint: Complaint, tx: Db) => Promise<Change['then']>
): Promise<number> {
	const due = await context.db.select({ id: complaints.id }).from(complaints).where(condition);
	let taken = 0;
	for (const { id } of due) {
		await context.db.transaction(async (transaction) => {
			const tx = transaction as unknown as Db;
			const [complaint] = await tx
				.select()
				.from(complaints)
				.where(and(eq(complaints.id, id), condition))
				.for('update', { skipLocked: true });
			const step = complaint && (await decide(complaint, tx));
			if (!complaint || !step) return;
			await write(tx, context, complaint, step.verb, now, { set: step.set }, SYSTEM);
			taken += 1;
		});
	}
	return taken;
}

/**
 * Moves the clocks of one complaint to where another calendar puts them.
 * @param tx in whose transaction; the complaint is locked
 * @param data what the event says about the calendar
 */
export async function changeByCalendar(
	tx: Db,
	context: Context,
	complaint: Complaint,
	recalculated: readonly Recalculated[],
	data: Record<string, unknown>,
	now: Date
): Promise<void> {
	await write(tx, context, complaint, 'recalculate', now, { data, recalculated }, SYSTEM);
}

// Also before every other step, so that nobody gains time by when a timer runs.
async function endDuePause(
	tx: Db,
	context: Context,
	complaint: Complaint,
	now: Date
): Promise<Complaint> {
	if (!complaint.pausedAt || !complaint.nextDueAt || complaint.nextDueAt > now) return complaint;
	await write(tx, context, complaint, 'lapse', now, {}, SYSTEM);
	return lock(tx, eq(complaints.id, complaint.id));
}

/**
 * Changes a complaint on behalf of the office itself: by a rule and not by a person's hand.
 * @param tx the transaction, in which the row is locked
 * @param decide as for officers
 * @throws DomainError not_found, invalid_transition
 */
export async function changeAsSystem(
	tx: Db,
	context: Context,
	complaintId: string,
	verb: Verb,
	now: Date,
	decide: (complaint: Complaint) => Change | Promise<Change>
): Promise<Changed> {
	const complaint = await lock(tx, eq(complaints.id, complaintId));
	transition(verb, complaint);
	return write(tx, context, complaint, verb, now, await decide(complaint), SYSTEM);
}

/** Nobody: it came by itself. */
export const SYSTEM = { actorKind: 'system', officerId: null, unitCode: null } as const;

async function lock(tx: Db, condition: SQL): Promise<Complaint> {
	const [complaint] = await tx.select().from(complaints).where(condition).for('update');
	if (!complaint) throw new DomainError('not_found', 'no such complaint for this person');
	return complaint;
}

async function write(
	tx: Db,
	context: Context,
	complaint: Complaint,
	verb: Verb,
	now: Date,
	change: Change,
	author: Author
): Promise<Changed> {
	const step = transition(verb, complaint);
	const status = step.to ?? complaint.status;
	const round = verb === 'dispute' || verb === 'reopen' ? complaint.round + 1 : complaint.round;
	const shifts: Shift[] = [];
	const set: Partial<typeof complaints.$inferInsert> = { ...change.set };

	if (step.pause === 'begins' && change.pause) {
		await tx
			.insert(complaintPauses)
			.values({ id: newId(), complaintId: complaint.id, startedAt: now, ...change.pause });
		set.pausedAt = now;
		set.pausedFor = change.pause.category;
	}
	if (step.pause === 'ends' && complaint.pausedAt) {
		// However late somebody looks, a pause costs no more than it was given.
		const { nextDueAt } = complaint;
		const endedAt = nextDueAt && nextDueAt < now ? nextDueAt : now;
		await tx
			.update(complaintPauses)
			.set({ endedAt })
			.where(and(eq(complaintPauses.complaintId, complaint.id), isNull(complaintPauses.endedAt)));
		shifts.push(
			...(await shiftRunningClocks(tx, context.office, complaint.id, complaint.pausedAt, endedAt))
		);
		set.pausedAt = null;
		set.pausedFor = null;
	}
	if (change.recalculated) shifts.push(...(await moveClocks(tx, change.recalculated)));
	if (change.extendBy) {
		shifts.push(...(await extendResolution(tx, context.office, complaint.id, change.extendBy)));
	}
	// What is answered or elsewhere needs no more time.
	if (complaint.extensionAskedAt && !isPossible('decideExtension', status)) {
		await tx
			.update(complaintExtensions)
			.set({ decision: 'lapsed', decidedAt: now })
			.where(
				and(eq(complaintExtensions.complaintId, complaint.id), isNull(complaintExtensions.decision))
			);
		set.extensionAskedAt = null;
	}
	const complaintClass =
		change.set?.class ?? complaint.class ?? provisionalClass(change.set?.type ?? complaint.type);
	if (change.set?.class) {
		const shift = await rebaseResolution(
			tx,
			context.office,
			complaint.id,
			change.set.class,
			await pausedWorkingDays(tx, context, complaint.id)
		);
		if (shift) shifts.push(shift);
	}
	const stops = [...(step.stops ?? []), ...(change.stops ?? [])];
	if (stops.length) await stopClocks(tx, complaint.id, stops, now);
	if (change.escalation) await escalateClock(tx, complaint.id, change.escalation);
	for (const stage of step.starts ?? []) {
		const clock = newClock(context.office, stage, now, complaintClass);
		await tx.insert(complaintClocks).values(clockRow(complaint.id, round, clock));
	}

	const ended = status === 'closed' || status === 'rejected' || status === 'forwarded';
	const paused = set.pausedAt === undefined ? complaint.pausedAt : set.pausedAt;
	if (ended) {
		Object.assign(set, nextDue([]));
	} else if (!paused) {
		Object.assign(set, nextDue(await runningClocks(tx, complaint.id)));
	} else if (step.pause === 'begins' && change.pause) {
		// No clock runs; what comes next is the end of the pause.
		set.nextDueAt = change.pause.expectedUntil;
		set.nextDueStage = change.pause.category === 'reporter' ? 'reporter_answer' : null;
	}
	const eventId = newId();
	const files = change.attachments ?? [];
	await tx.insert(complaintEvents).values({
		id: eventId,
		complaintId: complaint.id,
		kind: step.event satisfies EventKind,
		...author,
		data: {
			...change.data,
			...(status !== complaint.status ? { from: complaint.status, to: status } : {}),
			...(shifts.length ? { shifts } : {}),
			...(files.length ? { attachments: files.length } : {})
		},
		at: now
	});
	if (files.length) await storeAttachments(tx, complaint.id, eventId, files, now);
	if (change.contact && author.officerId) {
		const { officerId } = author;
		const row = { id: newId(), complaintId: complaint.id, eventId, officerId, ...change.contact };
		await tx.insert(complaintContacts).values(row);
	}
	const after = { ...complaint, ...set, status, round } as Complaint;
	// Last, because it looks at all that was written.
	Object.assign(set, await timedColumns(tx, context.office, after));
	// What the clock alone does makes no form outdated.
	const version = step.quiet ? complaint.version : complaint.version + 1;
	const [written] = await tx
		.update(complaints)
		.set({
			...set,
			status,
			round,
			version,
			closedAt: ended ? (complaint.closedAt ?? now) : null
		})
		.where(and(eq(complaints.id, complaint.id), eq(complaints.version, complaint.version)))
		.returning({ id: complaints.id });
	if (!written) throw new DomainError('conflict', 'the complaint changed while it was locked');
	return { number: complaint.number, version, eventId };
}

async function pausedWorkingDays(tx: Db, context: Context, complaintId: string): Promise<number> {
	const ended = await tx
		.select()
		.from(complaintPauses)
		.where(eq(complaintPauses.complaintId, complaintId));
	let days = 0;
	for (const { startedAt, endedAt } of ended) {
		if (endedAt) days += pauseDays(context.office.calendar, startedAt, endedAt);
	}
	return days;
}
