// Tables of findings (temuan): a recurring cause, the complaints that show it, what is done about it,
// the evidence of that, and what changed afterwards.
import { sql } from 'drizzle-orm';
import {
	check,
	date,
	index,
	jsonb,
	pgTable,
	primaryKey,
	smallint,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import type {
	Conclusion,
	EvidenceKind,
	FindingEventKind,
	FindingStatus,
	Measure,
	Tendency
} from '../../codes/finding-codes.ts';
import { attachments } from '../attachments/schema.ts';
import { complaints } from '../complaints/schema.ts';
import { officers } from '../officers/schema.ts';
import { moment } from '../platform/columns.ts';

export const findings = pgTable(
	'findings',
	{
		id: uuid('id').primaryKey(),
		/** The cause, in words that every colleague reads. */
		cause: text('cause').notNull(),
		/**
		 * Which complaints are "of that cause" when its effect is measured: null stands for all.
		 */
		serviceCode: text('service_code'),
		categoryCode: text('category_code'),
		kecamatanCode: text('kecamatan_code'),
		status: text('status').$type<FindingStatus>().notNull(),
		foundBy: uuid('found_by')
			.notNull()
			.references(() => officers.id),
		foundAt: moment('found_at').notNull(),
		/** When it was proven or dropped. */
		closedAt: moment('closed_at'),
		/** Why it was dropped. */
		dropReason: text('drop_reason')
	},
	(table) => [
		index('findings_status_idx').on(table.status, table.foundAt),
		check(
			'findings_closed_check',
			sql`(${table.closedAt} is not null) = (${table.status} in ('verified', 'dropped'))
				and (${table.dropReason} is not null) = (${table.status} = 'dropped')`
		)
	]
);

/** Complaints in which the cause was seen. Append-only, by trigger. */
export const findingComplaints = pgTable(
	'finding_complaints',
	{
		findingId: uuid('finding_id')
			.notNull()
			.references(() => findings.id),
		complaintId: uuid('complaint_id')
			.notNull()
			.references(() => complaints.id),
		linkedBy: uuid('linked_by')
			.notNull()
			.references(() => officers.id),
		linkedAt: moment('linked_at').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.findingId, table.complaintId] }),
		index('finding_complaints_complaint_idx').on(table.complaintId)
	]
);

/** What is done about a cause, by whom, until when. */
export const findingActions = pgTable(
	'finding_actions',
	{
		id: uuid('id').primaryKey(),
		findingId: uuid('finding_id')
			.notNull()
			.references(() => findings.id),
		what: text('what').notNull(),
		/** Null for a person without a unit. */
		unitCode: text('unit_code'),
		/** One person; null: the unit as a whole. */
		officerId: uuid('officer_id').references(() => officers.id),
		/** ISO date, the last day. */
		dueDate: date('due_date', { mode: 'string' }).notNull(),
		/** As it was first promised, whatever was extended. */
		firstDueDate: date('first_due_date', { mode: 'string' }).notNull(),
		/** The line of the budget that pays for it, as the office writes it. */
		budgetLine: text('budget_line'),
		/** Code of the row of the integrity-zone plan to which it belongs. */
		planRow: text('plan_row'),
		addedBy: uuid('added_by')
			.notNull()
			.references(() => officers.id),
		addedAt: moment('added_at').notNull(),
		/** Null while it is open. */
		doneAt: moment('done_at'),
		/** ISO date by the office's clock, so that windows can be cut by it. */
		doneOn: date('done_on', { mode: 'string' }),
		doneBy: uuid('done_by').references(() => officers.id),
		/** What was done. */
		doneNote: text('done_note'),
		/** Why it was done late, or got more time the last time. */
		lateReason: text('late_reason'),
		/** The last day of which its people were reminded; another one is reminded of anew. */
		remindedFor: date('reminded_for', { mode: 'string' }),
		/** How many stages the news of its lateness has gone: 0 to 3, as `ESCALATIONS`. */
		escalated: smallint('escalated').notNull().default(0)
	},
	(table) => [
		index('finding_actions_finding_idx').on(table.findingId, table.id),
		index('finding_actions_due_idx')
			.on(table.dueDate)
			.where(sql`${table.doneAt} is null`),
		check(
			'finding_actions_responsible_check',
			sql`${table.unitCode} is not null or ${table.officerId} is not null`
		),
		check(
			'finding_actions_done_check',
			sql`(${table.doneAt} is null) = (${table.doneOn} is null)
				and (${table.doneAt} is null) = (${table.doneBy} is null)
				and (${table.doneAt} is null) = (${table.doneNote} is null)`
		)
	]
);

/** What shows that something was found or done. Append-only, by trigger. */
export const findingEvidence = pgTable(
	'finding_evidence',
	{
		id: uuid('id').primaryKey(),
		findingId: uuid('finding_id')
			.notNull()
			.references(() => findings.id),
		/** Null: of the finding as a whole. */
		actionId: uuid('action_id').references(() => findingActions.id),
		kind: text('kind').$type<EvidenceKind>().notNull(),
		title: text('title').notNull(),
		attachmentId: uuid('attachment_id').references(() => attachments.id),
		/** SHA-256 of the bytes that we keep, hexadecimal; of a file only. */
		sha256: text('sha256'),
		/** Number of a complaint, or where a document lies. */
		reference: text('reference'),
		addedBy: uuid('added_by')
			.notNull()
			.references(() => officers.id),
		addedAt: moment('added_at').notNull()
	},
	(table) => [
		index('finding_evidence_finding_idx').on(table.findingId, table.id),
		check(
			'finding_evidence_kind_check',
			sql`(${table.kind} = 'file') = (${table.attachmentId} is not null)
				and (${table.kind} = 'file') = (${table.sha256} is not null)
				and (${table.kind} = 'file') = (${table.reference} is null)`
		)
	]
);

/** One side of a comparison. */
export interface WindowFigure {
	/** How many complaints the value stands on. */
	n: number;
	/** Complaints; working days; or the share of ratings that are 4 or 5. Null: not known. */
	value: number | null;
	/** Ends of the 95% interval; null: beyond what was seen. Counts have none by themselves. */
	low: number | null;
	high: number | null;
	/** All complaints of the window, for comparison. */
	all: number;
	/** For `median_days`: complaints without an answer so far; they count as the longest. */
	unanswered: number;
}

/** What was computed, as it stood then. */
export interface EffectFigures {
	before: WindowFigure;
	after: WindowFigure;
	/** For counts: after ÷ before, with its interval; null when both are 0 or nothing is known. */
	ratio: { value: number | null; low: number; high: number | null } | null;
	tendency: Tendency;
}

/** A comparison of before and after: computed by the machine, concluded by a person. */
export const findingEffects = pgTable(
	'finding_effects',
	{
		id: uuid('id').primaryKey(),
		findingId: uuid('finding_id')
			.notNull()
			.references(() => findings.id),
		measure: text('measure').$type<Measure>().notNull(),
		weeks: smallint('weeks').notNull(),
		/** ISO dates, first and last day of both windows. */
		beforeFrom: date('before_from', { mode: 'string' }).notNull(),
		beforeUntil: date('before_until', { mode: 'string' }).notNull(),
		afterFrom: date('after_from', { mode: 'string' }).notNull(),
		afterUntil: date('after_until', { mode: 'string' }).notNull(),
		figures: jsonb('figures').$type<EffectFigures>().notNull(),
		computedBy: uuid('computed_by')
			.notNull()
			.references(() => officers.id),
		computedAt: moment('computed_at').notNull(),
		/** Null until the head has said what they make of it. */
		conclusion: text('conclusion').$type<Conclusion>(),
		conclusionText: text('conclusion_text'),
		concludedBy: uuid('concluded_by').references(() => officers.id),
		concludedAt: moment('concluded_at'),
		/** "Dulu …", "Kami …", "Sekarang …": what residents read. Null: nothing is published. */
		publicBefore: text('public_before'),
		publicAction: text('public_action'),
		publicNow: text('public_now')
	},
	(table) => [
		index('finding_effects_finding_idx').on(table.findingId, table.id),
		index('finding_effects_public_idx')
			.on(table.concludedAt)
			.where(sql`${table.publicNow} is not null`),
		check(
			'finding_effects_concluded_check',
			sql`(${table.conclusion} is null) = (${table.concludedAt} is null)
				and (${table.conclusion} is null) = (${table.concludedBy} is null)
				and (${table.conclusion} is null) = (${table.conclusionText} is null)`
		),
		check(
			'finding_effects_public_check',
			sql`(${table.publicNow} is null) = (${table.publicBefore} is null)
				and (${table.publicNow} is null) = (${table.publicAction} is null)
				and (${table.publicNow} is null or ${table.conclusion} is not distinct from 'improved')`
		)
	]
);

/** Everything that happened to a finding. Append-only, by trigger. Holds no name and no contact. */
export const findingEvents = pgTable(
	'finding_events',
	{
		id: uuid('id').primaryKey(),
		findingId: uuid('finding_id')
			.notNull()
			.references(() => findings.id),
		kind: text('kind').$type<FindingEventKind>().notNull(),
		/** Null: the clock did it. */
		officerId: uuid('officer_id').references(() => officers.id),
		data: jsonb('data').$type<Record<string, unknown>>().notNull(),
		at: moment('at').notNull()
	},
	(table) => [index('finding_events_finding_idx').on(table.findingId, table.id)]
);

/** A proposed group that a person did not take for a finding: it is not proposed again. */
export const findingDismissals = pgTable(
	'finding_dismissals',
	{
		id: uuid('id').primaryKey(),
		serviceCode: text('service_code').notNull(),
		categoryCode: text('category_code').notNull(),
		/** Null: the group of all kecamatan. */
		kecamatanCode: text('kecamatan_code'),
		reason: text('reason').notNull(),
		dismissedBy: uuid('dismissed_by')
			.notNull()
			.references(() => officers.id),
		dismissedAt: moment('dismissed_at').notNull()
	},
	(table) => [
		uniqueIndex('finding_dismissals_group_key').on(
			table.serviceCode,
			table.categoryCode,
			sql`coalesce(${table.kecamatanCode}, '')`
		)
	]
);
