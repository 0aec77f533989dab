// Owns sealed attachments: they come in parts, and a cut connection goes on where it stopped.
import { and, asc, eq, lt, ne, sum } from 'drizzle-orm';
import { FILES_IN_REPORT } from '../../sealed/index.ts';
import type { Db } from '../platform/database.ts';
import { copyRow } from '../platform/copy.ts';
import { DomainError } from '../platform/errors.ts';
import { daysAfter } from './days.ts';
import {
	ALL_FILES_BYTES,
	FILE_BYTES,
	FILES_AT_MOST,
	malformed,
	nothingThere,
	PART_BYTES,
	UNFINISHED_DAYS
} from './limits.ts';
import { type Key, looksSealed, reportFor, type Today } from './reports.ts';
import { fileParts, files } from './schema.ts';

/** A part of a sealed file, and where it belongs. */
export interface FilePart {
	id: string;
	/** Sealed bytes of the whole file. */
	size: number;
	/** Where this part begins, sealed bytes. */
	offset: number;
	sealed: Uint8Array;
}

/**
 * Stores the next part of a file; the first begins it. A part that is here already is taken as sent.
 * @returns sealed bytes that are here now: where to go on
 * @throws DomainError not_found, invalid_input, too_large
 */
export async function storeFilePart(
	db: Db,
	key: Key,
	part: FilePart,
	{ day }: Today
): Promise<number> {
	checkPart(part);
	return db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		const { id: reportId } = await reportFor(tx, key, true);
		const which = and(eq(files.reportId, reportId), eq(files.id, part.id));
		let [file] = await tx.select().from(files).where(which);
		if (!file) {
			if (!looksSealed(part.sealed)) throw malformed('file is not sealed');
			if (part.offset !== 0) throw malformed('file begins in its middle');
			await checkRoom(tx, reportId, part.size);
			const begun = { reportId, id: part.id, size: part.size, received: 0, startedOn: day };
			[file] = await tx.insert(files).values(begun).returning();
		}
		if (!file || file.size !== part.size) throw malformed('file of another size');
		if (part.offset > file.received) throw malformed('part before its turn');
		if (part.offset < file.received) return file.received;
		const received = file.received + part.sealed.length;
		if (received > file.size) throw malformed('more than the file has');
		const { offset, sealed } = part;
		const into = 'disclosures.file_parts (report_id, file_id, "offset", sealed)';
		await copyRow(tx, into, [reportId, part.id, offset, sealed]);
		await tx.update(files).set({ received }).where(which);
		return received;
	});
}

/**
 * Reads a sealed file, part by part, so that memory holds one.
 * @returns its size and its parts @throws DomainError not_found, also while it isn't whole
 */
export async function readFile(
	db: Db,
	key: Key,
	fileId: string
): Promise<{ size: number; parts: AsyncGenerator<Uint8Array> }> {
	const { id: reportId } = await reportFor(db, key);
	const [file] = await db
		.select()
		.from(files)
		.where(and(eq(files.reportId, reportId), eq(files.id, fileId)));
	if (!file || file.received !== file.size) throw nothingThere();
	return { size: file.size, parts: partsOf(db, reportId, fileId) };
}

/** Removes what was begun and never finished. @param day today, ISO */
export async function removeUnfinishedFiles(db: Db, day: string): Promise<void> {
	const before = daysAfter(day, -UNFINISHED_DAYS);
	await db.delete(files).where(and(lt(files.startedOn, before), ne(files.received, files.size)));
}

/** @returns the parts of a file, in their order */
export async function* partsOf(
	db: Db,
	reportId: string,
	fileId: string
): AsyncGenerator<Uint8Array> {
	const own = and(eq(fileParts.reportId, reportId), eq(fileParts.fileId, fileId));
	const offsets = await db
		.select({ offset: fileParts.offset })
		.from(fileParts)
		.where(own)
		.orderBy(asc(fileParts.offset));
	for (const { offset } of offsets) {
		const [part] = await db
			.select({ sealed: fileParts.sealed })
			.from(fileParts)
			.where(and(own, eq(fileParts.offset, offset)));
		if (part) yield part.sealed;
	}
}

async function checkRoom(tx: Db, reportId: string, size: number): Promise<void> {
	const own = eq(files.reportId, reportId);
	const [total] = await tx
		.select({ bytes: sum(files.size).mapWith(Number) })
		.from(files)
		.where(own);
	const many = (await tx.$count(files, own)) >= FILES_AT_MOST;
	if (many || (total?.bytes ?? 0) + size > ALL_FILES_BYTES) {
		throw new DomainError('too_large', 'no more room for files', {
			fields: {
				lampiran: `Paling banyak ${FILES_IN_REPORT} lampiran, bersama-sama 250 MB. Laporan Anda sendiri sudah aman tersimpan.`
			}
		});
	}
}

function checkPart({ id, size, offset, sealed }: FilePart): void {
	const whole = (value: number) => Number.isSafeInteger(value) && value >= 0;
	if (!/^[0-9a-f]{32}$/.test(id)) throw malformed('file id');
	if (!whole(size) || !whole(offset) || size < 1) throw malformed('numbers of a file');
	if (size > FILE_BYTES || sealed.length > PART_BYTES) {
		throw new DomainError('too_large', 'file or part too large', {
			fields: { lampiran: 'Satu lampiran paling besar 25 MB.' }
		});
	}
	if (sealed.length === 0) throw malformed('empty part');
}
