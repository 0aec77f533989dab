// Tables of sessions in front of groups (sosialisasi): what a worker's device sent. Totals only; no
// column tells who was there or who sent it.
import { sql } from 'drizzle-orm';
import {
	check,
	date,
	index,
	integer,
	pgTable,
	primaryKey,
	smallint,
	text,
	uuid
} from 'drizzle-orm/pg-core';
import type { QuizForm } from '../../codes/answer-code.ts';
import type { CountingMethod } from '../../guides/session-result.ts';
import { officers } from '../officers/schema.ts';
import { moment } from '../platform/columns.ts';

/** Nobody signs in to send a session, so an officer says which ones were really held. */
export type SessionState = 'unconfirmed' | 'confirmed' | 'discarded';

export const outreachSessions = pgTable(
	'outreach_sessions',
	{
		/** Made on the device; sending twice is harmless. */
		id: uuid('id').primaryKey(),
		/** SHA-256 of what was sent, so that one id can't answer for another session. */
		digest: text('digest').notNull(),
		slug: text('slug').notNull(),
		/** Of the session with all its parts; may be older than what is in content/ now. */
		revision: text('revision').notNull(),
		heldOn: date('held_on', { mode: 'string' }).notNull(),
		kecamatanCode: text('kecamatan_code'),
		present: smallint('present').notNull(),
		minutes: smallint('minutes').notNull(),
		receivedAt: moment('received_at').notNull(),
		state: text('state').$type<SessionState>().notNull().default('unconfirmed'),
		decidedBy: uuid('decided_by').references(() => officers.id),
		decidedAt: moment('decided_at'),
		/** Why an officer discarded it. */
		discardReason: text('discard_reason')
	},
	(table) => [
		index('outreach_sessions_received_idx').on(table.receivedAt, table.id),
		check('outreach_sessions_present', sql`${table.present} > 0`),
		check('outreach_sessions_minutes', sql`${table.minutes} > 0`),
		check(
			'outreach_sessions_decision',
			sql`(${table.state} = 'unconfirmed') = (${table.decidedBy} is null)
				and (${table.decidedBy} is null) = (${table.decidedAt} is null)
				and (${table.state} = 'discarded') = (${table.discardReason} is not null)`
		)
	]
);

/** How a group answered the questions about one objective, in one of its two quizzes. */
export const outreachTotals = pgTable(
	'outreach_totals',
	{
		sessionId: uuid('session_id')
			.notNull()
			.references(() => outreachSessions.id),
		/** A before the session, B after it. */
		form: text('form').$type<QuizForm>().notNull(),
		method: text('method').$type<CountingMethod>().notNull(),
		/** People present at this quiz. */
		present: smallint('present').notNull(),
		lesson: text('lesson').notNull(),
		objective: text('objective').notNull(),
		asked: integer('asked').notNull(),
		right: integer('right_answers').notNull(),
		wrong: integer('wrong_answers').notNull(),
		unanswered: integer('unanswered').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.sessionId, table.form, table.lesson, table.objective] }),
		check('outreach_totals_form', sql`${table.form} in ('a', 'b')`),
		check(
			'outreach_totals_sum',
			sql`${table.right} + ${table.wrong} + ${table.unanswered} = ${table.asked}
				and least(${table.right}, ${table.wrong}, ${table.unanswered}) >= 0`
		)
	]
);
