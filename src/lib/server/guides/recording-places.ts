// Owns where biometric recording is possible: what the office told, kecamatan by kecamatan.

import { eq } from 'drizzle-orm';
import type { PlaceInKecamatan } from '#lib/guides/readiness.ts';
import { type Actor, hasRole } from '../officers/index.ts';
import { findKecamatan, type Places } from '../places/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { recordingPlaces } from './schema.ts';

/** What an officer tells of a kecamatan. */
export interface RecordingPlaceInput {
	kecamatanCode: string;
	/** null: take back what was told; the page then says that nobody has told. */
	available: boolean | null;
	/** Where, when, whom to ask; at most 500 characters. */
	details: string | null;
}

/**
 * @param db connection
 * @param places of the regency
 * @returns every kecamatan in the order of the places, told or not
 */
export async function listRecordingPlaces(db: Db, places: Places): Promise<PlaceInKecamatan[]> {
	const told = new Map(
		(await db.select().from(recordingPlaces)).map((row) => [row.kecamatanCode, row])
	);
	return places.kecamatan.map(({ code, name }) => ({
		code,
		name,
		available: told.get(code)?.available ?? null,
		details: told.get(code)?.details ?? null
	}));
}

/**
 * Whether an officer may tell of a kecamatan: an operator of their own, intake, head and
 * administrator of all.
 */
export function mayTellOf(actor: Actor, kecamatanCode: string): boolean {
	if (hasRole(actor, 'administrator', 'head', 'intake')) return true;
	return hasRole(actor, 'district_operator') && actor.kecamatanCode === kecamatanCode;
}

/**
 * Keeps what the office tells of a kecamatan.
 * @param context database and places
 * @param actor who tells
 * @param input what
 * @param now the time
 * @throws DomainError `not_allowed`, or `invalid_input` for a kecamatan of another regency
 */
export async function tellRecordingPlace(
	{ db, places }: { db: Db; places: Places },
	actor: Actor,
	{ kecamatanCode, available, details }: RecordingPlaceInput,
	now: Date
): Promise<void> {
	if (!mayTellOf(actor, kecamatanCode)) {
		throw new DomainError('not_allowed', 'may not tell of this kecamatan');
	}
	if (!findKecamatan(places, kecamatanCode)) {
		throw new DomainError('invalid_input', 'unknown kecamatan', {
			fields: { kecamatan: 'Kecamatan ini tidak ada. Pilih dari daftar.' }
		});
	}
	if (available === null) {
		await db.delete(recordingPlaces).where(eq(recordingPlaces.kecamatanCode, kecamatanCode));
		return;
	}
	const told = { available, details, changedAt: now, changedBy: actor.id };
	await db
		.insert(recordingPlaces)
		.values({ kecamatanCode, ...told })
		.onConflictDoUpdate({ target: recordingPlaces.kecamatanCode, set: told });
}
