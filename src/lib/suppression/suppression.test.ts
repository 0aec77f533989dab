import { describe, expect, test } from 'vitest';
import { type Cell, coarseShare, suppress } from './index.ts';
import { boundsOf, type Equation } from './testing.ts';

/** Always the same numbers from 0 to 1. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** A two-way table with the totals of rows and columns, and the grand total, all to be published. */
function twoWay(values: readonly (readonly number[])[], shown: 'columns' | 'none'): Cell[] {
	const cells: Cell[] = [];
	for (const [r, row] of values.entries()) {
		for (const [c, value] of row.entries()) {
			cells.push({ from: `c${c}`, to: `r${r}`, value, state: 'open' });
		}
		const value = row.reduce((sum, one) => sum + one, 0);
		cells.push({ from: `r${r}`, to: 'all', value, state: 'open' });
	}
	for (const c of values[0]?.keys() ?? []) {
		const value = values.reduce((sum, row) => sum + (row[c] ?? 0), 0);
		cells.push({ from: 'all', to: `c${c}`, value, state: shown === 'columns' ? 'shown' : 'open' });
	}
	return cells;
}

/** All that can be known of each hidden number from the published ones: conservation at every node. */
function widths(cells: readonly Cell[], states: readonly string[]) {
	const nodes = new Map<string, { terms: Map<string, number>; equals: number }>();
	const least = new Map<string, number>();
	for (const [index, { from, to, value }] of cells.entries()) {
		const name = String(index);
		const known = states[index] === 'shown';
		if (!known) least.set(name, states[index] === 'hidden' ? 1 : 0);
		for (const [node, factor] of [
			[from, -1],
			[to, 1]
		] as const) {
			const equation = nodes.get(node) ?? { terms: new Map<string, number>(), equals: 0 };
			nodes.set(node, equation);
			if (known) equation.equals -= factor * value;
			else equation.terms.set(name, factor);
		}
	}
	const equations: Equation[] = [...nodes.values()];
	return [...least.keys()].map((name) => {
		const { low, high } = boundsOf(equations, least, name);
		return { value: cells[Number(name)]?.value ?? 0, low, high };
	});
}

const random = seeded(1606);
const whole = (most: number) => Math.floor(random() * (most + 1));

describe('two-way tables', () => {
	test.each(Array.from({ length: 60 }, (_, index) => index))(
		'random table %i keeps its secrets',
		(index) => {
			const [rows, columns] = [2 + whole(6), 2 + whole(4)];
			const most = [6, 12, 40][index % 3] ?? 6;
			const values = Array.from({ length: rows }, () =>
				Array.from({ length: columns }, () => (random() < 0.15 ? 0 : whole(most)))
			);
			const cells = twoWay(values, 'none');
			const states = suppress(cells);
			// Nothing at all may then be published of it.
			if (!states) return;
			for (const [at, { value }] of cells.entries()) {
				if (value === 0) expect(states[at]).toBe('shown');
				if (value > 0 && value < 5) expect(states[at]).toBe('hidden');
			}
			for (const { value, low, high } of widths(cells, states)) {
				expect([low <= value + 1e-6, high >= value - 1e-6]).toEqual([true, true]);
				expect(high - low).toBeGreaterThan(2 - 1e-6);
			}
		}
	);

	test('most random tables can be published', () => {
		const tables = Array.from({ length: 60 }, () =>
			twoWay(
				Array.from({ length: 8 }, () => Array.from({ length: 4 }, () => whole(15))),
				'none'
			)
		);
		expect(tables.filter((cells) => suppress(cells)).length).toBe(60);
	});

	test('the attacker does recover what only small numbers were taken out of', () => {
		const cells = twoWay(
			[
				[3, 20, 30],
				[40, 50, 60],
				[70, 80, 90]
			],
			'none'
		);
		const naive = cells.map(({ value }) => (value > 0 && value < 5 ? 'hidden' : 'shown'));
		expect(widths(cells, naive)).toEqual([{ value: 3, low: 3, high: 3 }]);
		expect(widths(cells, suppress(cells) ?? []).every(({ low, high }) => high - low > 1.9)).toBe(
			true
		);
	});

	test('a large table hides little', () => {
		const cells = twoWay(
			Array.from({ length: 15 }, (_, r) => Array.from({ length: 3 }, (_, c) => 20 + r + c)).concat([
				[2, 30, 30]
			]),
			'columns'
		);
		expect(suppress(cells)?.filter((state) => state === 'hidden').length).toBe(4);
	});
});

test('zeros are shown and never hidden beside a small number', () => {
	const cells = twoWay([[0, 0, 3, 9, 25]], 'none');
	const column = (value: number) =>
		suppress(cells)?.[cells.findIndex((cell) => cell.value === value)];
	expect([column(0), column(3)]).toEqual(['shown', 'hidden']);
});

test('two ones that only sum to two are given a third', () => {
	const month = [1, 1, 8, 30].map((value, r): Cell => ({
		from: 'month',
		to: `r${r}`,
		value,
		state: 'open'
	}));
	const free = month.map(({ to }): Cell => ({
		from: to,
		to: 'end',
		value: Infinity,
		state: 'withheld'
	}));
	expect(suppress([...month, ...free])?.slice(0, 4)).toEqual([
		'hidden',
		'hidden',
		'hidden',
		'shown'
	]);
});

test('what can’t be kept is not published', () => {
	const fixed = twoWay([[3, 20]], 'none').map((cell): Cell => {
		return cell.value === 3 && cell.to === 'r0'
			? { ...cell, state: 'hidden' }
			: { ...cell, state: 'shown' };
	});
	expect(suppress(fixed)).toBeNull();
});

describe('shares', () => {
	test.each([
		[98, 100, 95, 5],
		[100, 100, 100, 5],
		[499, 500, 99, 1],
		[19, 20, 75, 25],
		[0, 20, 0, 25],
		[29, 50, 50, 10]
	])('%i of %i is at least %i%% in steps of %i', (hits, of, atLeast, step) => {
		expect(coarseShare(hits, of)).toEqual({ atLeast, step });
	});

	test('of fewer than twenty nothing is said', () => {
		expect([coarseShare(19, 19), coarseShare(0, 0)]).toEqual([null, null]);
	});

	test('no share tells of fewer than five, except of none', () => {
		for (let of = 20; of < 400; of += 1) {
			const fits = new Map<string, number>();
			for (let hits = 0; hits < of; hits += 1) {
				const share = JSON.stringify(coarseShare(hits, of));
				fits.set(share, (fits.get(share) ?? 0) + 1);
			}
			expect(Math.min(...fits.values())).toBeGreaterThanOrEqual(5);
		}
	});
});
