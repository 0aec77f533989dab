// What a printed guide says of where it comes from.
import { qrDrawing } from '#lib/codes/qr.ts';
import { guideQuery, type Ticks } from '#lib/guides/address.ts';
import type { Guide } from '#lib/guides/guide.ts';

export const SIZES = ['a4', 'a5'] as const;

/** A sheet of paper. @param query of the address; A4 unless it names another */
export function sizeOf(query: URLSearchParams): (typeof SIZES)[number] {
	return SIZES.find((size) => size === query.get('ukuran')) ?? 'a4';
}

/**
 * @param origin where this site is
 * @param guide that is printed
 * @param caseId its case
 * @param ticks that are printed, and that the QR code brings back
 */
export function sheetAddresses(origin: string, guide: Guide, caseId: string, ticks: Ticks) {
	const path = `${origin}/panduan/${guide.slug}`;
	return {
		qr: qrDrawing(`${path}?${guideQuery(caseId, ticks, guide.revision)}`),
		address: path.replace(/^https?:\/\//, ''),
		reportAddress: `${origin.replace(/^https?:\/\//, '')}/lapor`
	};
}
