// Tables of the working calendar and of the deadline policies: dated data, never constants.
import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	date,
	index,
	integer,
	jsonb,
	pgTable,
	smallint,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { officers } from '../officers/schema.ts';
import { moment } from '../platform/columns.ts';
import type { EscalationLevel, EscalationStage } from './escalation.ts';
import type { DeadlineCode, DeadlineOwner, DeadlineUnit } from './policies.ts';

/** A year whose holidays a decree has fixed. A year without a row is not decided yet. */
export const calendarYears = pgTable('calendar_years', {
	year: integer('year').primaryKey(),
	decree: text('decree').notNull(),
	decidedOn: date('decided_on', { mode: 'string' }).notNull(),
	/** Counts every change; each one is a row of `deadline_changes`. */
	version: integer('version').notNull().default(1)
});

/** Days off: national holidays and collective leave. */
export const calendarDays = pgTable('calendar_days', {
	date: date('date', { mode: 'string' }).primaryKey(),
	year: integer('year')
		.notNull()
		.references(() => calendarYears.year),
	type: text('type').$type<'libur_nasional' | 'cuti_bersama'>().notNull(),
	name: text('name').notNull()
});

/**
 * How long a stage may take, from a date on, and on which legal basis. By trigger, only `confirmed`
 * and `note` ever change: another rule is another row, so that running complaints keep their own.
 */
export const deadlinePolicies = pgTable(
	'deadline_policies',
	{
		id: uuid('id').primaryKey(),
		code: text('code').$type<DeadlineCode>().notNull(),
		amount: integer('amount').notNull(),
		unit: text('unit').$type<DeadlineUnit>().notNull(),
		/** From which part of the time on, in percent, a clock counts as nearly over. */
		warningShare: smallint('warning_share').notNull(),
		/** Who has to act within the time. */
		owner: text('owner').$type<DeadlineOwner>().notNull(),
		legalBasis: text('legal_basis').notNull(),
		effectiveFrom: date('effective_from', { mode: 'string' }).notNull(),
		/** False while the office has not confirmed it: screens then say so. */
		confirmed: boolean('confirmed').notNull(),
		note: text('note').notNull().default('')
	},
	(table) => [
		uniqueIndex('deadline_policies_code_from_key').on(table.code, table.effectiveFrom),
		check('deadline_policies_amount_check', sql`${table.amount} > 0`),
		check('deadline_policies_warning_check', sql`${table.warningShare} between 1 and 100`)
	]
);

/**
 * Who changed a calendar year or a policy, when, and what: a year's decree, the days that were added
 * and taken out, and how many running clocks moved; or a policy row. Append-only, by trigger.
 */
export const deadlineChanges = pgTable(
	'deadline_changes',
	{
		id: uuid('id').primaryKey(),
		kind: text('kind').$type<DeadlineChangeKind>().notNull(),
		/** The year, or the code of the policy. */
		subject: text('subject').notNull(),
		/** Null: it came with the product. */
		officerId: uuid('officer_id').references(() => officers.id),
		data: jsonb('data').$type<Record<string, unknown>>().notNull(),
		at: moment('at').notNull()
	},
	(table) => [index('deadline_changes_subject_idx').on(table.subject, table.at)]
);

/** To whom a late clock goes, and when. Rows with one date hold together until a later date begins. */
export const escalationLevels = pgTable(
	'escalation_levels',
	{
		id: uuid('id').primaryKey(),
		stage: text('stage').$type<EscalationStage>().notNull(),
		/** From 1. */
		level: smallint('level').notNull(),
		recipient: text('recipient').$type<EscalationLevel['recipient']>().notNull(),
		/** After the deadline; null: when the warning share of the clock's policy is used up. */
		workingDaysAfter: smallint('working_days_after'),
		effectiveFrom: date('effective_from', { mode: 'string' }).notNull()
	},
	(table) => [
		uniqueIndex('escalation_levels_key').on(table.stage, table.level, table.effectiveFrom),
		check('escalation_levels_level_check', sql`${table.level} > 0`),
		check('escalation_levels_days_check', sql`${table.workingDaysAfter} >= 0`)
	]
);

/** What can happen to calendars and policies. */
export type DeadlineChangeKind =
	'calendar_saved' | 'policy_added' | 'policy_reviewed' | 'policy_withdrawn';
