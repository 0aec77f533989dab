// Published documents as everybody reads them, and as officers do.
import { asc, desc, eq, isNull, type SQL } from 'drizzle-orm';
import { readAttachment } from '../attachments/index.ts';
import { attachments } from '../attachments/schema.ts';
import type { Context } from '../complaints/index.ts';
import type { Actor } from '../officers/index.ts';
import { assertPublishes } from './policy.ts';
import { publications, publicationVersions } from './schema.ts';

/** One edition, without its bytes. */
export interface PublicationVersion {
	number: number;
	attachmentId: string;
	fileName: string;
	mediaType: string;
	sizeBytes: number;
	sha256: string;
	/** What is new; null for the first. */
	reason: string | null;
	addedAt: Date;
}

/** A document with its versions, the newest first. */
export interface Publication {
	id: string;
	title: string;
	kind: (typeof publications.$inferSelect)['kind'];
	year: number;
	withdrawnAt: Date | null;
	withdrawReason: string | null;
	versions: PublicationVersion[];
}

/** @returns all that is public, by kind, then the newest year first */
export function listPublications(context: Pick<Context, 'db'>): Promise<Publication[]> {
	return read(context, isNull(publications.withdrawnAt));
}

/** @returns what is public and what was taken back @throws DomainError not_allowed */
export function listAllPublications(
	context: Pick<Context, 'db'>,
	actor: Actor
): Promise<Publication[]> {
	assertPublishes(actor);
	return read(context);
}

/**
 * The bytes of one version, for everybody.
 * @returns null when there is none, or the document was taken back
 */
export async function readPublicationFile(
	context: Pick<Context, 'db'>,
	id: string,
	number: number
): Promise<{ version: PublicationVersion; bytes: Uint8Array } | null> {
	const [found] = await read(context, eq(publications.id, id));
	const version = found?.versions.find((one) => one.number === number);
	if (!version || found?.withdrawnAt) return null;
	const bytes = await readAttachment(context.db, version.attachmentId);
	return bytes && { version, bytes };
}

async function read({ db }: Pick<Context, 'db'>, which?: SQL): Promise<Publication[]> {
	const found = await db
		.select({
			id: publications.id,
			title: publications.title,
			kind: publications.kind,
			year: publications.year,
			withdrawnAt: publications.withdrawnAt,
			withdrawReason: publications.withdrawReason,
			version: {
				number: publicationVersions.number,
				attachmentId: publicationVersions.attachmentId,
				fileName: attachments.fileName,
				mediaType: attachments.mediaType,
				sizeBytes: attachments.sizeBytes,
				sha256: publicationVersions.sha256,
				reason: publicationVersions.reason,
				addedAt: publicationVersions.addedAt
			}
		})
		.from(publications)
		.innerJoin(publicationVersions, eq(publicationVersions.publicationId, publications.id))
		.innerJoin(attachments, eq(attachments.id, publicationVersions.attachmentId))
		.where(which)
		.orderBy(
			asc(publications.kind),
			desc(publications.year),
			asc(publications.id),
			desc(publicationVersions.number)
		);
	const all = new Map<string, Publication>();
	for (const { version, ...facts } of found) {
		const one = all.get(facts.id) ?? { ...facts, versions: [] };
		one.versions.push(version);
		all.set(facts.id, one);
	}
	return [...all.values()];
}
