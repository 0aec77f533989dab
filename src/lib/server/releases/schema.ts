// Table of the figures that were published. What is written here stays: what people have downloaded
// and what they find tomorrow is the same.
import { check, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { ReleaseKind } from '../../codes/release-codes.ts';
import { moment } from '../platform/columns.ts';
import type { LinkedNumbers } from './linked.ts';

/** Append-only, by trigger. Holds counts and no complaint. */
export const figureReleases = pgTable(
	'figure_releases',
	{
		/** `2026-09`, or `2026-sd-09` for January to September. */
		code: text('code').primaryKey(),
		kind: text('kind').$type<ReleaseKind>().notNull(),
		/**
		 * The counts with what became of each. The hidden ones too: later sums are made of them, and what
		 * may be shown of those hangs on them. Never published.
		 */
		numbers: jsonb('numbers').$type<LinkedNumbers>().notNull(),
		/** The published file, byte for byte. */
		body: text('body').notNull(),
		/** SHA-256 of it, hexadecimal. */
		sha256: text('sha256').notNull(),
		releasedAt: moment('released_at').notNull()
	},
	(table) => [check('figure_releases_kind_check', sql`${table.kind} in ('bulan', 'sejak_januari')`)]
);
