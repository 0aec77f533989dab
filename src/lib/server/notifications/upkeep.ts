// What administrators see and do about delivery, and what goes when it is old.
import { and, desc, eq, inArray, isNotNull, lt, ne, sql } from 'drizzle-orm';
import type { MessageChannel, MessageKind } from '../../codes/notification-codes.ts';
import { type Actor, hasRole } from '../officers/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { officerNews, outbox } from './schema.ts';

/** A message that was given up. Not about which complaint: administrators see none. */
export interface FailedMessage {
	id: string;
	channel: MessageChannel;
	kind: MessageKind;
	toReporter: boolean;
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
	const counted = await db
		.select({ channel: outbox.channel, count: sql<number>`count(*)::int` })
		.from(outbox)
		.where(eq(outbox.state, 'waiting'))
		.groupBy(outbox.channel);
	const failed = await db
		.select()
		.from(outbox)
		.where(eq(outbox.state, 'failed'))
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
				toReporter: officerId === null,
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
