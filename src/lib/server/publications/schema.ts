// Tables of published documents: what the office lays open, in versions that stay.
import { sql } from 'drizzle-orm';
import {
	check,
	index,
	integer,
	pgTable,
	smallint,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import type { PublicationKind } from '../../codes/publication-codes.ts';
import { attachments } from '../attachments/schema.ts';
import { officers } from '../officers/schema.ts';
import { moment } from '../platform/columns.ts';

export const publications = pgTable(
	'publications',
	{
		id: uuid('id').primaryKey(),
		title: text('title').notNull(),
		kind: text('kind').$type<PublicationKind>().notNull(),
		/** The year that it is about. */
		year: smallint('year').notNull(),
		addedBy: uuid('added_by')
			.notNull()
			.references(() => officers.id),
		addedAt: moment('added_at').notNull(),
		/** Since when it is not public any more; null while it is. */
		withdrawnAt: moment('withdrawn_at'),
		withdrawnBy: uuid('withdrawn_by').references(() => officers.id),
		withdrawReason: text('withdraw_reason')
	},
	(table) => [
		index('publications_kind_idx').on(table.kind, table.year),
		check(
			'publications_withdrawn_check',
			sql`(${table.withdrawnAt} is null) = (${table.withdrawnBy} is null)
				and (${table.withdrawnAt} is null) = (${table.withdrawReason} is null)`
		)
	]
);

/** One edition of a document. Append-only, by trigger. */
export const publicationVersions = pgTable(
	'publication_versions',
	{
		id: uuid('id').primaryKey(),
		publicationId: uuid('publication_id')
			.notNull()
			.references(() => publications.id),
		/** 1, 2, 3, … */
		number: integer('number').notNull(),
		attachmentId: uuid('attachment_id')
			.notNull()
			.references(() => attachments.id),
		/** SHA-256 of the bytes that we hand out, hexadecimal. */
		sha256: text('sha256').notNull(),
		/** What is new; null for the first. */
		reason: text('reason'),
		addedBy: uuid('added_by')
			.notNull()
			.references(() => officers.id),
		addedAt: moment('added_at').notNull()
	},
	(table) => [
		uniqueIndex('publication_versions_number_key').on(table.publicationId, table.number),
		check(
			'publication_versions_reason_check',
			sql`(${table.number} = 1) = (${table.reason} is null)`
		)
	]
);
