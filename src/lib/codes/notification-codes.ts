// The closed sets of codes of notifications. Their Indonesian words are in labels/notifications.ts.

/** What officers choose by: kinds of events that ask the same of them. */
export const TOPICS = [
	'new_complaint',
	'assignment',
	'reporter_words',
	'reporter_verdict',
	'data_request',
	'escalation',
	'own_work'
] as const;
export type Topic = (typeof TOPICS)[number];

/** News of work that an officer owes and that is no complaint: actions of findings, reports of monev. */
export const REMINDERS = [
	'action_due_soon',
	'action_overdue',
	'monev_due_soon',
	'monev_overdue'
] as const;
export type Reminder = (typeof REMINDERS)[number];

/** Ways out of the house. `phone` is the gateway for SMS or WhatsApp. */
export const MESSAGE_CHANNELS = ['email', 'phone'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/**
 * What a message is: about a topic, the morning's digest, the sealed channel's (which says nothing), news for a reporter, or the daily head of the
 * sealed channel's log for people outside.
 */
export type MessageKind = Topic | 'digest' | 'disclosure_digest' | 'reporter_news' | 'anchor';

/** `dropped`: there is nothing to tell any more, or nobody who may know. `failed`: given up. */
export type OutboxState = 'waiting' | 'sent' | 'dropped' | 'failed';
