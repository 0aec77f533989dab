// Sends what waits in the outbox. A row is claimed before it is sent and settled after it; whoever
// is killed in between loses the claim when its time is over, and another tries again.
import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import { type MessageChannel, type Topic, TOPICS } from '../../codes/notification-codes.ts';
import {
	digestMessage,
	disclosureDigest,
	type MessageWords,
	officerMessage,
	reporterMessage
} from '../../labels/notifications.ts';
import {
	type Context,
	countWork,
	OVERDUE_COUNT_CAP,
	visibleTo,
	WORK_COUNT_CAP
} from '../complaints/index.ts';
import { complaints } from '../complaints/schema.ts';
import { cappedCount } from '../../labels/desk.ts';
import { countDataRequests } from '../data-requests/index.ts';
import { localDate } from '../deadlines/index.ts';
import { lateActionsFor, maySeeFindings } from '../findings/index.ts';
import { awaitedMonevFor } from '../monitoring/index.ts';
import { type Actor, hasRole, listActiveOfficers } from '../officers/index.ts';
import { logError } from '../platform/log.ts';
import { composeAnchor } from './anchor.ts';
import { type Channels, type Message, SendError } from './channel.ts';
import { choiceFor, readOfficerChoices } from './choices.ts';
import { countUnread, UNREAD_COUNT_CAP } from './news.ts';
import { nextCivilMoment } from './quiet-hours.ts';
import { reminderWords } from './reminders.ts';
import { officerNewsChoices, outbox, reporterNewsChoices } from './schema.ts';

type OutboxRow = typeof outbox.$inferSelect;
type Where = Pick<DeliveryOptions, 'origin' | 'anchorTo'>;

/** How delivery goes about it. */
export interface DeliveryOptions {
	/** Of the product, for links. */
	origin: string;
	/** Addresses outside that get the daily head of the sealed channel's log. */
	anchorTo?: readonly string[];
	/** After this, whoever claimed a row counts as gone; much longer than sending may take. */
	claimMs?: number;
	/** Rows that are sent at the same time. */
	atOnce?: number;
}

const CLAIM_MS = 120_000;
const AT_ONCE = 10;
const MINUTE_MS = 60_000;
/** 1, 4, 16, 64 minutes, then every six hours: about a day in all. */
const MOST_ATTEMPTS = 8;
const LONGEST_WAIT_MS = 360 * MINUTE_MS;

/** @param attempts so far, at least 1 @returns how long to wait before the next, milliseconds */
export function waitAfter(attempts: number): number {
	return Math.min(LONGEST_WAIT_MS, MINUTE_MS * 4 ** (attempts - 1));
}

/**
 * Sends what is due and waits until each was accepted or refused.
 * @param context database and office
 * @param channels the configured ones; rows for others wait
 * @param options where links lead, and how much at once
 * @param now the moment
 * @returns how many rows were claimed
 */
export async function deliverDue(
	context: Context,
	channels: Channels,
	{ claimMs = CLAIM_MS, atOnce = AT_ONCE, ...where }: DeliveryOptions,
	now: Date
): Promise<number> {
	const open = Object.keys(channels) as MessageChannel[];
	if (open.length === 0) return 0;
	const claimed = await context.db
		.update(outbox)
		.set({
			attempts: sql`${outbox.attempts} + 1`,
			nextTryAt: new Date(now.getTime() + claimMs)
		})
		.where(
			// `array(…)`, so that the locks are taken once, however the update is planned.
			sql`${outbox.id} = any(array(select id from outbox where state = 'waiting'
				and next_try_at <= ${now.toISOString()}::timestamptz
				and channel in ${open}
				order by next_try_at limit ${atOnce} for update skip locked))`
		)
		.returning();
	await Promise.all(claimed.map((row) => deliver(context, channels, where, row, now)));
	return claimed.length;
}

async function deliver(
	context: Context,
	channels: Channels,
	where: Where,
	row: OutboxRow,
	now: Date
): Promise<void> {
	try {
		const civil = await civilMomentFor(context, row, now);
		if (civil > now) {
			return await settle(context, row, { attempts: row.attempts - 1, nextTryAt: civil });
		}
		const message = await compose(context, row, where, now);
		if (!message) return await settle(context, row, { state: 'dropped', settledAt: now });
		await channels[row.channel]?.(message);
		await settle(context, row, { state: 'sent', settledAt: now, lastError: null });
	} catch (error) {
		if (!(error instanceof SendError)) {
			// The database failed us: the claim runs out, and somebody tries again.
			logError('a message could not be settled', error, { outbox: row.id });
			return;
		}
		const over = error.permanent || row.attempts >= MOST_ATTEMPTS;
		await settle(
			context,
			row,
			over
				? { state: 'failed', settledAt: now, lastError: error.code }
				: {
						nextTryAt: new Date(now.getTime() + waitAfter(row.attempts)),
						lastError: error.code
					}
		);
	}
}

// Asked at each try: what was due by day may have failed until the evening.
async function civilMomentFor(
	{ db, office }: Context,
	{ kind, officerId }: OutboxRow,
	now: Date
): Promise<Date> {
	// Worth more the sooner it is out of the house, and it wakes nobody.
	if (kind === 'anchor') return now;
	const civil = nextCivilMoment(office.calendar, now);
	const topic = TOPICS.find((one) => one === kind);
	if (civil <= now || !topic || !officerId) return civil;
	const [choices] = await db
		.select()
		.from(officerNewsChoices)
		.where(eq(officerNewsChoices.officerId, officerId));
	return choiceFor(choices, topic).urgent ? now : civil;
}

// Only as the one who still holds the claim.
async function settle(
	{ db }: Context,
	{ id, attempts }: OutboxRow,
	outcome: Partial<OutboxRow>
): Promise<void> {
	await db
		.update(outbox)
		.set(outcome)
		.where(and(eq(outbox.id, id), eq(outbox.attempts, attempts), eq(outbox.state, 'waiting')));
}

/** @returns the message, or null when there is nothing to tell any more, or nobody who may know */
async function compose(
	context: Context,
	row: OutboxRow,
	{ origin, anchorTo = [] }: Where,
	now: Date
): Promise<Message | null> {
	if (row.kind === 'anchor') return composeAnchor(context.db, row, anchorTo);
	if (row.kind === 'reporter_news') return composeForReporter(context, row, origin);
	const staff = await listActiveOfficers(context.db, localDate(context.office.calendar, now));
	const officer = staff.find(({ id }) => id === row.officerId);
	if (!officer) return null;
	const choices = await readOfficerChoices(context.db, officer);
	const to = choices[row.channel];
	if (!to) return null;
	if (row.kind === 'disclosure_digest') {
		const member = hasRole(officer, 'disclosure_member');
		return member ? { ...disclosureDigest(origin), id: row.id, to } : null;
	}
	const words =
		row.kind === 'digest'
			? choices.digest && (await digestFor(context, officer, origin, now))
			: choiceFor(choices, row.kind)[row.channel] &&
				(await (row.kind === 'own_work'
					? reminderWords(context, officer, row, origin, now)
					: wordsAbout(context, officer, row, row.kind, origin)));
	return words ? { ...words, id: row.id, to } : null;
}

// What may be seen is asked at the last moment: an officer who must not know by then never does.
async function wordsAbout(
	{ db }: Context,
	officer: Actor,
	{ complaintId }: OutboxRow,
	topic: Topic,
	origin: string
): Promise<MessageWords | null> {
	const [complaint] = await db
		.select({ number: complaints.number, status: complaints.status })
		.from(complaints)
		.where(and(eq(complaints.id, complaintId ?? ''), visibleTo(officer)));
	return complaint ? officerMessage(topic, complaint, origin) : null;
}

async function digestFor(
	context: Context,
	officer: Actor,
	origin: string,
	now: Date
): Promise<MessageWords | null> {
	const work = await countWork(context, officer, now);
	const open = work.submitted + work.verified + work.assigned + work.inProgress + work.reopened;
	const unread = await countUnread(context.db, officer);
	const actions = maySeeFindings(officer) ? await lateActionsFor(context, officer, now) : [];
	const reports = await awaitedMonevFor(context, officer, now);
	const { waiting } = await countDataRequests(context, officer, now);
	const counts = [
		{ label: 'Terlambat', count: work.overdue, cap: OVERDUE_COUNT_CAP },
		{ label: 'Belum selesai', count: open, cap: WORK_COUNT_CAP },
		{ label: 'Permintaan data pelapor', count: waiting, cap: WORK_COUNT_CAP },
		{ label: 'Tindakan temuan terlambat', count: actions.length, cap: WORK_COUNT_CAP },
		{ label: 'Monev belum ditandatangani', count: reports.length, cap: WORK_COUNT_CAP },
		{ label: 'Kabar belum dibaca', count: unread, cap: UNREAD_COUNT_CAP }
	].filter(({ count }) => count > 0);
	if (counts.length === 0) return null;
	return digestMessage(
		counts.map(({ label, count, cap }) => ({ label, count: cappedCount(count, cap) })),
		origin
	);
}

async function composeForReporter(
	{ db, office }: Context,
	row: OutboxRow,
	origin: string
): Promise<Message | null> {
	const [found] = await db
		.select({
			number: complaints.number,
			status: complaints.status,
			email: complaints.reporterEmail,
			phone: complaints.reporterPhone,
			wants: { email: reporterNewsChoices.email, phone: reporterNewsChoices.phone },
			stopToken: reporterNewsChoices.stopToken
		})
		.from(complaints)
		.innerJoin(reporterNewsChoices, eq(reporterNewsChoices.complaintId, complaints.id))
		.where(eq(complaints.id, row.complaintId ?? ''));
	const to = found?.[row.channel];
	if (!found || !to || !found.wants[row.channel]) return null;
	// It says how the complaint stands now: a newer message says the same, or has said it.
	const [newer] = await db
		.select({ id: outbox.id })
		.from(outbox)
		.where(
			and(
				eq(outbox.complaintId, row.complaintId ?? ''),
				eq(outbox.kind, row.kind),
				eq(outbox.channel, row.channel),
				inArray(outbox.state, ['waiting', 'sent']),
				gt(outbox.id, row.id)
			)
		)
		.limit(1);
	if (newer) return null;
	const stop = `${origin}/kabar/berhenti/${found.stopToken}`;
	return { ...reporterMessage(found, office.agency.shortName, origin, stop), id: row.id, to, stop };
}
