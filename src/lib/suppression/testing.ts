// Somebody who has every published number and a linear program: how small and how large can a number
// be that was hidden from them? Exact but for rounding; knows nothing of how numbers are hidden.

/** A sum of unknown numbers that is known. */
export interface Equation {
	/** Unknown numbers with the factor with which they count. */
	readonly terms: ReadonlyMap<string, number>;
	readonly equals: number;
}

/**
 * @param equations what was published
 * @param least by unknown number: how small it can be at least
 * @param target an unknown number
 * @returns the smallest and largest value that fits all equations
 */
export function boundsOf(
	equations: readonly Equation[],
	least: ReadonlyMap<string, number>,
	target: string
): { low: number; high: number } {
	const names = [...least.keys()];
	// x = least + y, y ≥ 0.
	const rows = equations.map(({ terms, equals }) => {
		const row = names.map((name) => terms.get(name) ?? 0);
		const rest =
			equals - names.reduce((sum, name, at) => sum + (row[at] ?? 0) * (least.get(name) ?? 0), 0);
		return rest < 0 ? [...row.map((one) => -one), -rest] : [...row, rest];
	});
	const at = names.indexOf(target);
	const base = least.get(target) ?? 0;
	const tableau = feasible(rows, names.length);
	return {
		low: base - optimum(tableau, names.length, at, -1),
		high: base + optimum(tableau, names.length, at, 1)
	};
}

interface Tableau {
	rows: number[][];
	basis: number[];
}

const EPSILON = 1e-7;

/** First phase of the simplex method: any solution, with an artificial number for each equation. */
function feasible(equations: readonly number[][], width: number): Tableau {
	const rows = equations.map((row, index) => [
		...row.slice(0, width),
		...equations.map((_, other) => (other === index ? 1 : 0)),
		row[width] ?? 0
	]);
	const basis = rows.map((_, index) => width + index);
	const objective = Array.from({ length: width + rows.length + 1 }, (_, column) =>
		column >= width && column < width + rows.length
			? 0
			: rows.reduce((sum, row) => sum + (row[column] ?? 0), 0)
	);
	climb(rows, basis, objective, width);
	if ((objective.at(-1) ?? 0) > 1e-4) throw new Error('what was published contradicts itself');
	return { rows, basis };
}

/** Second phase: the most that a number can be (direction 1), or the negative of the least (-1). */
function optimum(tableau: Tableau, width: number, target: number, direction: 1 | -1): number {
	const rows = tableau.rows.map((row) => [...row]);
	const basis = [...tableau.basis];
	const objective = Array.from({ length: rows[0]?.length ?? width + 1 }, () => 0);
	objective[target] = direction;
	for (const [index, basic] of basis.entries()) {
		const factor = objective[basic] ?? 0;
		if (factor) subtract(objective, rows[index] ?? [], factor);
	}
	return climb(rows, basis, objective, width) ? -(objective.at(-1) ?? 0) : Infinity;
}

/** Bland's rule, so that it never goes round in circles. @returns false when there is no limit */
function climb(rows: number[][], basis: number[], objective: number[], width: number): boolean {
	for (;;) {
		const column = objective.slice(0, width).findIndex((one) => one > EPSILON);
		if (column < 0) return true;
		let leaving = -1;
		let ratio = Infinity;
		for (const [index, row] of rows.entries()) {
			const pivot = row[column] ?? 0;
			if (pivot <= EPSILON) continue;
			const limit = (row.at(-1) ?? 0) / pivot;
			const first = limit < ratio - EPSILON;
			if (first || (limit < ratio + EPSILON && (basis[index] ?? 0) < (basis[leaving] ?? 0))) {
				ratio = limit;
				leaving = index;
			}
		}
		if (leaving < 0) return false;
		const row = rows[leaving] ?? [];
		const pivot = row[column] ?? 1;
		for (const [place, value] of row.entries()) row[place] = value / pivot;
		for (const [index, other] of rows.entries()) {
			if (index !== leaving && other[column]) subtract(other, row, other[column]);
		}
		subtract(objective, row, objective[column] ?? 0);
		basis[leaving] = column;
	}
}

function subtract(from: number[], row: readonly number[], factor: number): void {
	for (const [place, value] of row.entries()) from[place] = (from[place] ?? 0) - factor * value;
}
