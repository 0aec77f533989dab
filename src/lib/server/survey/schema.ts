// Tables of the satisfaction survey (SKM). An answer knows no person, no complaint, no slip and no
// day: only its month (docs/adr/0033).
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
	uuid
} from 'drizzle-orm/pg-core';
import type {
	Profile,
	ProfileField,
	SlipChannel,
	SurveyChannel
} from '../../codes/survey-codes.ts';
import { complaints } from '../complaints/schema.ts';
import { officers } from '../officers/schema.ts';
import { moment } from '../platform/columns.ts';
import type { Groups } from './hiding.ts';
import type { Tally } from './scoring.ts';

/** One respondent's answers. Append-only, by trigger. */
export const surveyResponses = pgTable(
	'survey_responses',
	{
		/** Made with the form, at random and without a time in it; sending twice is harmless. */
		id: uuid('id').primaryKey(),
		/** First day of the month. No nearer: a day beside a closing would tell whose it is. */
		month: date('month', { mode: 'string' }).notNull(),
		channel: text('channel').$type<SurveyChannel>().notNull(),
		/** 1 to 4 for each element, in the order of the regulation. */
		scores: smallint('scores').array().notNull(),
		serviceCode: text('service_code'),
		kecamatanCode: text('kecamatan_code'),
		sex: text('sex').$type<Profile['sex']>(),
		age: text('age').$type<Profile['age']>(),
		education: text('education').$type<Profile['education']>(),
		job: text('job').$type<Profile['job']>(),
		disability: text('disability').$type<Profile['disability']>(),
		/** Already without numbers and addresses when it is written. */
		comment: text('comment')
	},
	(table) => [
		index('survey_responses_month_idx').on(table.month),
		check(
			'survey_responses_scores_check',
			sql`cardinality(${table.scores}) = 9 and 1 <= all (${table.scores}) and 4 >= all (${table.scores})
				and array_position(${table.scores}, null) is null`
		),
		check('survey_responses_month_check', sql`extract(day from ${table.month}) = 1`)
	]
);

/** Complaints whose reporter has answered. Says that, not when and not what. */
export const surveyComplaints = pgTable('survey_complaints', {
	complaintId: uuid('complaint_id')
		.primaryKey()
		.references(() => complaints.id)
});

/** Slips or sheets that were printed together. */
export const surveyBatches = pgTable(
	'survey_batches',
	{
		id: uuid('id').primaryKey(),
		channel: text('channel').$type<SlipChannel>().notNull(),
		/** Where the session is; of sheets for outreach only. */
		kecamatanCode: text('kecamatan_code'),
		printedBy: uuid('printed_by')
			.notNull()
			.references(() => officers.id),
		printedAt: moment('printed_at').notNull(),
		/** ISO date, the last day on which its codes count. */
		validUntil: date('valid_until', { mode: 'string' }).notNull()
	},
	(table) => [
		index('survey_batches_printed_idx').on(table.printedAt, table.id),
		check(
			'survey_batches_place_check',
			sql`(${table.channel} = 'outreach') = (${table.kecamatanCode} is not null)`
		)
	]
);

/** The code of one slip. Spent or not, never by which answer. */
export const surveyCodes = pgTable(
	'survey_codes',
	{
		code: text('code').primaryKey(),
		batchId: uuid('batch_id')
			.notNull()
			.references(() => surveyBatches.id),
		spent: boolean('spent').notNull().default(false)
	},
	(table) => [index('survey_codes_batch_idx').on(table.batchId)]
);

/** The figures of a period as they were published. */
export interface FrozenFigures {
	all: Tally;
	services: Groups;
	channels: Groups;
	/** Not in what was published before these were counted. */
	kecamatan?: Groups;
	profile?: Record<ProfileField, Groups>;
}

/** What officers say of a period: how many people used the service, and that it is published. */
export const surveyPeriods = pgTable(
	'survey_periods',
	{
		/** As `Period.code`: `2026`, `2026-TW3`. */
		code: text('code').primaryKey(),
		/** Users of the service in the period: the population of the sample. */
		population: integer('population').notNull(),
		/** From where that number is, in words. */
		source: text('source').notNull(),
		setBy: uuid('set_by')
			.notNull()
			.references(() => officers.id),
		setAt: moment('set_at').notNull(),
		/** Null until it is published; nothing of the row changes afterwards, by trigger. */
		publishedAt: moment('published_at'),
		publishedBy: uuid('published_by').references(() => officers.id),
		figures: jsonb('figures').$type<FrozenFigures>()
	},
	(table) => [
		check('survey_periods_population_check', sql`${table.population} > 0`),
		check(
			'survey_periods_published_check',
			sql`(${table.publishedAt} is null) = (${table.publishedBy} is null)
				and (${table.publishedAt} is null) = (${table.figures} is null)`
		)
	]
);
