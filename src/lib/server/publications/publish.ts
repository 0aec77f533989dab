// Publishing a document, a new version of it, and taking it back.
import { desc, eq } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import type { PublicationKind } from '../../codes/publication-codes.ts';
import { findSecrets } from '../../redaction/redaction.ts';
import {
	type InspectedAttachment,
	listAttachments,
	storeAttachments
} from '../attachments/index.ts';
import type { Context } from '../complaints/index.ts';
import type { Actor } from '../officers/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { assertPublishes } from './policy.ts';
import { publications, publicationVersions } from './schema.ts';

/** What is published. */
export interface PublicationWanted {
	title: string;
	kind: PublicationKind;
	/** The year that it is about. */
	year: number;
	/** Exactly one, judged by its content. */
	files: readonly InspectedAttachment[];
}

/**
 * Publishes a document for everybody, at once.
 * @returns its id
 * @throws DomainError not_allowed; invalid_input without exactly one document or picture, or with a
 *   number in the title that could be a person's
 */
export async function publishDocument(
	{ db }: Pick<Context, 'db'>,
	actor: Actor,
	{ files, ...facts }: PublicationWanted,
	now: Date
): Promise<string> {
	assertPublishes(actor);
	const file = onlyFile(files);
	if (findSecrets(facts.title).length > 0) {
		throw wrong(
			'judul',
			'Semua orang membaca judul ini. Hapus nomor atau alamat email di dalamnya.'
		);
	}
	const id = newId();
	await db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		await tx.insert(publications).values({ id, ...facts, addedBy: actor.id, addedAt: now });
		await writeVersion(tx, actor, { publicationId: id, number: 1, reason: null }, file, now);
	});
	return id;
}

/**
 * Puts a new version in the place of the latest; the earlier ones stay to be read.
 * @param reason what is new, for everybody
 * @throws DomainError not_found; not_allowed; invalid_transition once it was taken back;
 *   invalid_input as `publishDocument`, and for the file that is there already
 */
export async function publishVersion(
	{ db }: Pick<Context, 'db'>,
	actor: Actor,
	publicationId: string,
	{ reason, files }: { reason: string; files: readonly InspectedAttachment[] },
	now: Date
): Promise<void> {
	assertPublishes(actor);
	const file = onlyFile(files);
	await db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		await lockPublished(tx, publicationId);
		const [latest] = await tx
			.select()
			.from(publicationVersions)
			.where(eq(publicationVersions.publicationId, publicationId))
			.orderBy(desc(publicationVersions.number))
			.limit(1);
		if (latest?.sha256 === hashOf(file)) {
			throw wrong(
				'lampiran',
				'Berkas ini sama dengan versi yang sekarang. Pilih berkas yang baru.'
			);
		}
		const version = { publicationId, number: (latest?.number ?? 0) + 1, reason };
		await writeVersion(tx, actor, version, file, now);
	});
}

/**
 * Takes a document back: nobody can fetch any version of it any more. Its row and its hashes stay.
 * @param reason for colleagues
 * @throws DomainError not_found; not_allowed; invalid_transition when it was taken back before
 */
export async function withdrawPublication(
	{ db }: Pick<Context, 'db'>,
	actor: Actor,
	publicationId: string,
	reason: string,
	now: Date
): Promise<void> {
	assertPublishes(actor);
	await db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		await lockPublished(tx, publicationId);
		await tx
			.update(publications)
			.set({ withdrawnAt: now, withdrawnBy: actor.id, withdrawReason: reason })
			.where(eq(publications.id, publicationId));
	});
}

async function lockPublished(tx: Db, id: string): Promise<void> {
	const [found] = await tx.select().from(publications).where(eq(publications.id, id)).for('update');
	if (!found) throw new DomainError('not_found', 'no such document');
	if (found.withdrawnAt) {
		throw new DomainError('invalid_transition', 'the document was taken back', {
			fields: { '': 'Dokumen ini sudah ditarik. Terbitkan sebagai dokumen baru bila perlu.' }
		});
	}
}

async function writeVersion(
	tx: Db,
	actor: Actor,
	version: { publicationId: string; number: number; reason: string | null },
	file: InspectedAttachment,
	now: Date
): Promise<void> {
	const id = newId();
	await storeAttachments(tx, version.publicationId, id, [file], now);
	const stored = await listAttachments(tx, version.publicationId);
	const attachmentId = stored.find(({ eventId }) => eventId === id)?.id;
	if (!attachmentId) throw new Error('the file of a version was not stored');
	await tx.insert(publicationVersions).values({
		id,
		...version,
		attachmentId,
		sha256: hashOf(file),
		addedBy: actor.id,
		addedAt: now
	});
}

function onlyFile(files: readonly InspectedAttachment[]): InspectedAttachment {
	const [file, another] = files;
	if (!file || another) throw wrong('lampiran', 'Pilih satu berkas.');
	if (file.kind === 'audio') throw wrong('lampiran', 'Pilih dokumen PDF atau foto.');
	return file;
}

function hashOf({ bytes }: InspectedAttachment): string {
	return createHash('sha256').update(bytes).digest('hex');
}

function wrong(field: string, sentence: string): DomainError {
	return new DomainError('invalid_input', `${field} is not acceptable`, {
		fields: { [field]: sentence }
	});
}
