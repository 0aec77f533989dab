// Table of the retention schedule: dated rules that the head confirms. What each run did stands in the
// history of the complaints, which nobody can change.
import { sql } from 'drizzle-orm';
import { boolean, check, date, index, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import type { RetentionCode } from '../../codes/data-request-codes.ts';
import { officers } from '../officers/schema.ts';
import { moment } from '../platform/columns.ts';

/** After how many months something goes. Append-only, by trigger: another rule is another row. */
export const retentionRules = pgTable(
	'retention_rules',
	{
		id: uuid('id').primaryKey(),
		code: text('code').$type<RetentionCode>().notNull(),
		/** Since the complaint has ended. */
		months: smallint('months').notNull(),
		legalBasis: text('legal_basis').notNull(),
		effectiveFrom: date('effective_from', { mode: 'string' }).notNull(),
		/** False until the head of the office confirms it: nothing is erased on a proposal of ours. */
		active: boolean('active').notNull(),
		note: text('note').notNull(),
		/** Null for what ships with the product. */
		decidedBy: uuid('decided_by').references(() => officers.id),
		decidedAt: moment('decided_at').notNull()
	},
	(table) => [
		index('retention_rules_code_idx').on(table.code, table.effectiveFrom),
		check('retention_rules_months_check', sql`${table.months} between 1 and 600`)
	]
);
