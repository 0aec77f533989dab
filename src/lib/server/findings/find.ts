// Making a finding, from complaints or from what was seen elsewhere; and closing it without proof.
import { and, inArray } from 'drizzle-orm';
import type { Context } from '../complaints/index.ts';
import { complaints } from '../complaints/schema.ts';
import type { Actor } from '../officers/index.ts';
import { findKecamatan } from '../places/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { assertMay, changeFinding, writeEvent } from './change.ts';
import { groundFor, mayDrop, mayMakeFindings } from './policy.ts';
import type { Group } from './proposals.ts';
import { findingComplaints, findingDismissals, findings } from './schema.ts';

/** What is found. */
export interface FindingWanted {
	/** The cause, in words. */
	cause: string;
	/** Which complaints are of this cause; null stands for all. */
	serviceCode: string | null;
	categoryCode: string | null;
	kecamatanCode: string | null;
	/** Numbers of complaints that show it; may be none, for what monev or a survey found. */
	complaints: readonly string[];
}

/**
 * @param wanted what is found
 * @returns the id of the new finding
 * @throws DomainError not_allowed; invalid_input for codes that the office doesn't have, and for
 *   complaints that can't be its ground: not seen by this officer, or kept from officers
 */
export async function createFinding(
	context: Context,
	actor: Actor,
	wanted: FindingWanted,
	now: Date
): Promise<string> {
	assertMay(mayMakeFindings(actor), 'make findings');
	assertKnown(context, wanted);
	const id = newId();
	const { complaints: numbers, ...facts } = wanted;
	await context.db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		const ids = await groundOf(tx, actor, numbers);
		await tx
			.insert(findings)
			.values({ id, ...facts, status: 'open', foundBy: actor.id, foundAt: now });
		if (ids.length) {
			await tx.insert(findingComplaints).values(
				ids.map((complaintId) => ({
					findingId: id,
					complaintId,
					linkedBy: actor.id,
					linkedAt: now
				}))
			);
		}
		const data = { complaints: ids.length };
		await writeEvent(tx, id, actor.id, now, { kind: 'found', data });
	});
	return id;
}

/**
 * Closes a finding that proves nothing: a mistake, or nothing that the office can change.
 * @param reason for whoever asks later
 * @throws DomainError not_found, not_allowed, invalid_transition
 */
export async function dropFinding(
	context: Context,
	actor: Actor,
	findingId: string,
	reason: string,
	now: Date
): Promise<void> {
	await changeFinding(context, actor, findingId, now, async (finding) => {
		assertMay(mayDrop(actor, finding), 'drop this finding');
		const set = { status: 'dropped' as const, closedAt: now, dropReason: reason };
		return { kind: 'dropped', data: { reason }, set };
	});
}

/**
 * Says of a proposed group that it is no finding: it is not proposed again. Harmless to repeat.
 * @throws DomainError not_allowed, invalid_input
 */
export async function dismissProposal(
	context: Context,
	actor: Actor,
	group: Group,
	reason: string,
	now: Date
): Promise<void> {
	assertMay(mayMakeFindings(actor), 'dismiss proposals');
	assertKnown(context, group);
	await context.db
		.insert(findingDismissals)
		.values({ id: newId(), ...group, reason, dismissedBy: actor.id, dismissedAt: now })
		.onConflictDoNothing();
}

async function groundOf(tx: Db, actor: Actor, numbers: readonly string[]): Promise<string[]> {
	const wanted = [...new Set(numbers)];
	if (wanted.length === 0) return [];
	const found = await tx
		.select({ id: complaints.id })
		.from(complaints)
		.where(and(inArray(complaints.number, wanted), groundFor(actor)));
	if (found.length < wanted.length) {
		throw new DomainError('invalid_input', 'complaints that are no ground for this officer', {
			fields: {
				laporan:
					'Ada laporan yang tidak bisa dipakai lagi untuk temuan. Muat ulang daftar, lalu pilih lagi.'
			}
		});
	}
	return found.map(({ id }) => id);
}

function assertKnown(
	{ office: { agency, places } }: Context,
	{
		serviceCode,
		categoryCode,
		kecamatanCode
	}: Pick<FindingWanted, 'serviceCode' | 'categoryCode' | 'kecamatanCode'>
): void {
	const has = (list: readonly { code: string }[], code: string | null) =>
		code === null || list.some((one) => one.code === code);
	const fields: Record<string, string> = {};
	if (!has(agency.services, serviceCode)) fields.layanan = 'Pilih layanan dari daftar.';
	if (!has(agency.categories, categoryCode)) fields.kategori = 'Pilih masalah dari daftar.';
	if (kecamatanCode !== null && !findKecamatan(places, kecamatanCode)) {
		fields.kecamatan = 'Pilih kecamatan dari daftar.';
	}
	if (Object.keys(fields).length) {
		throw new DomainError('invalid_input', 'a code that the office does not have', { fields });
	}
}
