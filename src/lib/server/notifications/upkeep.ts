// What administrators see and do about delivery, and what goes when it is old.
import { and, desc, eq, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { MessageChannel, MessageKind } from '../../codes/notification-codes.ts';
import type { MessageWords } from '../../labels/notifications.ts';
import { notAbout } from '../complaints/index.ts';
import { type Actor, hasRole } from '../officers/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { consume } from '../platform/rate-limit.ts';
import { type Channels, SendError } from './channel.ts';
import { officerNews, outbox } from './schema.ts';

/** A message that was given up. Not about which complaint: administrators see none. */
export interface FailedMessage {
	id: string;
	channel: MessageChannel;
	kind: MessageKind;
	to: 'reporter' | 'officer' | 'outside';
	attempts: number;
	error: string;
	at: Date;
}

/** How delivery goes. */
export interface OutboxOverview {
	waiting: Record<MessageChannel, number>;
	/** The latest hundred. */
	failed: FailedMessage[];
}

const DAY_MS = 86_400_000;
const SENT_DAYS = 30;
const OLD_DAYS = 90;
const LENGTH = 100;

/** @param db connection @param actor an administrator @throws DomainError not_allowed */
export async function readOutbox(db: Db, actor: Actor): Promise<OutboxOverview> {
	assertAdministrator(actor);
	// A message about a complaint tells that there is one.
	const known = or(isNull(outbox.complaintId), notAbout(actor, outbox.complaintId));
	const counted = await db
		.select({ channel: outbox.channel, count: sql<number>`count(*)::int` })
		.from(outbox)
		.where(and(eq(outbox.state, 'waiting'), known))
		.groupBy(outbox.channel);
	const failed = await db
		.select()
		.from(outbox)
		.where(and(eq(outbox.state, 'failed'), known))
		.orderBy(desc(outbox.settledAt))
		.limit(LENGTH);
	const waitingFor = (channel: MessageChannel) =>
		counted.find((row) => row.channel === channel)?.count ?? 0;
	return {
		waiting: { email: waitingFor('email'), phone: waitingFor('phone') },
		failed: failed.map(
			({ id, channel, kind, officerId, attempts, lastError, settledAt, createdAt }) => ({
				id,
				channel,
				kind,
				to: kind === 'anchor' ? 'outside' : officerId === null ? 'reporter' : 'officer',
				attempts,
				error: lastError ?? '',
				at: settledAt ?? createdAt
			})
		)
	};
}

/**
 * "Coba lagi": puts messages that were given up back to the start. Anything else stays as it is.
 * @param db connection @param actor an administrator @param ids which; null: all @param now when
 * @returns how many
 * @throws DomainError not_allowed
 */
export async function retryFailed(
	db: Db,
	actor: Actor,
	ids: readonly string[] | null,
	now: Date
): Promise<number> {
	assertAdministrator(actor);
	const again = await db
		.update(outbox)
		.set({ state: 'waiting', attempts: 0, nextTryAt: now, settledAt: null })
		.where(and(eq(outbox.state, 'failed'), ids ? inArray(outbox.id, [...ids]) : undefined))
		.returning({ id: outbox.id });
	return again.length;
}

/** Removes what nobody needs any more: sent after 30 days, the rest after 90. */
export async function removeOld(db: Db, now: Date): Promise<void> {
	const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
	await db
		.delete(outbox)
		.where(
			and(
				isNotNull(outbox.settledAt),
				ne(outbox.state, 'failed'),
				lt(outbox.settledAt, before(SENT_DAYS))
			)
		);
	await db.delete(outbox).where(lt(outbox.settledAt, before(OLD_DAYS)));
	await db.delete(officerNews).where(lt(officerNews.at, before(OLD_DAYS)));
}

function assertAdministrator(actor: Actor): void {
	if (!hasRole(actor, 'administrator')) {
		throw new DomainError('not_allowed', 'only administrators look after delivery');
	}
}

/**
 * Sends a test at once, so that its sender sees what came of it.
 * @param db connection
 * @param actor an administrator
 * @param channels the configured ones
 * @param to through which, and where
 * @param words what it says
 * @param now when
 * @returns null when it was accepted, else a code such as `SMTP 550`
 * @throws DomainError not_allowed, not_found for a channel that is off, rate_limited
 */
export async function sendTest(
	db: Db,
	actor: Actor,
	channels: Channels,
	{ channel, to }: { channel: MessageChannel; to: string },
	words: MessageWords,
	now: Date
): Promise<string | null> {
	assertAdministrator(actor);
	const send = channels[channel];
	if (!send) throw new DomainError('not_found', 'this channel is off');
	const limit = { purpose: 'test_message', subject: actor.id, limit: 10, windowSeconds: 3600 };
	const answer = await consume(db, limit, now);
	if (!answer.allowed) throw new DomainError('rate_limited', 'too many tests', answer);
	try {
		await send({ ...words, id: newId(), to });
		return null;
	} catch (error) {
		if (error instanceof SendError) return error.code;
		throw error;
	}
}
