// Seals and opens on the server for browsers without JavaScript. Words, files and the receipt are in
// memory for the length of the request, and nowhere else.
import {
	chainOrNull,
	newSealedId,
	openBox as openBoxOf,
	parseReceipt,
	receiptKeys,
	type RefusedEntry,
	type ReporterSide,
	sealedFileSize,
	type SealedFile,
	sealFileInParts,
	sealSaid,
	type TalkBody,
	type TalkEntry
} from '#lib/sealed/index.ts';
import { ESCROW_LABEL } from '#lib/labels/disclosure-team.ts';
import type { WorkCalendar } from '#lib/server/deadlines/index.ts';
import {
	addEnvelope,
	disclosureDues,
	type DisclosureDues,
	FILE_PART_BYTES,
	allManifests,
	type OpenedReport,
	openReport,
	pinnedBy,
	type Pins,
	storeFilePart,
	type Today
} from '#lib/server/disclosures/index.ts';
import type { Db } from '#lib/server/platform/database.ts';
import { DomainError } from '#lib/server/platform/errors.ts';
import { logError } from '#lib/server/platform/log.ts';
import { refusalOf } from './sealed-channel.ts';

/** A report as its receipt opens it. */
export interface OpenBox {
	/** Null when the server lacks the key for which the next message would have to be sealed. */
	side: ReporterSide | null;
	stored: OpenedReport;
	/** Sealed, as stored. */
	talk: Uint8Array[];
	entries: (TalkEntry | RefusedEntry)[];
	clocks: DisclosureDues;
	/** A reader by id. */
	nameOf: (readerId: string) => string | null;
}

/**
 * @param typed the receipt, as a person types it
 * @throws DomainError not_found, alike for a wrong receipt and for what isn't one
 */
export async function openBox(
	{
		db,
		calendar,
		pins
	}: { db: Db; calendar: WorkCalendar; pins: Pick<Pins, 'rootKey' | 'minimumVersion'> },
	typed: string
): Promise<OpenBox> {
	const receipt = parseReceipt(typed);
	if (receipt === null) throw new DomainError('not_found', 'not a receipt');
	const keys = receiptKeys(receipt);
	const stored = await openReport(db, { lookup: keys.lookup });
	const talk = stored.talk.map(({ sealed }) => sealed);
	const team = chainOrNull(await allManifests(db), pinnedBy(pins));
	const nameOf = (readerId: string) => team?.nameOf(readerId, ESCROW_LABEL) ?? null;
	const { side, entries } = await openBoxOf(keys, { ...stored, talk }, team);
	return { side, stored, talk, entries, clocks: disclosureDues(calendar, stored.filedOn), nameOf };
}

/**
 * Adds what the reporter says.
 * @param talk everything that was said so far, as stored
 * @returns the same with the new one
 */
export async function saySealed(
	db: Db,
	side: ReporterSide,
	talk: readonly Uint8Array[],
	body: TalkBody,
	today: Today
): Promise<Uint8Array[]> {
	const sealed = await sealSaid(side, talk, body, today.day);
	const key = { lookup: side.keys.lookup };
	await addEnvelope(db, key, { thread: 'talk', sequence: talk.length, sealed }, today);
	return [...talk, sealed];
}

/**
 * Seals files, stores them, and says so in the report.
 * @returns what was said so far, with the list of files
 */
export async function sendFiles(
	db: Db,
	side: ReporterSide,
	talk: readonly Uint8Array[],
	sent: readonly File[],
	today: Today
): Promise<Uint8Array[]> {
	const files: SealedFile[] = [];
	for (const file of sent) {
		const id = newSealedId();
		const size = sealedFileSize(file.size);
		const sealing = sealFileInParts(file, side.identity, FILE_PART_BYTES);
		let offset = 0;
		let step = await sealing.next();
		for (; !step.done; step = await sealing.next()) {
			const part = { id, size, offset, sealed: step.value };
			await storeFilePart(db, { lookup: side.keys.lookup }, part, today);
			offset += step.value.length;
		}
		const name = file.name.slice(0, 255) || 'tanpa nama';
		files.push({ id, name, type: file.type.slice(0, 255), size: file.size, sha256: step.value });
	}
	return saySealed(db, side, talk, { kind: 'files', files }, today);
}

/**
 * Sends files with a report that is stored by now: whatever happens to them, nothing may keep its
 * receipt from the reporter, who could never open it again.
 * @returns what the reporter should know; null when all are there
 */
export async function sendFirstFiles(
	db: Db,
	side: ReporterSide,
	talk: readonly Uint8Array[],
	sent: readonly File[],
	today: Today
): Promise<string | null> {
	if (sent.length === 0) return null;
	try {
		await sendFiles(db, side, talk, sent, today);
		return null;
	} catch (error) {
		if (error instanceof DomainError) return refusalOf(error);
		logError('files of a sealed report were not stored', error, {}, 'day');
		return 'Lampiran Anda belum tersimpan. Laporan Anda sendiri sudah aman.';
	}
}
