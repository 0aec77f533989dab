// Tables of data-subject requests (UU 27/2022): what residents ask about the data on themselves, and
// which complaints may not be erased for now.
import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type {
	DataField,
	DataRequestDecision,
	DataRequestKind
} from '../../codes/data-request-codes.ts';
import { complaints } from '../complaints/schema.ts';
import { officers } from '../officers/schema.ts';
import { moment } from '../platform/columns.ts';

/** Something that a resident asked for and that a person has to decide, with a clock of its own. */
export const dataRequests = pgTable(
	'data_requests',
	{
		id: uuid('id').primaryKey(),
		complaintId: uuid('complaint_id')
			.notNull()
			.references(() => complaints.id),
		kind: text('kind').$type<DataRequestKind>().notNull(),
		/** For a correction: what is wrong. */
		fields: text('fields').array().$type<DataField[]>().notNull(),
		/** In the resident's words: what is right, or why. */
		words: text('words'),
		askedAt: moment('asked_at').notNull(),
		/** In calendar hours: nights and holidays count. */
		dueAt: moment('due_at').notNull(),
		/** Null while it waits. */
		decision: text('decision').$type<DataRequestDecision>(),
		decidedBy: uuid('decided_by').references(() => officers.id),
		decidedAt: moment('decided_at'),
		/** What the resident reads about it. */
		answer: text('answer')
	},
	(table) => [
		uniqueIndex('data_requests_open_key')
			.on(table.complaintId, table.kind)
			.where(sql`${table.decision} is null`),
		index('data_requests_due_idx')
			.on(table.dueAt)
			.where(sql`${table.decision} is null`),
		index('data_requests_complaint_idx').on(table.complaintId),
		index('data_requests_decided_idx').on(table.decidedAt),
		check(
			'data_requests_decision_check',
			sql`(${table.decision} is null) = (${table.decidedAt} is null)`
		)
	]
);

/** "Tahan": the head of the office keeps a complaint as it is, for a dispute or an inspection. */
export const erasureHolds = pgTable(
	'erasure_holds',
	{
		id: uuid('id').primaryKey(),
		complaintId: uuid('complaint_id')
			.notNull()
			.references(() => complaints.id),
		reason: text('reason').notNull(),
		placedBy: uuid('placed_by')
			.notNull()
			.references(() => officers.id),
		placedAt: moment('placed_at').notNull(),
		releasedBy: uuid('released_by').references(() => officers.id),
		releasedAt: moment('released_at')
	},
	(table) => [
		uniqueIndex('erasure_holds_open_key')
			.on(table.complaintId)
			.where(sql`${table.releasedAt} is null`)
	]
);
