// Owns what of a guide stands in an address: the case, and what is ticked. Printed lists carry it in
// a QR code, so it is short, and it holds ids of papers and steps, never anything about a person.

/** Shows everything, each part marked with its cases: what a phone keeps for days without signal. */
export const ALL_CASES = 'semua';

/** What is ticked off. */
export interface Ticks {
	/** Ids of requirements that are at hand. */
	requirements: readonly string[];
	/** Ids of steps that are done. */
	steps: readonly string[];
}

/** What an address says about a guide. */
export interface GuideAddress extends Ticks {
	/** As it came: may name a case that doesn't exist. */
	caseId: string | null;
	/** Start of the revision of the guide from which it was printed. */
	revision: string | null;
}

/** How many characters of a revision a printed address carries. */
const REVISION_LENGTH = 6;

/** @param query of a guide's address @returns what it says; unknown ids are still in it */
export function readGuideAddress(query: URLSearchParams): GuideAddress {
	return {
		caseId: query.get('kasus'),
		revision: query.get('r'),
		// A form repeats the field for each box; a printed address writes them in one.
		requirements: query.getAll('syarat').flatMap(split),
		steps: query.getAll('langkah').flatMap(split)
	};
}

/**
 * @param caseId the case
 * @param ticks what is ticked
 * @param revision of the guide; left out where the reader can't be older than the address
 * @returns the query of a guide's address, without question mark
 */
export function guideQuery(caseId: string, ticks: Ticks, revision?: string): string {
	const parts = [`kasus=${caseId}`];
	// Ids are letters, digits and hyphens, so nothing needs escaping and the QR code stays small.
	if (ticks.requirements.length) parts.push(`syarat=${ticks.requirements.join('.')}`);
	if (ticks.steps.length) parts.push(`langkah=${ticks.steps.join('.')}`);
	if (revision) parts.push(`r=${revision.slice(0, REVISION_LENGTH)}`);
	return parts.join('&');
}

/** Whether an address was printed from another revision of the guide. */
export function isOutdated(address: Pick<GuideAddress, 'revision'>, revision: string): boolean {
	return address.revision !== null && !revision.startsWith(address.revision);
}

function split(list: string): string[] {
	return list.split('.').filter((id) => /^[a-z0-9-]+$/.test(id));
}
