import { describe, expect, test } from 'vitest';
import { medianInterval, ratioInterval, shareInterval } from './intervals.ts';

describe('exact intervals', () => {
	// As binom.test of R prints them.
	test.each([
		[0, 10, 0, 0.3084971],
		[5, 10, 0.187086, 0.812914],
		[1, 10, 0.002528579, 0.4450161],
		[10, 20, 0.2719578, 0.7280422],
		[10, 10, 0.6915029, 1]
	])('of a share: %i of %i', (hits, of, low, high) => {
		const interval = shareInterval(hits, of);
		expect(interval.low).toBeCloseTo(low, 6);
		expect(interval.high).toBeCloseTo(high, 6);
	});

	test('of two counts: that of the share, turned into a ratio', () => {
		expect(ratioInterval(0, 0)).toBeNull();
		expect(ratioInterval(0, 3)?.high).toBe(Infinity);
		const { low, high } = ratioInterval(10, 10) ?? { low: 0, high: 0 };
		expect(low).toBeCloseTo(0.2719578 / 0.7280422, 5);
		expect(high).toBeCloseTo(0.7280422 / 0.2719578, 5);
	});

	test('of a median: ranks that hold it, or none when there are too few', () => {
		expect(medianInterval([1, 2, 3, 4, 5])).toBeNull();
		expect(medianInterval([1, 2, 3, 4, 5, 6])).toEqual({ low: 1, high: 6 });
		expect(medianInterval([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toEqual({ low: 2, high: 9 });
	});

	test('of large numbers, too', () => {
		const { low, high } = shareInterval(5000, 10_000);
		expect(low).toBeCloseTo(0.49015, 4);
		expect(high).toBeCloseTo(0.50985, 4);
	});
});
