// The few numbers that a measurement comes down to.

/** @param values at least one @param share 0.5 is the median @returns the nearest-rank percentile */
export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const rank = Math.max(1, Math.ceil(share * sorted.length));
	return sorted[rank - 1] ?? Number.NaN;
}

/** @param values at least one */
export function median(values: readonly number[]): number {
	return percentile(values, 0.5);
}

/** @param values at least one @returns how far the outermost lie from the median, as a share */
export function spread(values: readonly number[]): number {
	const middle = median(values);
	return Math.max(...values.map((value) => Math.abs(value - middle))) / middle;
}

/** Always the same numbers between 0 and 1 for the same seed, so that every run has the same data. */
export function seededRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		// mulberry32: small, and good enough to choose words by.
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
