// Chance that comes out the same every time: one seeded stream of numbers, and ways to draw from it.

/** A stream of numbers in [0, 1). */
export type Random = () => number;

/**
 * mulberry32: small, quick, and good enough for sample data. Never for secrets.
 * @param seed any integer
 */
export function mulberry32(seed: number): Random {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** A whole number from `min` to `max`, both included. */
export function between(random: Random, min: number, max: number): number {
	return min + Math.floor(random() * (max - min + 1));
}

/** True with this probability. */
export function chance(random: Random, probability: number): boolean {
	return random() < probability;
}

/** One of them, all equally likely. @throws RangeError when there is none */
export function pick<T>(random: Random, items: readonly T[]): T {
	const item = items[Math.floor(random() * items.length)];
	if (item === undefined) throw new RangeError('nothing to pick from');
	return item;
}

/** One of the keys, as likely as its weight. */
export function pickWeighted<T>(random: Random, weights: readonly (readonly [T, number])[]): T {
	let left = random() * weights.reduce((sum, [, weight]) => sum + weight, 0);
	for (const [item, weight] of weights) {
		left -= weight;
		if (left < 0) return item;
	}
	const last = weights.at(-1);
	if (!last) throw new RangeError('nothing to pick from');
	return last[0];
}

/** The same items in another order. */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
	return items
		.map((item) => ({ item, place: random() }))
		.sort((a, b) => a.place - b.place)
		.map(({ item }) => item);
}

/** A UUID in the form of version 4. */
export function uuidFrom(random: Random): string {
	const digits = Array.from({ length: 32 }, () => between(random, 0, 15).toString(16));
	digits[12] = '4';
	digits[16] = pick(random, ['8', '9', 'a', 'b']);
	return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
