// How alike two texts are: how many words of one have a root in common with the other. Pure.
import { queryGroups } from './word-roots.ts';

/** What two complaints are compared by, besides the service and the category that they share. */
export interface Comparable {
	kecamatanCode: string;
	/** Of everything that may be compared. */
	roots: ReadonlySet<string>;
	at: Date;
}

/** Place and words; either alone may be chance in a small office, so both count. */
const SAME_PLACE = 2;
const FEWEST_POINTS = 2;

/**
 * Puts the likeliest first.
 * @param wanted place and words that somebody has in hand
 * @param candidates of the same service and category
 * @param most how many to give back
 * @returns those that share the kecamatan or at least two words; the newer first among equals
 */
export function likest<Candidate extends Comparable>(
	wanted: { kecamatanCode: string; words: string },
	candidates: readonly Candidate[],
	most: number
): Candidate[] {
	const groups = queryGroups(wanted.words);
	const points = (candidate: Candidate) =>
		(candidate.kecamatanCode === wanted.kecamatanCode ? SAME_PLACE : 0) +
		groups.filter((roots) => roots.some((root) => candidate.roots.has(root))).length;
	return candidates
		.map((candidate) => ({ candidate, points: points(candidate) }))
		.filter((one) => one.points >= FEWEST_POINTS)
		.sort((a, b) => b.points - a.points || b.candidate.at.getTime() - a.candidate.at.getTime())
		.slice(0, most)
		.map(({ candidate }) => candidate);
}
