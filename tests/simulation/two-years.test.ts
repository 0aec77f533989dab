// A small office for four months; `npm run simulate` takes two years and two thousand complaints.
import { expect, it } from 'vitest';
import { simulate } from './simulate.ts';

it('nothing is forgotten, unexplained or changed silently', { timeout: 180_000 }, async () => {
	const outcome = await simulate({
		complaints: 40,
		days: 100,
		from: '2026-08-03',
		seed: 1606,
		checkEvery: 25
	});
	expect(outcome.violations).toEqual([]);
	expect(outcome.filed).toBe(40);
	expect(Object.keys(outcome.events).length).toBeGreaterThan(15);
});
