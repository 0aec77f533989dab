// Tables of monitoring reports (monev): what is being written, and what was signed and stays.
import { sql } from 'drizzle-orm';
import {
	check,
	date,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	smallint,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import type { MonevTexts } from '../../codes/monitoring-codes.ts';
import { findings } from '../findings/schema.ts';
import { officers } from '../officers/schema.ts';
import { bytewiseText, moment } from '../platform/columns.ts';
import type { FrozenFigures, FrozenFinding, FrozenRow } from './frozen.ts';

/** A report that is being written; gone once it is signed. One for each period at most. */
export const monitoringDrafts = pgTable('monitoring_drafts', {
	/** `2026-10` or `2026-TW4`. */
	period: text('period').primaryKey(),
	texts: jsonb('texts').$type<MonevTexts>().notNull(),
	/** Why the version before is corrected; null for the first. */
	reason: text('reason'),
	/** Counts every saving; a form that was opened on an older one is a conflict. */
	version: integer('version').notNull().default(1),
	savedBy: uuid('saved_by')
		.notNull()
		.references(() => officers.id),
	savedAt: moment('saved_at').notNull()
});

/** Findings that came out of a period's monitoring. */
export const monitoringFindings = pgTable(
	'monitoring_findings',
	{
		period: text('period').notNull(),
		findingId: uuid('finding_id')
			.notNull()
			.references(() => findings.id),
		linkedBy: uuid('linked_by')
			.notNull()
			.references(() => officers.id),
		linkedAt: moment('linked_at').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.period, table.findingId] }),
		index('monitoring_findings_finding_idx').on(table.findingId)
	]
);

/** A signed report: frozen, by trigger. A correction is a further version. */
export const monitoringReports = pgTable(
	'monitoring_reports',
	{
		id: uuid('id').primaryKey(),
		period: text('period').notNull(),
		/** From 1. */
		version: smallint('version').notNull(),
		/** Why it corrects the version before; null for the first. */
		reason: text('reason'),
		/** ISO dates, first and last day. */
		fromDate: date('from_date', { mode: 'string' }).notNull(),
		untilDate: date('until_date', { mode: 'string' }).notNull(),
		texts: jsonb('texts').$type<MonevTexts>().notNull(),
		figures: jsonb('figures').$type<FrozenFigures>().notNull(),
		/** As they stood then. */
		findings: jsonb('findings').$type<FrozenFinding[]>().notNull(),
		rowCount: integer('row_count').notNull(),
		signedBy: uuid('signed_by')
			.notNull()
			.references(() => officers.id),
		/** Their name on that day. */
		signedName: text('signed_name').notNull(),
		signedAt: moment('signed_at').notNull(),
		/** SHA-256 over canonical JSON of all this and of every row, hexadecimal. */
		sha256: text('sha256').notNull()
	},
	(table) => [
		uniqueIndex('monitoring_reports_period_key').on(table.period, table.version),
		check(
			'monitoring_reports_reason_check',
			sql`(${table.version} = 1) = (${table.reason} is null)`
		)
	]
);

/**
 * The complaints behind a signed report, with codes and dates only: an erasure has nothing to take
 * from it, and it points at no complaint.
 */
export const monitoringReportRows = pgTable(
	'monitoring_report_rows',
	{
		/** Written before the report, whose hash is over them, so it can't be a foreign key. */
		reportId: uuid('report_id').notNull(),
		/** Of the complaint. By its bytes, as the hash wants them: so the key reads them in that order. */
		number: bytewiseText('number').notNull(),
		facts: jsonb('facts').$type<FrozenRow>().notNull()
	},
	(table) => [primaryKey({ columns: [table.reportId, table.number] })]
);

/**
 * That people were reminded of a report that is not signed, once for each stage. Append-only, by
 * trigger.
 */
export const monitoringReminders = pgTable(
	'monitoring_reminders',
	{
		id: uuid('id').primaryKey(),
		period: text('period').notNull(),
		/** 0: before its last day; then how many of `MONEV_ESCALATIONS` it has reached. */
		stage: smallint('stage').notNull(),
		at: moment('at').notNull()
	},
	(table) => [
		uniqueIndex('monitoring_reminders_period_key').on(table.period, table.stage),
		check('monitoring_reminders_stage_check', sql`${table.stage} between 0 and 3`)
	]
);
