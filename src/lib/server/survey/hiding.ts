// Which groups of respondents are too small to be shown. Pure.
import { addTallies, NO_ANSWERS, type Tally } from './scoring.ts';

/** Fewer respondents than this are not told apart from others (our rule for all public counts). */
export const SMALLEST_GROUP = 5;

/** The same answers cut into groups. */
export interface Groups {
	/** Large enough, most respondents first. */
	shown: { code: string; tally: Tally }[];
	/** All others taken together; null when nothing is hidden. Never fewer than `SMALLEST_GROUP`. */
	others: { groups: number; tally: Tally } | null;
}

/**
 * Takes small groups together. The total stands beside the groups, so what is hidden could be had by
 * subtraction: it is always at least two groups and `SMALLEST_GROUP` respondents, if need be with a
 * group that would have been large enough by itself.
 * @param groups each respondent in exactly one of them
 */
export function hideSmall(groups: ReadonlyMap<string, Tally>): Groups {
	const shown = [...groups]
		.map(([code, tally]) => ({ code, tally }))
		.filter(({ tally }) => tally.n > 0)
		.sort((a, b) => b.tally.n - a.tally.n || (a.code < b.code ? -1 : 1));
	const hidden: typeof shown = [];
	const respondents = () => hidden.reduce((sum, { tally }) => sum + tally.n, 0);
	while (
		shown.length > 0 &&
		((shown.at(-1)?.tally.n ?? 0) < SMALLEST_GROUP ||
			(hidden.length > 0 && (hidden.length < 2 || respondents() < SMALLEST_GROUP)))
	) {
		hidden.push(...shown.splice(-1));
	}
	if (hidden.length === 0) return { shown, others: null };
	const tally = hidden.reduce((sum, one) => addTallies(sum, one.tally), NO_ANSWERS);
	return { shown, others: { groups: hidden.length, tally } };
}
