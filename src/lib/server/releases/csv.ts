// Observations as CSV by RFC 4180: commas, CRLF, a header, quotes where they are needed. Unlike the
// officers' list (unduh.csv) it is read by programs, and everything in it is ours.
import { RELEASE_COLUMNS } from '#lib/labels/releases.ts';
import type { Observation, ReleaseDocument } from './observations.ts';

const COLUMNS = RELEASE_COLUMNS.map(([name]) => name);

/**
 * @param documents published files
 * @param which observations of them; all by default
 */
export function releaseCsv(
	documents: readonly ReleaseDocument[],
	which: (one: Observation) => boolean = () => true
): string {
	const lines = documents.flatMap(({ data, ...document }) =>
		data
			.filter((one) => which(one))
			.map((one) => {
				const row = { ...document, ...one };
				return COLUMNS.map((column) => cell(row[column])).join(',');
			})
	);
	return [COLUMNS.join(','), ...lines, ''].join('\r\n');
}

function cell(value: string | number | null): string {
	const text = value === null ? '' : String(value);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
