// Shares that tell of no small number: so coarse that at least five of what is counted lie between two
// neighbouring values. Pure.
import { SMALLEST_SHOWN } from './network.ts';

/** Percent. */
const STEPS = [1, 2, 5, 10, 20, 25];

/** A share, rounded down. */
export interface CoarseShare {
	/** At least so many percent, a multiple of `step`. 100 means all. */
	readonly atLeast: number;
	readonly step: number;
}

/**
 * @param hits how many of them
 * @param of of how many
 * @returns the share in the finest step that holds five; null when there are too few even for quarters
 */
export function coarseShare(hits: number, of: number): CoarseShare | null {
	const step = STEPS.find((one) => (one * of) / 100 >= SMALLEST_SHOWN);
	if (step === undefined) return null;
	return { atLeast: Math.floor((hits * 100) / of / step) * step, step };
}
