// Tables of notifications: events that wait to be told, messages that wait to go out, what officers
// see at their desk, and what each person chose.
import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	index,
	jsonb,
	pgTable,
	smallint,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import type { EventKind } from '../../codes/complaint-codes.ts';
import type {
	MessageChannel,
	MessageKind,
	OutboxState,
	Reminder,
	Topic
} from '../../codes/notification-codes.ts';
import { complaints } from '../complaints/schema.ts';
import { findingActions } from '../findings/schema.ts';
import { officers } from '../officers/schema.ts';
import { moment } from '../platform/columns.ts';

/**
 * What happened and nobody was told of yet: events of complaints, and reminders of actions (events of
 * findings) and of monev. Triggers write them, in the transaction of the event; who tells takes the
 * row away in the transaction that tells.
 */
export const untoldEvents = pgTable('untold_events', {
	// No foreign key: events are never deleted, and filing shouldn't pay for the check.
	eventId: uuid('event_id').primaryKey()
});

/** A message to one person through one channel. Holds no address and no text: both are read last. */
export const outbox = pgTable(
	'outbox',
	{
		/** Also the idempotency key that the receiving side gets. */
		id: uuid('id').primaryKey(),
		/** What it is about, so that it is written once: event, person and channel. */
		occasion: text('occasion').notNull(),
		channel: text('channel').$type<MessageChannel>().notNull(),
		kind: text('kind').$type<MessageKind>().notNull(),
		/** Null for the reporter. */
		officerId: uuid('officer_id').references(() => officers.id),
		/** Null for a digest, and for what is about an action or a monev. */
		complaintId: uuid('complaint_id').references(() => complaints.id),
		actionId: uuid('action_id').references(() => findingActions.id),
		/** Of a monev. */
		period: text('period'),
		state: text('state').$type<OutboxState>().notNull(),
		attempts: smallint('attempts').notNull().default(0),
		/** When it may be tried next. While it is being tried: when whoever tries counts as gone. */
		nextTryAt: moment('next_try_at').notNull(),
		/** A code such as `HTTP 503`; never what the other side wrote, which may hold an address. */
		lastError: text('last_error'),
		createdAt: moment('created_at').notNull(),
		/** When it was sent, dropped or given up. */
		settledAt: moment('settled_at')
	},
	(table) => [
		uniqueIndex('outbox_occasion_key').on(table.occasion),
		// What waits is a small part, however old the office grows.
		index('outbox_waiting_idx')
			.on(table.nextTryAt)
			.where(sql`${table.state} = 'waiting'`),
		index('outbox_failed_idx')
			.on(table.settledAt)
			.where(sql`${table.state} = 'failed'`),
		index('outbox_settled_idx').on(table.settledAt)
	]
);

/** What an officer sees at the desk: of a complaint, of an action, or of the monev of a period. */
export const officerNews = pgTable(
	'officer_news',
	{
		id: uuid('id').primaryKey(),
		officerId: uuid('officer_id')
			.notNull()
			.references(() => officers.id),
		complaintId: uuid('complaint_id').references(() => complaints.id),
		actionId: uuid('action_id').references(() => findingActions.id),
		period: text('period'),
		/** Of the complaint or finding, or the reminder of the monev. They are never deleted. */
		eventId: uuid('event_id').notNull(),
		kind: text('kind').$type<EventKind | Reminder>().notNull(),
		at: moment('at').notNull(),
		readAt: moment('read_at')
	},
	(table) => [
		uniqueIndex('officer_news_event_key').on(table.eventId, table.officerId),
		index('officer_news_officer_idx').on(table.officerId, table.at),
		index('officer_news_unread_idx')
			.on(table.officerId)
			.where(sql`${table.readAt} is null`),
		check(
			'officer_news_subject_check',
			sql`num_nonnulls(${table.complaintId}, ${table.actionId}, ${table.period}) = 1`
		)
	]
);

/** What an officer gets for a topic. */
export interface TopicChoice {
	app: boolean;
	email: boolean;
	phone: boolean;
	/** Also outside service hours. */
	urgent: boolean;
}

/** Where and what an officer wants to be told. Without a row: at the desk only. */
export const officerNewsChoices = pgTable('officer_news_choices', {
	officerId: uuid('officer_id')
		.primaryKey()
		.references(() => officers.id),
	email: text('email'),
	/** E.164. */
	phone: text('phone'),
	/** Every working morning by e-mail. */
	digest: boolean('digest').notNull(),
	topics: jsonb('topics').$type<Partial<Record<Topic, TopicChoice>>>().notNull(),
	changedAt: moment('changed_at').notNull()
});

/** Whether a reporter wants messages about one complaint. Without a row: none. */
export const reporterNewsChoices = pgTable(
	'reporter_news_choices',
	{
		complaintId: uuid('complaint_id')
			.primaryKey()
			.references(() => complaints.id),
		email: boolean('email').notNull(),
		phone: boolean('phone').notNull(),
		/** In the link that stops the messages; it can do nothing else, so it is kept as it is. */
		stopToken: text('stop_token').notNull(),
		changedAt: moment('changed_at').notNull()
	},
	(table) => [uniqueIndex('reporter_news_choices_stop_token_key').on(table.stopToken)]
);
