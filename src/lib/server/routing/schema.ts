// The table of routing rules: to which unit a complaint of a kind is usually handed. A change ends a
// row and adds one, so that an old suggestion can be understood.
import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import type { ComplaintClass } from '../../codes/complaint-codes.ts';
import { officers } from '../officers/schema.ts';
import { moment } from '../platform/columns.ts';

export const routingRules = pgTable(
	'routing_rules',
	{
		id: uuid('id').primaryKey(),
		/** Conditions: each that is set must hold. */
		serviceCode: text('service_code'),
		categoryCode: text('category_code'),
		class: text('class').$type<ComplaintClass>(),
		/** A group of kecamatan, from content/instansi.json. */
		serviceGroup: text('service_group'),
		unitCode: text('unit_code').notNull(),
		/** Null: anyone in the unit. */
		officerId: uuid('officer_id').references(() => officers.id),
		/** The smallest is asked first. */
		priority: smallint('priority').notNull(),
		note: text('note').notNull(),
		/** False while the office has not confirmed it: screens then say so. */
		confirmed: boolean('confirmed').notNull(),
		effectiveFrom: moment('effective_from').notNull(),
		/** Null for the rules that ship with the product. */
		enteredBy: uuid('entered_by').references(() => officers.id),
		endedAt: moment('ended_at'),
		endedBy: uuid('ended_by').references(() => officers.id)
	},
	(table) => [
		index('routing_rules_open_idx')
			.on(table.priority)
			.where(sql`${table.endedAt} is null`),
		check('routing_rules_priority_check', sql`${table.priority} between 1 and 99`)
	]
);
