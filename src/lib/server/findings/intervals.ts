// How far chance alone can carry small numbers: exact intervals of 95%, without approximations that
// fail below thirty. Pure.
//
// Sources: C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits illustrated in
// the case of the binomial", Biometrika 26 (1934) 404–413; for two counts J. Przyborowski and H.
// Wilenski, "Homogeneity of results in testing samples from Poisson series", Biometrika 31 (1940)
// 313–323; for the median by ranks W. J. Conover, "Practical Nonparametric Statistics", 3rd ed., 3.2.

/** What chance may do on each side. */
const TAIL = 0.025;
/** Halvings: an interval to the last digits of a double. */
const STEPS = 60;

/** Two ends of an interval. */
export interface Interval {
	low: number;
	high: number;
}

/**
 * The interval of a share.
 * @param hits how many of them, a whole number from 0 to `of`
 * @param of of how many, at least 1
 */
export function shareInterval(hits: number, of: number): Interval {
	return {
		low: hits === 0 ? 0 : solve((p) => 1 - atMost(hits - 1, of, p) < TAIL),
		high: hits === of ? 1 : solve((p) => atMost(hits, of, p) > TAIL)
	};
}

/**
 * The interval of after ÷ before for two counts over times of equal length: given their sum, the
 * later one is a share.
 * @returns null when nothing was counted; `high` Infinity when nothing was counted before
 */
export function ratioInterval(before: number, after: number): Interval | null {
	if (before + after === 0) return null;
	const { low, high } = shareInterval(after, before + after);
	return { low: low / (1 - low), high: high === 1 ? Infinity : high / (1 - high) };
}

/**
 * The interval of a median, by ranks: no assumption on how the values are spread.
 * @param sorted ascending
 * @returns null for fewer than six values: no ranks hold it with 95%
 */
export function medianInterval(sorted: readonly number[]): Interval | null {
	let rank = 0;
	while (atMost(rank, sorted.length, 0.5) <= TAIL) rank += 1;
	const low = sorted[rank - 1];
	const high = sorted[sorted.length - rank];
	return low === undefined || high === undefined ? null : { low, high };
}

/** @returns the probability of at most `hits` of `of`, each with probability p */
function atMost(hits: number, of: number, p: number): number {
	if (hits >= of || p <= 0) return 1;
	if (p >= 1) return 0;
	let log = of * Math.log1p(-p);
	let sum = Math.exp(log);
	for (let k = 1; k <= hits; k += 1) {
		log += Math.log((of - k + 1) / k) + Math.log(p) - Math.log1p(-p);
		sum += Math.exp(log);
	}
	return Math.min(1, sum);
}

/** @returns where a condition on 0–1 that holds at first holds no longer */
function solve(holds: (p: number) => boolean): number {
	let from = 0;
	let to = 1;
	for (let step = 0; step < STEPS; step += 1) {
		const middle = (from + to) / 2;
		if (holds(middle)) from = middle;
		else to = middle;
	}
	return (from + to) / 2;
}
