// Tables of the integrity zone (zona integritas): what is asked, what a person answers, and what
// shows it.
import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	date,
	index,
	jsonb,
	pgTable,
	smallint,
	text,
	uuid
} from 'drizzle-orm/pg-core';
import type { IntegrityEvidenceKind, IntegrityKind } from '../../codes/integrity-codes.ts';
import { attachments } from '../attachments/schema.ts';
import { officers } from '../officers/schema.ts';
import { moment } from '../platform/columns.ts';

/** One of the answers that a question allows. */
export interface AnswerChoice {
	/** `A`, `B`, `C`, `YA`, `TIDAK`. */
	code: string;
	text: string;
}

/**
 * Rows of the plan and questions, as they are worded from a day on. The latest row of a code that has
 * begun is in force. Append-only, by trigger.
 */
export const integrityItems = pgTable(
	'integrity_items',
	{
		id: uuid('id').primaryKey(),
		/** `V.iii.a`, `RA.1`; stands in addresses, evidence and the actions of findings. */
		code: text('code').notNull(),
		kind: text('kind').$type<IntegrityKind>().notNull(),
		/** `V. Penguatan Pengawasan` */
		area: text('area').notNull(),
		position: smallint('position').notNull(),
		text: text('text').notNull(),
		/** Of a question. */
		answers: jsonb('answers').$type<AnswerChoice[]>().notNull(),
		/** Of a row of the plan: what the office means to do. */
		plans: jsonb('plans').$type<string[]>().notNull(),
		/** Of a row of the plan: the question that it serves. */
		questionCode: text('question_code'),
		/** Where the wording is from. */
		source: text('source').notNull(),
		/** False: shown as "menunggu konfirmasi dinas". */
		confirmed: boolean('confirmed').notNull(),
		/** ISO date. */
		effectiveFrom: date('effective_from', { mode: 'string' }).notNull(),
		/** Not asked any more from that day on. */
		retired: boolean('retired').notNull(),
		/** Null: came with the product. */
		addedBy: uuid('added_by').references(() => officers.id),
		addedAt: moment('added_at').notNull()
	},
	(table) => [index('integrity_items_code_idx').on(table.code, table.effectiveFrom, table.id)]
);

/** What a person answered; the latest of a code and a year counts. Append-only, by trigger. */
export const integrityAnswers = pgTable(
	'integrity_answers',
	{
		id: uuid('id').primaryKey(),
		code: text('code').notNull(),
		year: smallint('year').notNull(),
		answer: text('answer').notNull(),
		reason: text('reason').notNull(),
		/** What the data supported at that moment; null: nothing. */
		proposed: text('proposed'),
		answeredBy: uuid('answered_by')
			.notNull()
			.references(() => officers.id),
		answeredAt: moment('answered_at').notNull()
	},
	(table) => [index('integrity_answers_code_idx').on(table.year, table.code, table.id)]
);

/** What shows that something is so, for one year. */
export const integrityEvidence = pgTable(
	'integrity_evidence',
	{
		id: uuid('id').primaryKey(),
		code: text('code').notNull(),
		year: smallint('year').notNull(),
		kind: text('kind').$type<IntegrityEvidenceKind>().notNull(),
		title: text('title').notNull(),
		attachmentId: uuid('attachment_id').references(() => attachments.id),
		/** SHA-256 of the bytes that we keep, hexadecimal; of a file only. */
		sha256: text('sha256'),
		/** Where a document lies: its number and date, or an address. */
		reference: text('reference'),
		addedBy: uuid('added_by')
			.notNull()
			.references(() => officers.id),
		addedAt: moment('added_at').notNull(),
		/** Since when it counts no more; null while it does. */
		withdrawnAt: moment('withdrawn_at'),
		withdrawnBy: uuid('withdrawn_by').references(() => officers.id),
		withdrawReason: text('withdraw_reason')
	},
	(table) => [
		index('integrity_evidence_code_idx').on(table.year, table.code, table.id),
		check(
			'integrity_evidence_kind_check',
			sql`(${table.kind} = 'file') = (${table.attachmentId} is not null)
				and (${table.kind} = 'file') = (${table.sha256} is not null)
				and (${table.kind} = 'file') = (${table.reference} is null)`
		),
		check(
			'integrity_evidence_withdrawn_check',
			sql`(${table.withdrawnAt} is null) = (${table.withdrawnBy} is null)
				and (${table.withdrawnAt} is null) = (${table.withdrawReason} is null)`
		)
	]
);
