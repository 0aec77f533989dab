// Tables of the working calendar and of the deadline policies: dated data, never constants.
import { boolean, date, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

/** A year whose holidays a decree has fixed. A year without a row is not decided yet. */
export const calendarYears = pgTable('calendar_years', {
	year: integer('year').primaryKey(),
	decree: text('decree').notNull(),
	decidedOn: date('decided_on', { mode: 'string' }).notNull()
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

/** How many working days a stage may take, from a date on, and on which legal basis. */
export const deadlinePolicies = pgTable(
	'deadline_policies',
	{
		id: uuid('id').primaryKey(),
		code: text('code').notNull(),
		workingDays: integer('working_days').notNull(),
		legalBasis: text('legal_basis').notNull(),
		effectiveFrom: date('effective_from', { mode: 'string' }).notNull(),
		/** False while the office has not confirmed it: screens then say so. */
		confirmed: boolean('confirmed').notNull(),
		note: text('note').notNull().default('')
	},
	(table) => [uniqueIndex('deadline_policies_code_from_key').on(table.code, table.effectiveFrom)]
);
