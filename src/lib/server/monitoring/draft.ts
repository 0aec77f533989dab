// Writing a report before it is signed: what the figures mean, and the findings that came of it.
import { and, desc, eq } from 'drizzle-orm';
import { MONEV_FIELDS, MONEV_TEXTS, type MonevTexts } from '#lib/codes/monitoring-codes.ts';
import { findSecrets } from '#lib/redaction/redaction.ts';
import type { Context } from '../complaints/index.ts';
import { parsePeriod, type Period } from '../figures/index.ts';
import { createFinding, type FindingWanted, readFindings } from '../findings/index.ts';
import type { Actor } from '../officers/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { assertMay, assertSeesMonev, maySignMonev, mayWriteMonev } from './policy.ts';
import { monitoringDrafts, monitoringFindings, monitoringReports } from './schema.ts';

/** What a form knows of the draft that it was opened on: 0 where there was none yet. */
export type DraftVersion = number;

/**
 * @param context the office's calendar
 * @param code `2026-10`, `2026-TW4`
 * @throws DomainError not_found for what is no month and no quarter
 */
export function monevPeriod({ office }: Pick<Context, 'office'>, code: string): Period {
	const period = parsePeriod(office.calendar, code);
	if (!period || period.kind === 'year') throw new DomainError('not_found', 'no such period');
	return period;
}

/**
 * Saves what is written so far. The first saving begins the report.
 * @param texts all that is written; a text that is left out or empty is gone
 * @param version of the draft that the form showed
 * @throws DomainError not_found, not_allowed; invalid_transition before the period is over and when
 *   its report is signed; conflict when somebody saved meanwhile; invalid_input for numbers of people
 */
export async function saveMonevDraft(
	context: Context,
	actor: Actor,
	code: string,
	texts: MonevTexts,
	version: DraftVersion,
	now: Date
): Promise<void> {
	assertSeesMonev(actor);
	assertMay(mayWriteMonev(actor), 'write monitoring reports');
	const period = monevPeriod(context, code);
	assertOver(period, now);
	const kept = withoutEmpty(texts);
	assertNobodyIn(Object.fromEntries(MONEV_TEXTS.map((key) => [MONEV_FIELDS[key], kept[key]])));
	await context.db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		const saved = { texts: kept, savedBy: actor.id, savedAt: now };
		if (version === 0) {
			await assertUnsigned(tx, period);
			const begun = await tx
				.insert(monitoringDrafts)
				.values({ period: period.code, ...saved })
				.onConflictDoNothing()
				.returning();
			if (begun.length === 0) throw conflict();
			return;
		}
		const changed = await tx
			.update(monitoringDrafts)
			.set({ ...saved, version: version + 1 })
			.where(and(eq(monitoringDrafts.period, period.code), eq(monitoringDrafts.version, version)))
			.returning();
		if (changed.length === 0) throw conflict();
	});
}

/**
 * Begins a further version of a signed report with the texts of the last; its figures are read anew
 * when it is signed.
 * @param reason what was wrong, for whoever compares the versions
 * @throws DomainError not_found, not_allowed; invalid_transition when there is nothing to correct or
 *   a correction is being written already
 */
export async function beginMonevCorrection(
	context: Context,
	actor: Actor,
	code: string,
	reason: string,
	now: Date
): Promise<void> {
	assertSeesMonev(actor);
	assertMay(maySignMonev(actor), 'correct monitoring reports');
	const period = monevPeriod(context, code);
	assertNobodyIn({ alasan: reason });
	const [last] = await context.db
		.select({ texts: monitoringReports.texts })
		.from(monitoringReports)
		.where(eq(monitoringReports.period, period.code))
		.orderBy(desc(monitoringReports.version))
		.limit(1);
	if (!last) throw new DomainError('invalid_transition', 'no report to correct');
	const begun = await context.db
		.insert(monitoringDrafts)
		.values({
			period: period.code,
			texts: last.texts,
			reason,
			savedBy: actor.id,
			savedAt: now
		})
		.onConflictDoNothing()
		.returning();
	if (begun.length === 0) throw conflict();
}

/**
 * Links a finding with what a period's monitoring found. Harmless to repeat.
 * @throws DomainError not_found, not_allowed, invalid_transition as `saveMonevDraft`; invalid_input
 *   when there is no such finding
 */
export async function linkMonevFinding(
	context: Context,
	actor: Actor,
	code: string,
	findingId: string,
	now: Date
): Promise<void> {
	const period = await openPeriod(context, actor, code, now);
	const [known] = await readFindings(context, { id: findingId }, now);
	if (!known) {
		throw new DomainError('invalid_input', 'no such finding', {
			fields: { temuan: 'Pilih temuan dari daftar.' }
		});
	}
	await context.db
		.insert(monitoringFindings)
		.values({ period: period.code, findingId, linkedBy: actor.id, linkedAt: now })
		.onConflictDoNothing();
}

/** Takes a finding out of a report that is being written. Harmless to repeat. */
export async function unlinkMonevFinding(
	context: Context,
	actor: Actor,
	code: string,
	findingId: string,
	now: Date
): Promise<void> {
	const period = await openPeriod(context, actor, code, now);
	await context.db
		.delete(monitoringFindings)
		.where(
			and(eq(monitoringFindings.period, period.code), eq(monitoringFindings.findingId, findingId))
		);
}

/**
 * Makes a finding of what monitoring showed, and links it.
 * @returns its id
 * @throws DomainError as `linkMonevFinding`, and as `createFinding`
 */
export async function findInMonev(
	context: Context,
	actor: Actor,
	code: string,
	wanted: FindingWanted,
	now: Date
): Promise<string> {
	await openPeriod(context, actor, code, now);
	return context.db.transaction(async (transaction) => {
		const within = { ...context, db: transaction as unknown as Db };
		const id = await createFinding(within, actor, wanted, now);
		await linkMonevFinding(within, actor, code, id, now);
		return id;
	});
}

// A period in which something may be written now.
async function openPeriod(
	context: Context,
	actor: Actor,
	code: string,
	now: Date
): Promise<Period> {
	assertSeesMonev(actor);
	assertMay(mayWriteMonev(actor), 'write monitoring reports');
	const period = monevPeriod(context, code);
	assertOver(period, now);
	if ((await context.db.$count(monitoringDrafts, eq(monitoringDrafts.period, period.code))) === 0) {
		await assertUnsigned(context.db, period);
	}
	return period;
}

/** @throws DomainError invalid_transition while the period lasts: its figures still move */
export function assertOver({ to }: Period, now: Date): void {
	if (now >= to) return;
	throw new DomainError('invalid_transition', 'the period is not over', {
		fields: { '': 'Masa ini belum berakhir, jadi angkanya masih berubah. Tulis setelah berakhir.' }
	});
}

async function assertUnsigned(db: Db, { code }: Period): Promise<void> {
	if ((await db.$count(monitoringReports, eq(monitoringReports.period, code))) === 0) return;
	throw new DomainError('invalid_transition', 'the report is signed', {
		fields: {
			'': 'Laporan ini sudah ditandatangani dan tidak bisa diubah. Pimpinan bisa membuka koreksi.'
		}
	});
}

function withoutEmpty(texts: MonevTexts): MonevTexts {
	return Object.fromEntries(
		MONEV_TEXTS.flatMap((key) => (texts[key]?.trim() ? [[key, texts[key]?.trim()]] : []))
	);
}

// A signed report stays for ever, so nothing that erasure would have to take gets in.
function assertNobodyIn(texts: Readonly<Record<string, string | undefined>>): void {
	const fields = Object.entries(texts).flatMap(([key, text]) =>
		text && findSecrets(text).length > 0
			? [[key, 'Hapus NIK, nomor telepon, dan alamat email: laporan ini disimpan selamanya.']]
			: []
	);
	if (fields.length === 0) return;
	throw new DomainError('invalid_input', 'numbers or addresses of people', {
		fields: Object.fromEntries(fields) as Record<string, string>
	});
}

function conflict(): DomainError {
	return new DomainError('conflict', 'somebody else saved meanwhile', {
		fields: {
			'': 'Rekan Anda baru saja menyimpan laporan ini. Salin tulisan Anda, muat ulang halaman, lalu tempelkan.'
		}
	});
}
