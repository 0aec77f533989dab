// Keeps inspected attachments in the database and hands them out again.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { InspectedAttachment } from './inspect.ts';
import { attachmentContents, attachments } from './schema.ts';

/** What is known of a stored attachment, without its bytes. */
export type StoredAttachment = typeof attachments.$inferSelect;

/**
 * Stores attachments with the event that they came with. Call it inside the event's transaction.
 * @param tx the transaction
 * @param ownerId the case
 * @param eventId the event
 * @param files inspected files
 * @param now the moment
 */
export async function storeAttachments(
	tx: Db,
	ownerId: string,
	eventId: string,
	files: readonly InspectedAttachment[],
	now: Date
): Promise<void> {
	for (const file of files) {
		const id = newId();
		await tx.insert(attachments).values({
			id,
			ownerId,
			eventId,
			fileName: file.fileName,
			mediaType: file.mediaType,
			kind: file.kind,
			inline: file.inline,
			sizeBytes: file.bytes.byteLength,
			originalSha256: file.originalSha256,
			width: file.width ?? null,
			height: file.height ?? null,
			createdAt: now
		});
		await tx.insert(attachmentContents).values({ attachmentId: id, content: file.bytes });
	}
}

/**
 * @param db connection
 * @param ownerId the case
 * @returns its attachments in the order they came, without those that were removed
 */
export async function listAttachments(db: Db, ownerId: string): Promise<StoredAttachment[]> {
	return db
		.select()
		.from(attachments)
		.where(and(eq(attachments.ownerId, ownerId), isNull(attachments.removedAt)))
		.orderBy(asc(attachments.id));
}

/**
 * Destroys what a case's attachments hold: bytes and names. Rows, sizes and hashes stay, so that the
 * history can still be read.
 * @param tx the transaction
 * @param ownerId the case
 * @param now the moment
 * @returns how many were removed
 */
export async function removeAttachments(tx: Db, ownerId: string, now: Date): Promise<number> {
	const removed = await tx
		.update(attachments)
		.set({ fileName: '', removedAt: now })
		.where(and(eq(attachments.ownerId, ownerId), isNull(attachments.removedAt)))
		.returning({ id: attachments.id });
	if (removed.length) {
		const ids = removed.map(({ id }) => id);
		await tx.delete(attachmentContents).where(inArray(attachmentContents.attachmentId, ids));
	}
	return removed.length;
}

/**
 * @param db connection
 * @param attachmentId which one; the caller has checked that the person may see its case
 * @returns its bytes
 */
export async function readAttachment(db: Db, attachmentId: string): Promise<Uint8Array | null> {
	const [found] = await db
		.select({ content: attachmentContents.content })
		.from(attachmentContents)
		.where(eq(attachmentContents.attachmentId, attachmentId));
	return found?.content ?? null;
}
