// Turns events into news at desks and messages in the outbox: once for each event, whoever runs it.
import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { EscalatedTo } from '../../codes/complaint-codes.ts';
import type { DataRequestKind } from '../../codes/data-request-codes.ts';
import {
	MESSAGE_CHANNELS,
	type MessageChannel,
	type Topic
} from '../../codes/notification-codes.ts';
import { type Context, officersKeptFromEach } from '../complaints/index.ts';
import { complaintEvents, complaints } from '../complaints/schema.ts';
import { localDate } from '../deadlines/index.ts';
import { listActiveOfficers } from '../officers/index.ts';
import { type Db, rows } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { choiceFor } from './choices.ts';
import { nextCivilMoment } from './quiet-hours.ts';
import { concernsReporter, decidersOf, recipientsOf, topicOf } from './recipients.ts';
import { readReminders } from './reminders.ts';
import { officerNews, officerNewsChoices, outbox, reporterNewsChoices } from './schema.ts';

/** After a week the desk itself has said it; a message would only surprise. */
const STALE_MS = 7 * 86_400_000;
const AT_ONCE = 50;

type NewMessage = typeof outbox.$inferInsert;
/** What a line at the desk says, whosever it is. */
type Item = Omit<typeof officerNews.$inferInsert, 'id' | 'officerId' | 'readAt'>;

/**
 * Tells of the events that wait, in one transaction: killed in the middle, nothing was told.
 * @param context database and office
 * @param channels the configured ones; for the others nothing is written
 * @param now the moment
 * @returns how many events were taken, at most 50
 */
export async function tellEvents(
	{ db, office }: Context,
	channels: readonly MessageChannel[],
	now: Date
): Promise<number> {
	return db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		const ids = await takeIds(tx);
		if (ids.length === 0) return 0;
		const isFresh = ({ at }: { at: Date }) => now.getTime() - at.getTime() < STALE_MS;
		const fresh = (await readEvents(tx, ids)).filter(isFresh);
		const complaintIds = fresh.map(({ complaintId }) => complaintId);
		const today = localDate(office.calendar, now);
		const staff = await listActiveOfficers(tx, today);
		const officerChoices = new Map(
			(await tx.select().from(officerNewsChoices)).map((row) => [row.officerId, row])
		);
		const reporterChoices = await readWishes(tx, complaintIds);
		const keptFrom = await officersKeptFromEach(tx, complaintIds, today);
		const civil = nextCivilMoment(office.calendar, now);
		const news: (typeof officerNews.$inferInsert)[] = [];
		const messages: NewMessage[] = [];
		const message = (eventId: string, to: string, channel: MessageChannel) => ({
			id: newId(),
			occasion: `${eventId} ${to} ${channel}`,
			channel,
			state: 'waiting' as const,
			createdAt: now
		});
		const tell = (officerId: string, topic: Topic, item: Item) => {
			const choices = officerChoices.get(officerId);
			const choice = choiceFor(choices, topic);
			const { eventId, kind, at, ...about } = item;
			if (choice.app) news.push({ id: newId(), officerId, eventId, kind, at, ...about });
			for (const channel of channels) {
				if (!choice[channel] || !choices?.[channel]) continue;
				const nextTryAt = choice.urgent ? now : civil;
				const to = message(eventId, officerId, channel);
				messages.push({ ...to, ...about, kind: topic, officerId, nextTryAt });
			}
		};
		for (const event of fresh) {
			const { id: eventId, complaintId, kind, at } = event;
			const topic = topicOf(event);
			const knowing = staff.filter(({ id }) => !keptFrom.get(complaintId)?.has(id));
			const deciders = decidersOf(event, event, knowing);
			for (const { id } of deciders) {
				tell(id, 'data_request', { eventId, complaintId, kind: 'data_requested', at });
			}
			for (const officer of topic ? recipientsOf(event, event, knowing) : []) {
				// The request says more than that the case ended by it.
				if (!topic || deciders.includes(officer)) continue;
				tell(officer.id, topic, { eventId, complaintId, kind, at });
			}
			const wish = concernsReporter(event) ? reporterChoices.get(complaintId) : undefined;
			for (const channel of MESSAGE_CHANNELS) {
				if (!wish?.[channel] || !channels.includes(channel)) continue;
				messages.push({
					...message(eventId, 'reporter', channel),
					complaintId,
					kind: 'reporter_news',
					nextTryAt: civil
				});
			}
		}
		for (const reminder of (await readReminders(tx, ids, staff)).filter(isFresh)) {
			const { id: eventId, people, ...item } = reminder;
			for (const { id } of people) tell(id, 'own_work', { eventId, ...item });
		}
		if (news.length) await tx.insert(officerNews).values(news).onConflictDoNothing();
		if (messages.length) await tx.insert(outbox).values(messages).onConflictDoNothing();
		return ids.length;
	});
}

async function takeIds(tx: Db): Promise<string[]> {
	// `array(…)`, so that the locks are taken once, however the deletion is planned.
	const taken = await rows<{ event_id: string }>(
		tx,
		sql`delete from untold_events where event_id = any(array(
			select event_id from untold_events order by event_id limit ${AT_ONCE}
			for update skip locked)) returning event_id`
	);
	return taken.map(({ event_id }) => event_id);
}

async function readEvents(tx: Db, ids: readonly string[]) {
	return tx
		.select({
			id: complaintEvents.id,
			complaintId: complaintEvents.complaintId,
			kind: complaintEvents.kind,
			actorKind: complaintEvents.actorKind,
			officerId: complaintEvents.officerId,
			at: complaintEvents.at,
			to: sql<EscalatedTo | null>`case when ${complaintEvents.kind} = 'escalated' then ${complaintEvents.data}->>'to' end`,
			relayed: sql<boolean>`${complaintEvents.data} @> '{"relayed": true}'`,
			asked: sql<DataRequestKind | null>`case when ${complaintEvents.kind} in ('data_requested', 'withdrawn') then ${complaintEvents.data}->>'kind' end`,
			unitCode: complaints.unitCode,
			handlerId: complaints.handlerId,
			overseerActs: complaints.overseerActs
		})
		.from(complaintEvents)
		.innerJoin(complaints, eq(complaints.id, complaintEvents.complaintId))
		.where(inArray(complaintEvents.id, [...ids]))
		.orderBy(asc(complaintEvents.id));
}

async function readWishes(tx: Db, complaintIds: readonly string[]) {
	const wishes = await tx
		.select()
		.from(reporterNewsChoices)
		.where(inArray(reporterNewsChoices.complaintId, [...complaintIds]));
	return new Map(wishes.map((row) => [row.complaintId, row]));
}
