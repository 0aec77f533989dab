// Words a public complaint as residents see it: the summary, where, and since when.
import { formatDay } from '#lib/labels/deadline.ts';
import type { Office, PublicCase } from '#lib/server/complaints/index.ts';
import { findKecamatan } from '#lib/server/places/index.ts';

/** A public complaint in words. */
export interface PublicCaseView {
	number: string;
	summary: string;
	/** `Laporan 2026-000042, Bayung Lencir, 2 November 2026` */
	about: string;
}

/** @param found from a query for the public @param office its places and zone */
export function publicCaseView(found: PublicCase, { places, agency }: Office): PublicCaseView {
	const kecamatan = findKecamatan(places, found.kecamatanCode)?.name ?? found.kecamatanCode;
	return {
		number: found.number,
		summary: found.summary,
		about: `Laporan ${found.number}, ${kecamatan}, ${formatDay(found.since, agency.timeZone)}`
	};
}
