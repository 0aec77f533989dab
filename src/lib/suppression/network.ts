// Hides the small numbers of tables that add up, and so many others that none of them can be computed
// back. Pure.
//
// A table with totals is a network in which numbers flow: those of a month into its kecamatan, those of
// a kecamatan into the quarter's total, that into the year's. What flows into a node flows out of it.
// Along a ring of numbers that weren't published, an amount can be added (against the flow: taken away)
// without changing anything that was. A hidden number on such a ring can't be told from another one;
// where it lies on none, the cheapest ring is made by hiding more.
//
// After L. H. Cox, "Network models for complementary cell suppression", Journal of the American
// Statistical Association 90 (1995) 1453–1462; simpler here: one ring at a time.

/** Counts from 1 to this one less are hidden. */
export const SMALLEST_SHOWN = 5;
/**
 * By how much each hidden number could as well be larger, or smaller: with all that is published, at
 * least three values remain possible. Two would already mean that it can't be computed back.
 */
const MARGIN = 2;

/**
 * - `open`: to be published if possible
 * - `shown`, `hidden`: published so before, and stays so. Hidden ones are known to be at least 1
 * - `withheld`: nothing is published about it, but it is part of the sums
 */
export type CellState = 'open' | 'shown' | 'hidden' | 'withheld';

/** A number, which flows from one node to another. */
export interface Cell {
	readonly from: string;
	readonly to: string;
	/** A whole number from 0; Infinity for what is in no table and may be anything. */
	readonly value: number;
	readonly state: CellState;
}

/** What becomes of a cell. */
export type Decided = Exclude<CellState, 'open'>;

/** A zero is shown: nobody stands behind it, and hiding it would hide what else is nothing. */
export function isSmall(value: number): boolean {
	return value > 0 && value < SMALLEST_SHOWN;
}

/**
 * Decides for every open cell whether it is shown.
 * @param cells all numbers that hang together; a total that all know is left out, as nothing can flow
 *   there
 * @returns what becomes of each, in the same order, so that every hidden number, and every small one
 *   that is withheld, could be two other ones; null where that can't be achieved with open cells
 */
export function suppress(cells: readonly Cell[]): Decided[] | null {
	const decided = cells.map((cell): Cell => {
		return cell.state === 'open' && isSmall(cell.value) ? { ...cell, state: 'hidden' } : cell;
	});
	// A ring hides more cells; they lie on it themselves and need no other.
	for (const [index, { state, value }] of decided.entries()) {
		if (state !== 'hidden' && !(state === 'withheld' && isSmall(value))) continue;
		const ring = cheapestRing(decided, index);
		if (!ring) return null;
		for (const place of ring) {
			const cell = decided[place];
			if (cell?.state === 'open') decided[place] = { ...cell, state: 'hidden' };
		}
	}
	return decided.map(({ state }) => (state === 'open' ? 'shown' : state));
}

interface Way {
	readonly cost: number;
	/** Places of the cells along it. */
	readonly cells: readonly number[];
}

/** A ring on which the cell can move by MARGIN, up or down, and that hides the least. */
function cheapestRing(cells: readonly Cell[], index: number): readonly number[] | null {
	const cell = cells[index];
	if (!cell) return null;
	const up = cheapestWay(cells, index, cell.to, cell.from);
	const down = canLose(cell) ? cheapestWay(cells, index, cell.from, cell.to) : null;
	const best = up && down ? (down.cost < up.cost ? down : up) : (up ?? down);
	return best && [...best.cells, index];
}

/** Dijkstra, over cells that can take MARGIN (with the flow) or give it (against it). */
function cheapestWay(
	cells: readonly Cell[],
	without: number,
	start: string,
	goal: string
): Way | null {
	const reached = new Map<string, Way>([[start, { cost: 0, cells: [] }]]);
	const done = new Set<string>();
	for (;;) {
		const next = [...reached]
			.filter(([node]) => !done.has(node))
			.reduce<[string, Way] | null>(
				(least, one) => (least && least[1].cost <= one[1].cost ? least : one),
				null
			);
		if (!next) return null;
		const [node, way] = next;
		if (node === goal) return way;
		done.add(node);
		for (const [index, cell] of cells.entries()) {
			if (index === without || !mayChange(cell)) continue;
			const reaches = cell.from === node ? cell.to : cell.to === node && canLose(cell) && cell.from;
			if (!reaches) continue;
			const cost = way.cost + costOf(cell);
			if (cost < (reached.get(reaches)?.cost ?? Infinity)) {
				reached.set(reaches, { cost, cells: [...way.cells, index] });
			}
		}
	}
}

function mayChange({ value, state }: Cell): boolean {
	return state !== 'shown' && !(state === 'open' && value === 0);
}

// What is hidden is known to be at least 1, as a zero would be shown.
function canLose({ value, state }: Cell): boolean {
	return value - MARGIN >= (state === 'withheld' ? 0 : 1);
}

/** What is lost with a cell: its number, and one more; of ways that cost nothing the shortest. */
function costOf({ value, state }: Cell): number {
	return state === 'open' ? value + 1 : 0.001;
}
