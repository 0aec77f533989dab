// Tables of guides: steps that somebody called unclear, and what the office told of each kecamatan.
import { sql } from 'drizzle-orm';
import { boolean, check, date, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { officers } from '../officers/schema.ts';
import { moment } from '../platform/columns.ts';

/** One tap on "langkah ini tidak jelas". Says nothing about who tapped. */
export const unclearSteps = pgTable(
	'unclear_steps',
	{
		/** `kunci` of the page that was shown; with guide and step it makes sending twice harmless. */
		pageKey: uuid('page_key').notNull(),
		guide: text('guide').notNull(),
		step: text('step').notNull(),
		/** Case that was shown, or `semua`. */
		caseId: text('case_id').notNull(),
		/** Revision of the guide that was read, which may be older than today's. */
		revision: text('revision').notNull(),
		/** Day of arrival at the office; no time, which would tell more than is needed. */
		arrivedOn: date('arrived_on', { mode: 'string' }).notNull()
	},
	(table) => [
		primaryKey({ columns: [table.pageKey, table.guide, table.step] }),
		index('unclear_steps_by_guide').on(table.guide, table.step)
	]
);

/** Where biometric recording is possible, as the office told; a kecamatan without a row: not told. */
export const recordingPlaces = pgTable(
	'recording_places',
	{
		kecamatanCode: text('kecamatan_code').primaryKey(),
		available: boolean('available').notNull(),
		/** Where, when, whom to ask; free text of the office. */
		details: text('details'),
		changedAt: moment('changed_at').notNull(),
		changedBy: uuid('changed_by')
			.notNull()
			.references(() => officers.id)
	},
	(table) => [check('recording_places_details', sql`length(${table.details}) <= 500`)]
);
