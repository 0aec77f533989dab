// Tables of attachments. The bytes live in a table of their own, so that lists never drag them along.
import { boolean, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, moment } from '../platform/columns.ts';

export const attachments = pgTable(
	'attachments',
	{
		id: uuid('id').primaryKey(),
		/** The complaint that it belongs to. No foreign key: this module knows no complaints. */
		ownerId: uuid('owner_id').notNull(),
		/** The event that it came with; decides who may see it. */
		eventId: uuid('event_id').notNull(),
		fileName: text('file_name').notNull(),
		mediaType: text('media_type').notNull(),
		kind: text('kind').$type<'image' | 'document' | 'audio'>().notNull(),
		/** True only for images that we encoded ourselves. */
		inline: boolean('inline').notNull(),
		sizeBytes: integer('size_bytes').notNull(),
		/** Of the bytes as they were sent, hexadecimal. */
		originalSha256: text('original_sha256').notNull(),
		width: integer('width'),
		height: integer('height'),
		createdAt: moment('created_at').notNull(),
		/** Since when only this row is left of it: no bytes, no name. */
		removedAt: moment('removed_at')
	},
	(table) => [index('attachments_owner_idx').on(table.ownerId)]
);

export const attachmentContents = pgTable('attachment_contents', {
	attachmentId: uuid('attachment_id')
		.primaryKey()
		.references(() => attachments.id, { onDelete: 'cascade' }),
	content: bytea('content').notNull()
});
